import {
  type BaselineEntry,
  applyBaseline,
  formatBaseline,
  updateBaseline,
} from '../../../src/engine/suppression/baseline';
import { parseBaseline } from '../../../src/engine/suppression/parse-baseline';
import type { Result } from '../../../src/engine/finding';
import { judge } from '../../support/findings';

const name = (file: string): string => file;

const stage = (settings: string): ReturnType<typeof judge> =>
  judge(
    'stage-throttling',
    `Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: chat, ProtocolType: WEBSOCKET}}
  Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: live, DefaultRouteSettings: {${settings}}}}`,
  );

const counted = (result: ReturnType<typeof judge>): number =>
  result.findings.filter(({ suppressed }) => !suppressed).length;

describe('what was recorded is known again', () => {
  const entries = updateBaseline(stage('LoggingLevel: ERROR'), [], name, true);

  test.each(['LoggingLevel: INFO', 'LoggingLevel: ERROR, DetailedMetricsEnabled: true', 'DataTraceEnabled: false'])(
    'whatever else stands in the map: %s',
    (settings) => {
      expect(counted(stage(settings))).toBe(1);
      expect(counted(applyBaseline(stage(settings), entries, name).result)).toBe(0);
    },
  );

  test('but not where what was judged is another value', () => {
    expect(counted(applyBaseline(stage('ThrottlingRateLimit: 5'), entries, name).result)).toBe(1);
  });
});

describe('the file of a baseline', () => {
  test('has a line for each entry, in order', () => {
    const entry = (rule: string): BaselineEntry => ({ resource: 'Stage', rule, property: '', fingerprint: 'f' });
    const line = (rule: string): string => `    {"resource":"Stage","rule":"${rule}","property":"","fingerprint":"f"}`;
    expect(formatBaseline([entry('b'), entry('a')])).toBe(
      `{\n  "schemaVersion": 2,\n  "findings": [\n${line('a')},\n${line('b')}\n  ]\n}\n`,
    );
    expect(formatBaseline([])).toBe('{\n  "schemaVersion": 2,\n  "findings": []\n}\n');
  });

  test('is read as it was written', () => {
    const entries = updateBaseline(stage(''), [], name, true);
    expect(parseBaseline(formatBaseline(entries), 'baseline.json')).toStrictEqual(entries);
  });

  test('names no template where a construct path says which finding it is', () => {
    const [finding] = stage('').findings;
    const resource = { ...finding?.resource, constructPath: 'Chat/Live' };
    const result = { ...stage(''), findings: stage('').findings.map((one) => ({ ...one, resource })) } as Result;
    expect(updateBaseline(result, [], name, true)).toStrictEqual([
      {
        resource: 'Chat/Live',
        rule: 'stage-throttling',
        property: 'DefaultRouteSettings',
        fingerprint: finding?.fingerprint,
      },
    ]);
  });
});

describe('a baseline of version 1', () => {
  const old = (property: string): readonly BaselineEntry[] =>
    parseBaseline(
      JSON.stringify({
        schemaVersion: 1,
        findings: [
          {
            resource: 'Stage',
            template: 'template.yaml',
            rule: 'stage-throttling',
            property,
            fingerprint: 'f'.repeat(32),
          },
        ],
      }),
      'baseline.json',
    );

  test('is read: its entries are known by their place', () => {
    const compared = applyBaseline(stage(''), old('DefaultRouteSettings'), name);
    expect([counted(compared.result), compared.fixed.length]).toEqual([0, 0]);
  });

  test('does not cover other places', () => {
    const compared = applyBaseline(stage(''), old('RouteSettings'), name);
    expect([counted(compared.result), compared.fixed.length]).toEqual([1, 1]);
  });

  test('covers what has moved in its list, and not what stands in no list', () => {
    const at = (propertyPath: string): Result => ({
      ...stage(''),
      findings: stage('').findings.map((one) => ({ ...one, propertyPath })),
    });
    const open = (property: string): number =>
      counted(applyBaseline(at('Statement[3].Resource[10]'), old(property), name).result);
    expect(open('Statement[12].Resource[0]')).toBe(0);
    expect(open('Statement.Resource')).toBe(1);
  });

  test('is rewritten in the form of today', () => {
    const result = stage('');
    const text = formatBaseline(updateBaseline(result, old('DefaultRouteSettings'), name, false));
    expect(text).toContain('"schemaVersion": 2');
    expect(text).toContain(result.findings[0]?.fingerprint);
    expect(text).not.toContain('isOld');
  });
});
