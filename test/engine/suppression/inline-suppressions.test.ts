import type { Result } from '../../../src/engine/finding';
import { buildModel } from '../../../src/apigateway/building/build-model';
import { Checker } from '../../../src/engine/check';
import type { Configuration } from '../../../src/engine/config/configuration';
import { template } from '../../support/findings';

/** What is found of a stage with some metadata. */
function judged(metadata: unknown, today?: string, configuration: Configuration = {}): Result {
  const input = template(
    JSON.stringify(
      {
        Resources: {
          Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
          Stage: {
            Type: 'AWS::ApiGatewayV2::Stage',
            Metadata: metadata,
            Properties: { ApiId: { Ref: 'Api' }, StageName: 'live' },
          },
        },
      },
      null,
      1,
    ),
  );
  return new Checker(configuration).check(buildModel([input]), today);
}

const suppress = (...entries: readonly object[]): object => ({ 'websocket-guard': { suppress: entries } });
const ENTRY = { rule: 'stage-throttling', reason: 'One client.' };
const suppressionOf = ({ findings }: Result, rule = 'stage-throttling') =>
  findings.find(({ ruleId }) => ruleId === rule)?.suppressed;
const messages = ({ notes }: Result): readonly string[] => notes.map(({ message }) => message);

test.each(['stage-throttling', 'WebSocketGuard-StageThrottling', 'WebSocketGuard::StageThrottling'])(
  'a resource says %s is not to count, and why',
  (rule) => {
    const result = judged(suppress({ ...ENTRY, rule }));
    expect(suppressionOf(result)).toEqual({ reason: 'One client.', by: 'websocket-guard metadata' });
    expect(suppressionOf(result, 'stage-access-logs')).toBeUndefined();
    expect(result.notes).toEqual([]);
  },
);

describe('until a day', () => {
  const result = (today?: string): Result => judged(suppress({ ...ENTRY, expires: '2027-01-31' }), today);

  test('it works on that day', () => {
    expect(suppressionOf(result('2027-01-31'))).toEqual({
      reason: 'One client. (until 2027-01-31)',
      by: 'websocket-guard metadata',
      expires: '2027-01-31',
    });
    expect(result('2027-01-31').notes).toEqual([]);
  });

  test('the day after it is reported again, with a note where it stands', () => {
    const after = result('2027-02-01');
    expect(suppressionOf(after)).toBeUndefined();
    expect(after.notes).toEqual([
      {
        location: { file: 'template.yaml', line: 15, column: 7 },
        message:
          'the metadata of Stage: the suppression of stage-throttling expired on 2027-01-31 and no longer works; fix it, or renew it',
      },
    ]);
  });

  test('it does not work where nobody knows the date', () => {
    expect(suppressionOf(result())).toBeUndefined();
  });
});

test.each<[string, unknown, string]>([
  ['an unknown rule', suppress({ rule: 'stage-throtling', reason: 'r' }), 'no rule "stage-throtling"; did you mean'],
  ['no reason', suppress({ rule: 'stage-throttling' }), 'suppress[0] has no "reason"; it silences nothing'],
  ['an empty reason', suppress({ ...ENTRY, reason: ' ' }), 'suppress[0].reason is " "; it takes a text'],
  ['a misspelt key', suppress({ ...ENTRY, expire: 'x' }), 'no key "expire"; did you mean "expires"?'],
  ['no date', suppress({ ...ENTRY, expires: 'soon' }), 'suppress[0].expires is "soon"; it takes a date'],
  ['no day', suppress({ ...ENTRY, expires: '2027-02-30' }), 'expires is "2027-02-30", which is no day'],
  ['no list', { 'websocket-guard': { suppress: ENTRY } }, 'it takes a list; it silences nothing'],
  ['nothing', { 'websocket-guard': 'off' }, 'is "off"; it takes an object; it silences nothing'],
  ['an intrinsic', suppress({ rule: { Ref: 'Rule' }, reason: 'r' }), 'it takes a text'],
  ['a key that every object has', suppress({ rule: 'constructor', reason: 'r' }), 'no rule "constructor"'],
])('%s suppresses nothing, and is said', (_, metadata, message) => {
  const result = judged(metadata, '2026-11-21');
  expect(suppressionOf(result)).toBeUndefined();
  expect(messages(result)).toEqual([expect.stringContaining(message)]);
});

test('what is wrong with one entry leaves the others', () => {
  const result = judged(suppress({ rule: 'stage-access-logs' }, ENTRY));
  expect(suppressionOf(result)).toMatchObject({ reason: 'One client.' });
  expect(suppressionOf(result, 'stage-access-logs')).toBeUndefined();
});

test('what finds nothing is to be removed, unless its rule was not asked', () => {
  const unused = suppress({ rule: 'stage-throttle-zero', reason: 'r' });
  expect(messages(judged(unused))).toEqual([
    'the metadata of Stage: stage-throttle-zero finds nothing there; remove its suppression',
  ]);
  expect(messages(judged(unused, undefined, { rules: { 'stage-throttle-zero': 'off' } }))).toEqual([]);
});

test('metadata of other tools is none of ours', () => {
  expect(judged({ 'aws:cdk:path': 'Chat', 'cfn-lint': { config: {} } }).notes).toEqual([]);
  expect(judged('text').notes).toEqual([]);
  expect(judged(null).notes).toEqual([]);
});

