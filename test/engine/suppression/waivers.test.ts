import { applyWaivers } from '../../../src/engine/suppression/waivers';
import { synthesiseStack } from '../../support/cdk';
import { addChat } from '../../support/chat-app';
import { judge } from '../../support/findings';

const result = judge('stage-throttling', ...synthesiseStack((stack) => addChat(stack)));

/** Whether a scope covers the only finding, which is at `Chat/Live/Resource`, `LiveE9E5A4E7` or the like. */
function covers(scope: string): boolean {
  const location = { file: 'waivers.yaml', line: 1, column: 1 };
  const waiver = {
    rule: 'stage-throttling',
    scope,
    reason: 'r',
    owner: 'o',
    ticket: 't',
    expires: '2027-01-31',
    location,
  };
  const { findings } = applyWaivers(result, [waiver], '2026-11-21', ['stage-throttling']).result;
  return findings.every(({ suppressed }) => suppressed);
}

test('the finding is where the scopes below look for it', () => {
  expect(result.findings.map(({ resource }) => resource.constructPath)).toEqual(['Chat/Live/Resource']);
});

test.each([
  'Chat/Live',
  '/Chat/Live',
  'Chat/Live/Resource',
  'Chat/*',
  'Chat/**',
  '**/Live',
  'Chat/L?ve',
  result.findings[0]?.resource.logicalId ?? '',
  'Live*',
])('%s covers the stage', (scope) => {
  expect(covers(scope)).toBe(true);
});

test.each([
  'Live',
  'Chat',
  'Chat/Liv',
  'chat/live',
  'Chat/{Live,Api}',
  'Chat/[L]ive',
  'Chat/(Live)',
  '!Chat/Api',
  '**',
  '*',
  '*/**',
])('%s does not', (scope) => {
  expect(covers(scope)).toBe(false);
});

test('a suppression says what its waiver says, and no more', () => {
  const location = { file: 'waivers.yaml', line: 1, column: 1 };
  const waiver = { rule: 'stage-throttling', scope: 'Chat/Live', reason: 'One client.', location };
  const suppressed = (more: object): unknown =>
    applyWaivers(result, [{ ...waiver, ...more }], '2026-11-21', ['stage-throttling']).result.findings[0]?.suppressed;
  expect(suppressed({})).toStrictEqual({ reason: 'One client.', by: 'waiver' });
  const details = { owner: 'chat team', ticket: 'CHAT-7', expires: '2027-01-31' };
  expect(suppressed(details)).toStrictEqual({
    reason: 'One client. (chat team, CHAT-7, until 2027-01-31)',
    by: 'waiver',
    ...details,
  });
});

test('a path too long to be one is compared letter by letter only', () => {
  const location = { file: 'waivers.yaml', line: 1, column: 1 };
  const waiver = {
    rule: 'stage-throttling',
    scope: 'a*a*a*',
    reason: 'r',
    owner: 'o',
    ticket: 't',
    expires: '2027-01-31',
  };
  const findings = result.findings.map((finding) => ({
    ...finding,
    resource: { ...finding.resource, constructPath: 'a'.repeat(100_000) },
  }));
  const waived = applyWaivers({ ...result, findings }, [{ ...waiver, location }], '2026-11-21', ['stage-throttling']);
  expect(waived.result.findings.map(({ suppressed }) => suppressed)).toStrictEqual([undefined]);
});
