import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseWaivers } from '../../src/engine/suppression/parse-waivers';
import { CHAT } from '../support/chat-template';
import { type Outcome, command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';

const FILE = 'websocket-guard.waivers.yaml';
const ARGS = ['waive', 'stage-throttling', 'Stage', '--reason', 'One client.'];

/** Waives in a directory with some files; what the file of waivers is afterwards. */
async function waive(
  files: Readonly<Record<string, string | object>>,
  args: readonly string[] = ARGS,
  file = FILE,
): Promise<Outcome & { readonly cwd: string; readonly text: string | undefined }> {
  const cwd = directoryWith({ 'chat.yaml': CHAT, ...files });
  const outcome = await command(args, { cwd });
  const name = path.join(cwd, file);
  return { ...outcome, cwd, text: fs.existsSync(name) ? fs.readFileSync(name, 'utf8') : undefined };
}

test('a new file is written where the check looks for it, and the waiver works', async () => {
  const { code, stdout, stderr, text, cwd } = await waive({});
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`${FILE}: stage-throttling is waived for Stage\n`);
  expect(text).toBe('waivers:\n  - rule: stage-throttling\n    scope: Stage\n    reason: One client.\n');
  const checked = await command(['check', path.join(cwd, 'chat.yaml'), '--format', 'json'], { cwd });
  expect(reportIn(checked).summary.suppressed).toBe(1);
});

describe('comments and layout stay', () => {
  test.each([
    ['# Ours.\nwaivers:\n- rule: a # first\n  scope: "b"\n\n  reason: >\n    long\n    text\n# the end\n'],
    ['waivers:\n    -   rule: a\n        scope: b\n        reason: c   # behind it\n\n# below\n$schema: x\n'],
    ['waivers:\r\n  - rule: a\r\n    scope: b\r\n    reason: c'],
    ['waivers:\n  - {rule: a, scope: b, reason: c}\n'],
  ])('%j', async (before) => {
    const { code, text = '' } = await waive({ [FILE]: before });
    expect(code).toBe(0);
    expect(parseWaivers(text, FILE).map(({ rule }) => rule)).toEqual(['a', 'stage-throttling']);
    for (const line of before.split('\n'))
      expect(text.split('\n')).toContain(
        line === before.split('\n').at(-1) && line !== '' ? `${line}${before.includes('\r') ? '\r' : ''}` : line,
      );
    if (before.includes('\r')) expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('of a list in one line', async () => {
    const { text = '' } = await waive({ [FILE]: '# Ours.\nwaivers: [] # none yet\n' });
    expect(text).toContain('# Ours.');
    expect(text).toContain('# none yet');
    expect(parseWaivers(text, FILE)).toHaveLength(1);
  });

  test('of JSON, which stays JSON', async () => {
    const json = '{\n  "waivers": [\n    { "rule": "a", "scope": "b", "reason": "c" }\n  ]\n}\n';
    const { text = '' } = await waive({ 'w.json': json }, [...ARGS, '--waivers', 'w.json'], 'w.json');
    expect(text).toContain('    { "rule": "a", "scope": "b", "reason": "c" }');
    expect(JSON.parse(text)).toMatchObject({ waivers: [{ rule: 'a' }, { rule: 'stage-throttling' }] });
  });
});

test('any spelling of the rule is taken, and texts that are special in YAML', async () => {
  const reason = '# no: "comment"\n- {x}';
  const { code, text = '' } = await waive({}, [
    ...['waive', 'WebSocketGuard::WebSocketGuard-StageThrottling', 'Chat/*', '--reason', reason],
    ...['--owner', '007', '--ticket', 'yes', '--expires', '2027-01-31'],
  ]);
  expect(code).toBe(0);
  const [waiver] = parseWaivers(text, FILE);
  expect(waiver).toMatchObject({
    rule: 'stage-throttling',
    scope: 'Chat/*',
    reason,
    ticket: 'yes',
    expires: '2027-01-31',
  });
});

test('the file that the configuration names is written to', async () => {
  const files = { 'websocket-guard.config.json': { waivers: 'policy/waivers.yaml' } };
  expect((await waive(files, ARGS, 'policy/waivers.yaml')).text).toContain('stage-throttling');
});

describe('what would not work is refused, and nothing is written', () => {
  const FIELDS = { 'websocket-guard.config.json': { waiverFields: ['owner', 'expires'] } };
  test.each<[string, object, readonly string[], string]>([
    ['no reason', {}, ARGS.slice(0, 3), "required option '--reason <text>' not specified"],
    ['an empty reason', {}, [...ARGS.slice(0, 4), ' '], '--reason is " "; it takes a text'],
    ['an unknown rule', {}, ['waive', 'stage-throtling', ...ARGS.slice(2)], 'did you mean "stage-throttling"?'],
    ['every resource', {}, ['waive', 'stage-throttling', '**', ...ARGS.slice(3)], 'would cover every resource'],
    [
      'a slow pattern',
      {},
      ['waive', 'stage-throttling', '*a*a*a*', ...ARGS.slice(3)],
      'the scope is "*a*a*a*"; it takes',
    ],
    ['no date', {}, [...ARGS, '--expires', 'soon'], '--expires is "soon"; it takes a date like 2027-01-31'],
    ['no day', {}, [...ARGS, '--expires', '2027-02-30'], '--expires is "2027-02-30", which is no day'],
    ['a past day', {}, [...ARGS, '--expires', '2026-11-20'], '--expires is 2026-11-20, which is past'],
    ['fields that are demanded', FIELDS, [...ARGS, '--owner', 'me'], 'asks every waiver for --expires'],
  ])('%s', async (_, files, args, message) => {
    const { code, stderr, text } = await waive(files as Record<string, object>, args);
    expect({ code, text }).toEqual({ code: 2, text: undefined });
    expect(stderr).toContain(message);
  });

  test('a second waiver of the same', async () => {
    const before = 'waivers:\n  - {rule: stage-throttling, scope: Stage, reason: c}\n';
    const { code, stderr, text } = await waive({ [FILE]: before });
    expect({ code, text }).toEqual({ code: 2, text: before });
    expect(stderr).toBe(`websocket-guard: ${FILE}:2:5: waives stage-throttling for Stage already; change that one\n`);
  });

  test('a file that is broken', async () => {
    const { code, stderr, text } = await waive({ [FILE]: 'waiver: []' });
    expect({ code, text }).toEqual({ code: 2, text: 'waiver: []' });
    expect(stderr).toContain(`${FILE}:1:1: no key "waiver"`);
  });
});