test('twenty thousand mistakes are a hundred notes', () => {
  const many = suppress(...Array.from({ length: 20_000 }, (_, index) => ({ rule: `x${index}`, reason: 'r' })));
  expect(judged(many).notes).toHaveLength(100);
});

test.each(['stage-throttling', 'WebSocketGuard-StageThrottling', 'WebSocketGuard::WebSocketGuard-StageThrottling'])(
  'the metadata of cdk-nag 2 takes %s',
  (id) => {
    const result = judged({ cdk_nag: { rules_to_suppress: [{ id, reason: 'a test' }] } });
    expect(suppressionOf(result, 'stage-throttling')).toMatchObject({ by: 'cdk_nag metadata', reason: 'a test' });
    expect(suppressionOf(result, 'stage-access-logs')).toBeUndefined();
  },
);

test('a misspelt id in the metadata of cdk-nag 2 is said where it stands, and ids of other packs are not', () => {
  const ids = ['WebSocketGuard-StageThrotling', 'WebSocketGuard-StageAccessLogs', 'AwsSolutions-APIG1', 5];
  const result = judged({ cdk_nag: { rules_to_suppress: [null, ...ids.map((id) => ({ id, reason: 'a test' }))] } });
  expect(messages(result)).toEqual([
    'the metadata of Stage: there is no rule "WebSocketGuard-StageThrotling"; did you mean "WebSocketGuard-StageThrottling"?',
  ]);
  expect(suppressionOf(result, 'stage-access-logs')).toMatchObject({ by: 'cdk_nag metadata' });
});

describe('what is said of metadata', () => {
  test('is nothing of an expired suppression where nobody knows the date', () => {
    expect(judged(suppress({ ...ENTRY, expires: '2027-01-31' })).notes).toEqual([]);
  });

  test('names the place of each mistake', () => {
    const places = (metadata: unknown): readonly string[] => messages(judged(metadata));
    expect(places({ 'websocket-guard': {} })).toEqual([
      'the metadata of Stage: has no "suppress"; it silences nothing',
    ]);
    expect(places({ 'websocket-guard': 7 })).toEqual([
      expect.stringMatching(/^the metadata of Stage: \S.*; it silences nothing$/),
    ]);
    expect(places({ 'websocket-guard': { suppress: [], other: 1 } })).toEqual([
      expect.stringMatching(/^the metadata of Stage: no key "?other/),
    ]);
    expect(places(suppress({ rule: 'stage-throttling', reason: ' ' }))).toEqual([
      'the metadata of Stage: suppress[0].reason is " "; it takes a text; it silences nothing',
    ]);
    expect(places(suppress({ ...ENTRY, expires: '2027-02-30' }))).toEqual([
      'the metadata of Stage: expires is "2027-02-30", which is no day',
    ]);
  });

  test('stands where the mistake is', () => {
    const lineOf = (metadata: unknown): number | undefined => judged(metadata).notes[0]?.location.line;
    const rule = lineOf(suppress(ENTRY, { ...ENTRY, rule: 'stage-throtling' }));
    const expires = lineOf(suppress(ENTRY, { ...ENTRY, rule: 'stage-name', expires: '2027-02-30' }));
    expect([rule, expires]).toEqual([20, 22]);
    const nag = { cdk_nag: { rules_to_suppress: [{ id: 7 }, { id: 'WebSocketGuard-StageThrotling', reason: 'r' }] } };
    expect(judged(nag).notes).toEqual([
      {
        location: expect.objectContaining({ line: 18 }) as unknown,
        message:
          'the metadata of Stage: there is no rule "WebSocketGuard-StageThrotling"; did you mean "WebSocketGuard-StageThrottling"?',
      },
    ]);
  });

  test('is the first hundred mistakes, of which each has a name that may be meant', () => {
    const many = Array.from({ length: 102 }, () => ({ ...ENTRY, rule: 'stage-throtling' }));
    const notes = messages(judged(suppress(...many)));
    expect(notes).toHaveLength(100);
    expect(new Set(notes)).toEqual(
      new Set(['the metadata of Stage: there is no rule "stage-throtling"; did you mean "stage-throttling"?']),
    );
  });

  test('a rule that is suppressed twice has the first reason', () => {
    const twice = judged(suppress(ENTRY, { ...ENTRY, reason: 'Again.' }));
    expect(suppressionOf(twice)?.reason).toBe('One client.');
  });
});

test('metadata of cdk-nag 2 with other ids, or with none, changes nothing', () => {
  const nag = (...rules: readonly unknown[]): object => ({ cdk_nag: { rules_to_suppress: rules } });
  expect(suppressionOf(judged(nag('x', {}, { id: 7 }, { id: 'AwsSolutions-APIG1', reason: 'r' })))).toBeUndefined();
  expect(judged(nag('x', {}, { id: 7 }, { id: 'AwsSolutions-APIG1', reason: 'r' })).notes).toEqual([]);
  expect(suppressionOf(judged(nag({ id: 'WebSocketGuard-StageThrottling' })))).toEqual({
    reason: '',
    by: 'cdk_nag metadata',
  });
  expect(suppressionOf(judged({ cdk_nag: { rules_to_suppress: 'WebSocketGuard-StageThrottling' } }))).toBeUndefined();
});
