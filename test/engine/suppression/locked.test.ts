import { Checker } from '../../../src/engine/check';
import { buildModel } from '../../../src/apigateway/building/build-model';
import type { Result } from '../../../src/engine/finding';
import { applyBaseline, updateBaseline } from '../../../src/engine/suppression/baseline';
import { applyWaivers } from '../../../src/engine/suppression/waivers';
import { template } from '../../support/findings';

const METADATA = {
  'none at all': '{}',
  'of this tool': '{ websocket-guard: { suppress: [{ rule: connect-route-authorized, reason: public }] } }',
  'of a decision': '{ "websocket-guard:anonymous-access": { reason: public } }',
  'of cdk-nag 2': '{ cdk_nag: { rules_to_suppress: [{ id: WebSocketGuard-ConnectRouteAuthorized, reason: public }] } }',
};

function judged(metadata: keyof typeof METADATA, locked: readonly string[] = ['connect-route-authorized']): Result {
  const input = template(`
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET } }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Metadata: ${METADATA[metadata]}
    Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: NONE }`);
  return new Checker({ locked }).check(buildModel([input]), '2026-11-21');
}

const countsIn = ({ findings, summary }: Result): boolean =>
  findings.some(({ ruleId, suppressed }) => ruleId === 'connect-route-authorized' && !suppressed) && summary.errors > 0;
const attempts = ({ notes }: Result): readonly string[] =>
  notes.map(({ message }) => message).filter((message) => message.includes('is locked'));

test.each([
  ['of this tool', 'websocket-guard metadata'],
  ['of a decision', 'websocket-guard:anonymous-access'],
  ['of cdk-nag 2', 'cdk_nag metadata'],
] as const)('metadata %s does not silence it, and the attempt is noted', (metadata, by) => {
  expect(countsIn(judged(metadata, []))).toBe(false);
  const result = judged(metadata);
  expect(countsIn(result)).toBe(true);
  expect(attempts(result)).toEqual([
    `connect-route-authorized is locked: ${by} (public) does not silence it at Connect; fix it`,
  ]);
});

test('a waiver does not silence it, and the attempt is noted', () => {
  const waiver = {
    rule: 'connect-route-authorized',
    scope: 'Connect',
    reason: 'public',
    location: { file: 'w.yaml', line: 1, column: 1 },
  };
  const { result } = applyWaivers(judged('none at all'), [waiver], '2026-11-21', ['connect-route-authorized']);
  expect(countsIn(result)).toBe(true);
  expect(attempts(result)).toHaveLength(1);
});

test('a baseline does not silence it, and does not record it', () => {
  const name = (file: string): string => file;
  const entries = updateBaseline(judged('none at all', []), [], name, true);
  const { result } = applyBaseline(judged('none at all'), entries, name);
  expect(countsIn(result)).toBe(true);
  expect(attempts(result)).toHaveLength(1);
  const isRecorded = (accept: boolean): boolean =>
    updateBaseline(judged('none at all'), entries, name, accept).some(
      ({ rule }) => rule === 'connect-route-authorized',
    );
  expect([isRecorded(true), isRecorded(false)]).toEqual([false, false]);
});

test('a finding says that its rule is locked', () => {
  const { findings } = judged('none at all');
  expect(findings.filter(({ locked }) => locked === true).map(({ ruleId }) => ruleId)).toEqual([
    'connect-route-authorized',
  ]);
});

test('any spelling locks', () => {
  expect(countsIn(judged('of this tool', ['WebSocketGuard-ConnectRouteAuthorized']))).toBe(true);
});

test.each([
  [{ locked: ['connect-route-autorized'] }, 'no rule "connect-route-autorized"; did you mean'],
  [{ locked: ['constructor'] }, 'no rule "constructor"'],
  [{ locked: ['stage-throttling'], rules: { 'stage-throttling': 'off' as const } }, 'which is off here'],
])('%j is refused', (configuration, message) => {
  expect(() => new Checker(configuration)).toThrow(message);
});
