import * as path from 'node:path';
import type { Finding } from '../../src/engine/finding';
import { CHAT } from '../support/chat-template';
import { type Outcome, command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';

const WAIVER = {
  rule: 'stage-throttling',
  scope: 'Stage',
  reason: 'The account has one client.',
  owner: 'team-chat',
  ticket: 'CHAT-7',
  expires: '2027-01-31',
};

/** Checks the chat with some waivers in the default file. */
async function checkWith(
  waivers: readonly object[] | string,
  options: { readonly today?: string; readonly args?: readonly string[] } = {},
): Promise<Outcome & { readonly findings: readonly Finding[] }> {
  const directory = directoryWith({
    'chat.yaml': CHAT,
    'websocket-guard.waivers.yaml': typeof waivers === 'string' ? waivers : { waivers },
  });
  const { args = [], today } = options;
  const outcome = await command(['check', path.join(directory, 'chat.yaml'), '--format', 'json', ...args], {
    cwd: directory,
    ...(today === undefined ? {} : { today }),
  });
  return { ...outcome, findings: outcome.stdout === '' ? [] : reportIn(outcome).findings };
}

const suppressedIn = (outcome: Awaited<ReturnType<typeof checkWith>>): readonly string[] =>
  outcome.findings.filter(({ suppressed }) => suppressed).map(({ ruleId }) => ruleId);

test('a waived finding does not count, and stays in the report with reason, owner, ticket and date', async () => {
  const outcome = await checkWith([WAIVER, { ...WAIVER, rule: 'connect-route-authorized', scope: 'Connect' }]);
  expect(outcome.code).toBe(0);
  expect(outcome.stderr).toBe('');
  expect(outcome.findings.find(({ ruleId }) => ruleId === 'stage-throttling')?.suppressed).toEqual({
    reason: 'The account has one client. (team-chat, CHAT-7, until 2027-01-31)',
    by: 'waiver',
    owner: 'team-chat',
    ticket: 'CHAT-7',
    expires: '2027-01-31',
  });
  expect(reportIn(outcome).summary).toMatchObject({ errors: 0, suppressed: 2 });
});

test('a waiver covers its rule only', async () => {
  const outcome = await checkWith([WAIVER]);
  expect(outcome.code).toBe(1);
  expect(suppressedIn(outcome)).toEqual(['stage-throttling']);
});

test('the text report shows what is waived when asked', async () => {
  const directory = directoryWith({ 'chat.yaml': CHAT, 'w.yaml': { waivers: [WAIVER] } });
  const args = ['check', path.join(directory, 'chat.yaml'), '--waivers', 'w.yaml'];
  const hidden = await command(args, { cwd: directory });
  expect(hidden.stdout).not.toContain('[stage-throttling]');
  expect(hidden.stdout).toContain('1 suppressed');
  const shown = await command([...args, '--show-suppressed'], { cwd: directory });
  expect(shown.stdout).toContain('[stage-throttling]');
  expect(shown.stdout).toContain('The account has one client. (team-chat, CHAT-7, until 2027-01-31)');
});

describe('expiry', () => {
  const AT = 'websocket-guard: websocket-guard.waivers.yaml:1:13: the waiver of stage-throttling for Stage';

  test.each([
    ['2027-01-16', ''],
    ['2027-01-17', `${AT} expires in 14 days, on 2027-01-31; fix it, or renew it with team-chat, CHAT-7\n`],
    ['2027-01-30', `${AT} expires tomorrow; fix it, or renew it with team-chat, CHAT-7\n`],
    ['2027-01-31', `${AT} expires today; fix it, or renew it with team-chat, CHAT-7\n`],
  ])('on %s it still works', async (today, stderr) => {
    const outcome = await checkWith([WAIVER], { today });
    expect(suppressedIn(outcome)).toEqual(['stage-throttling']);
    expect(outcome.stderr).toBe(stderr);
  });

  test('the day after it no longer works, and says so', async () => {
    const outcome = await checkWith([WAIVER], { today: '2027-02-01' });
    expect(suppressedIn(outcome)).toEqual([]);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toBe(
      `${AT} expired on 2027-01-31 and no longer works; fix it, or renew it with team-chat, CHAT-7\n`,
    );
  });
});

describe('rule, scope and reason are enough', () => {
  const { rule, scope, reason } = WAIVER;

  test('and the waiver never expires', async () => {
    const outcome = await checkWith([{ rule, scope, reason }], { today: '2099-01-01' });
    expect(outcome.stderr).toBe('');
    expect(outcome.findings.find(({ suppressed }) => suppressed)?.suppressed).toEqual({ reason, by: 'waiver' });
  });

  test('unless the configuration asks for more', async () => {
    const directory = directoryWith({
      'chat.yaml': CHAT,
      'websocket-guard.config.json': { waiverFields: ['owner', 'expires'] },
      'websocket-guard.waivers.yaml': 'waivers:\n  - {rule: a, scope: b, reason: c, owner: d}\n',
    });
    const outcome = await command(['check', path.join(directory, 'chat.yaml')], { cwd: directory });
    expect(outcome).toEqual({
      code: 2,
      stdout: '',
      stderr: 'websocket-guard: websocket-guard.waivers.yaml:2:5: waivers[0] has no "expires"\n',
    });
  });

  test('a renewal names nobody where nobody answers for it', async () => {
    const outcome = await checkWith([{ rule, scope, reason, expires: '2027-01-31' }], { today: '2027-02-01' });
    expect(outcome.stderr).toContain('no longer works; fix it, or renew it\n');
  });
});

describe('waivers that do nothing are reported', () => {
  test.each([
    ['unused', { scope: 'Nobody' }, 'the waiver of stage-throttling for Nobody matches no finding; remove it'],
    [
      'of an unknown rule',
      { rule: 'stage-throtling' },
      'does nothing: there is no rule "stage-throtling"; did you mean "stage-throttling"?',
    ],
    ['for everything', { scope: '**' }, 'for ** does nothing: it would cover every resource'],
    ['for anything', { scope: '**/*' }, 'for **/* does nothing: it would cover every resource'],
  ])('%s', async (_, change, message) => {
    const outcome = await checkWith([{ ...WAIVER, ...change }]);
    expect(outcome.code).toBe(1);
    expect(suppressedIn(outcome)).toEqual([]);
    expect(outcome.stderr).toContain(message);
  });
});

describe('a file that is no file of waivers is refused with line and column', () => {
  test.each([
    ['broken YAML', 'waivers:\n  - rule: "stage', '2:17: Missing closing "quote'],
    ['another key', 'waiver: []', '1:1: no key "waiver"; did you mean "waivers"?'],
    ['no list', 'waivers: all', '1:1: waivers is "all"; it takes a list'],
    ['a misspelt key', `waivers:\n  - rule: a\n    skope: b`, '3:5: no key "skope"; did you mean "scope"?'],
    ['no reason', 'waivers:\n  - {rule: a, scope: b}', '2:5: waivers[0] has no "reason"'],
    [
      'an empty reason',
      'waivers:\n  - rule: a\n    scope: b\n    reason: ""',
      '4:5: waivers[0].reason is ""; it takes a text',
    ],
    [
      'a day that does not exist',
      'waivers:\n  - {rule: a, scope: b, reason: c, owner: d, ticket: e, expires: 2027-02-30}',
      '2:57: waivers[0].expires is "2027-02-30", which is no day',
    ],
    [
      'a pattern that takes for ever to match',
      'waivers:\n  - {rule: a, scope: "*a*a*a*a*", reason: c}',
      '2:15: waivers[0].scope is "*a*a*a*a*"; it takes a construct path or a logical id of at most 1024 characters and three wildcards',
    ],
  ])('%s', async (_, text, message) => {
    const outcome = await checkWith(text);
    expect(outcome.code).toBe(2);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).toContain(`websocket-guard: websocket-guard.waivers.yaml:${message}`);
    for (const line of outcome.stderr.trimEnd().split('\n'))
      expect(line).toMatch(/^websocket-guard: websocket-guard\.waivers\.yaml:\d+:\d+: /);
  });

  test('with all that is wrong, in one go', async () => {
    const outcome = await checkWith('waivers:\n  - {rule: a, skope: b, reason: ""}\n  - {rule: a}');
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(4);
  });

  test('a file that is named has to be there', async () => {
    const outcome = await checkWith([], { args: ['--waivers', 'nowhere.yaml'] });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toBe(
      'websocket-guard: nowhere.yaml: there is no such file of waivers; `websocket-guard waive` writes one\n',
    );
  });
});
