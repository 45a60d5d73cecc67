import Ajv from 'ajv';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Log, Result, Run } from 'sarif';
import type { Finding } from '../../../src/engine/finding';
import { sarifReport } from '../../../src/report/formats/sarif-report';
import type { Report } from '../../../src/report/report';
import { CATALOGUE } from '../../../src/rules/catalogue';
import { synthesiseStack } from '../../support/cdk';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { BASE, reportOf, withFirst } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';
import schema from '../sarif-schema-2.1.0.json';

// The schema of OASIS is of draft 4; all it takes for ajv is the new name of `id`.
const validate = new Ajv({
  strict: false,
  allErrors: true,
  formats: { uri: /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i, 'uri-reference': /^[^\s<>"{}|\\^`]*$/, 'date-time': true },
}).compile({ ...schema, $schema: undefined, id: undefined, $id: schema.id });

function runOf(report: Report): Run {
  const log = JSON.parse(sarifReport(report)) as Log;
  validate(log);
  expect(validate.errors).toBeNull();
  const run = log.runs.at(0);
  if (!run) throw new Error('no run');
  return run;
}

const routes = (): Report => reportOf([template(templateWithRoutes({ count: 2, slow: 1 }))]);

function first(report: Report, change: Partial<Finding>): Result {
  const run = runOf(withFirst(report, (finding) => [{ ...finding, ...change }]));
  const result = run.results?.at(0);
  if (!result) throw new Error('no result');
  return result;
}

describe('the SARIF report', () => {
  test('is what the schema of OASIS says, for every policy and for hostile templates', () => {
    for (const text of HOSTILE) runOf(reportOf([hostileTemplate(text)], { showUnknown: true }));
    expect(runOf(routes()).results).not.toHaveLength(0);
  });

  test('describes every policy: level, help in text and Markdown, page and tags', () => {
    const { rules = [] } = runOf(routes()).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
    const rule = rules.find(({ id }) => id === 'connect-route-authorized');
    const policy = CATALOGUE.find(({ id }) => id === 'connect-route-authorized');
    expect(rule).toMatchObject({
      name: 'ConnectRouteAuthorized',
      defaultConfiguration: { level: 'error' },
      helpUri: expect.stringContaining('docs/rules/connect-route-authorized.md'),
      properties: { 'security-severity': '8.0' },
    });
    expect(rule?.properties?.tags).toEqual(expect.arrayContaining(['security', 'external/cwe/cwe-306']));
    for (const help of [rule?.help?.text, rule?.help?.markdown]) expect(help).toContain(policy?.fix);
  });

  test('says a security severity of security policies only', () => {
    const { rules = [] } = runOf(routes()).tool.driver;
    const scored = rules.filter(({ properties }) => properties?.['security-severity'] !== undefined);
    expect(scored.map(({ id }) => id)).toEqual(
      CATALOGUE.filter(({ category }) => category === 'security').map(({ id }) => id),
    );
  });

  test('points every result at its rule', () => {
    const { results = [], tool } = runOf(routes());
    expect(results.length).toBeGreaterThan(1);
    expect(results.map(({ ruleIndex = -1 }) => tool.driver.rules?.[ruleIndex]?.id)).toEqual(
      results.map(({ ruleId }) => ruleId),
    );
  });

  test("is at the user's own line, related to the template, and logically at the construct", () => {
    const report = reportOf(
      synthesiseStack((stack) => {
        new WebSocketApi(stack, 'Api', {
          connectRouteOptions: { integration: new WebSocketMockIntegration('Connect') },
        });
      }),
    );
    const result = first(report, {
      source: { file: 'lib/chat.ts', line: 14, column: 5 },
      location: { file: 'cdk.out/Chat.template.json', line: 200, column: 7 },
    });
    expect(result.locations).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: { uri: 'lib/chat.ts', uriBaseId: '%SRCROOT%' },
          region: { startLine: 14, startColumn: 5 },
        },
        logicalLocations: [{ fullyQualifiedName: expect.stringMatching(/^Chat\/Api/), kind: 'resource' }],
      },
    ]);
    expect(result.relatedLocations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'cdk.out/Chat.template.json' }, region: { startLine: 200 } } },
    ]);
  });

  test('is at the template where the source lies outside of the repository, which code scanning cannot show', () => {
    const result = first(routes(), {
      source: { file: '/elsewhere/lib/chat.ts', line: 14, column: 5 },
      location: { file: 'template.yaml', line: 3, column: 1 },
    });
    expect(result.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
      uri: 'template.yaml',
      uriBaseId: '%SRCROOT%',
    });
    expect(result.relatedLocations?.[0]?.physicalLocation?.artifactLocation).toEqual({
      uri: 'file:///elsewhere/lib/chat.ts',
    });
  });

  test('is at the source where neither lies in the repository, and at the template where there is no source', () => {
    const outside = { file: '/elsewhere/Chat.template.json', line: 1, column: 1 };
    const place = (result: Result): string | undefined =>
      result.locations?.at(0)?.physicalLocation?.artifactLocation?.uri;
    expect(place(first(routes(), { location: outside }))).toBe('file:///elsewhere/Chat.template.json');
    const source = { file: '/home/alice/chat.ts', line: 4, column: 1 };
    expect(place(first(routes(), { location: outside, source }))).toBe('file:///home/alice/chat.ts');
  });

  test('has results of a rule that is not described, without pointing at a description', () => {
    const result = first(routes(), { ruleId: 'acme/own' });
    expect([result.ruleId, result.ruleIndex]).toEqual(['acme/own', undefined]);
  });

  test('tells of acknowledgements without effect, where they are', () => {
    const report = routes();
    const ineffective = [
      { id: 'x', reason: 'y', constructPath: 'Chat/Live', message: 'acknowledges x in vain' },
      { id: 'z', reason: 'y', constructPath: '', message: 'acknowledges z in vain' },
    ];
    const { invocations = [] } = runOf({ ...report, result: { ...report.result, ineffective } });
    const texts = invocations
      .flatMap((one) => one.toolConfigurationNotifications ?? [])
      .map(({ message }) => message.text);
    expect(texts).toEqual(
      expect.arrayContaining(['Chat/Live acknowledges x in vain', 'The app acknowledges z in vain']),
    );
  });

  test('says nothing of the machine it was written on', () => {
    const report = reportOf([template(templateWithRoutes({ count: 1 }), `${BASE}/infra/chat.yaml`)]);
    const text = sarifReport(report);
    expect(text).not.toContain(BASE);
    expect(text).toContain('"infra/chat.yaml"');
  });

  test('writes a file name as an address', () => {
    const report = reportOf([template(templateWithRoutes({ count: 1 }), 'a b/ü#%.yaml')]);
    expect(runOf(report).results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'a%20b/%C3%BC%23%25.yaml',
    );
  });

  test('has a fingerprint that stays when lines move', () => {
    const fingerprints = (prefix: string): unknown[] =>
      (
        runOf(reportOf([template(`${prefix}${JSON.stringify(templateWithRoutes({ count: 2, slow: 1 }))}`)])).results ??
        []
      ).map(({ partialFingerprints }) => partialFingerprints);
    expect(fingerprints('# a comment\n\n\n')).toEqual(fingerprints(''));
    expect(new Set(fingerprints('').map((one) => JSON.stringify(one))).size).toBe(fingerprints('').length);
  });

  test('carries suppressions with their reason; all results have a list of them', () => {
    const { results = [] } = runOf(
      reportOf([
        template(
          templateWithRoutes({
            count: 1,
            stageMetadata: {
              cdk_nag: { rules_to_suppress: [{ id: 'WebSocketGuard-StageThrottling', reason: 'a load test' }] },
            },
          }),
        ),
      ]),
    );
    expect(results.find(({ ruleId }) => ruleId === 'stage-throttling')?.suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'a load test (cdk_nag metadata)' },
    ]);
    for (const { suppressions } of results) expect(suppressions).toBeInstanceOf(Array);
    const waived = first(routes(), { suppressed: { reason: 'until the move', by: 'waiver' } });
    expect(waived.suppressions).toMatchObject([{ kind: 'external' }]);
  });

  test('does not turn brackets of a template into a link', () => {
    expect(first(routes(), { message: 'see [here](javascript:alert(1)) and [0]' }).message.text).toBe(
      'see \\[here\\](javascript:alert(1)) and [0]',
    );
  });

  test('says of values that cannot be judged that they cannot, and does not make results of them', () => {
    const run = runOf(reportOf([hostileTemplate('x')], { showUnknown: true }));
    const notes = (run.invocations?.[0]?.toolExecutionNotifications ?? []).filter(({ level }) => level === 'note');
    expect(notes.length).toBeGreaterThan(0);
    expect(run.results?.every(({ kind }) => kind === undefined || kind === 'fail')).toBe(true);
  });

  test('shortens what is longer than code scanning takes, and shows that it did', () => {
    const { text = '' } = first(routes(), { message: 'x'.repeat(5000) }).message;
    expect(text).toHaveLength(1024);
    expect(text.endsWith('…')).toBe(true);
  });

  test('has no more results than code scanning takes: the worst, and it says how many are left out', () => {
    const report = withFirst(routes(), (finding) =>
      Array.from({ length: 25_010 }, (_, index) => ({ ...finding, severity: index < 20 ? 'info' : 'error' })),
    );
    const run = (JSON.parse(sarifReport(report)) as Log).runs.at(0);
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results?.filter(({ level }) => level === 'note')).toHaveLength(10);
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual([
      '10 findings left out: code scanning takes 25000 of a run.',
      'Code scanning shows 5000 of these 25000 results.',
    ]);
  });
});
