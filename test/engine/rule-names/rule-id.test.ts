import { findRuleId, noSuchRule } from '../../../src/engine/rule-names/rule-id';

const IDS = ['stage-throttling', 'stage-access-logs', 'acme/stage-owner'];

describe('a rule is found by every spelling that users see', () => {
  test.each([
    'stage-throttling',
    'StageThrottling',
    'WebSocketGuard-StageThrottling',
    'WebSocketGuard::WebSocketGuard-StageThrottling',
    'WebSocketGuard::StageThrottling',
    'Annotation::stage-throttling',
    'Annotation::WebSocketGuard-StageThrottling',
    'websocket-guard/stage-throttling',
    'cdk-websocket-guard/stage-throttling',
  ])('%s', (spelling) => {
    expect(findRuleId(spelling, IDS)).toBe('stage-throttling');
  });

  test.each(['acme/stage-owner', 'WebSocketGuard-AcmeStageOwner', 'WebSocketGuard::acme/stage-owner'])(
    'a rule of the user: %s',
    (spelling) => {
      expect(findRuleId(spelling, IDS)).toBe('acme/stage-owner');
    },
  );

  test.each(['', '::', 'stage', 'WebSocketGuard-', '__proto__', 'AwsSolutions-APIG4'])(
    'and by no other: %j',
    (spelling) => {
      expect(findRuleId(spelling, IDS)).toBeUndefined();
    },
  );
});

test.each([
  ['stage-throtling', 'no rule "stage-throtling"; did you mean "stage-throttling"?'],
  ['STAGE-THROTTLING', 'no rule "STAGE-THROTTLING"; did you mean "stage-throttling"?'],
  [
    'WebSocketGuard-StageThrotling',
    'no rule "WebSocketGuard-StageThrotling"; did you mean "WebSocketGuard-StageThrottling"?',
  ],
  [
    'Annotation::stage-throtling',
    'no rule "Annotation::stage-throtling"; did you mean "Annotation::stage-throttling"?',
  ],
  ['nothing-like-it-at-all', 'no rule "nothing-like-it-at-all"'],
  ['websocket-guard/nothing', 'no rule "websocket-guard/nothing"'],
  ['await-post', 'no rule "await-post"; only the ESLint plugin has it'],
  ['websocket-guard/await-post', 'no rule "websocket-guard/await-post"; only the ESLint plugin has it'],
  ['WebSocketGuard-AwaitPost', 'no rule "WebSocketGuard-AwaitPost"; only the ESLint plugin has it'],
])('a complaint quotes the spelling that was written, and says what may be meant: %s', (spelling, message) => {
  expect(noSuchRule(spelling, IDS)).toBe(message);
});
