import { CHAT } from '../support/chat-template';
import { command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';
import * as path from 'node:path';

const SPELLINGS = ['WebSocketGuard-StageThrottling', 'WebSocketGuard::StageThrottling', 'Annotation::stage-throttling'];

/** The rules that something counts for, with some files and options. */
async function rulesFound(
  files: Readonly<Record<string, string | object>>,
  ...args: string[]
): Promise<readonly string[]> {
  const cwd = directoryWith({ 'chat.yaml': CHAT, ...files });
  const outcome = await command(['check', path.join(cwd, 'chat.yaml'), '--format', 'json', ...args], { cwd });
  return reportIn(outcome)
    .findings.filter(({ suppressed }) => !suppressed)
    .map(({ ruleId }) => ruleId);
}

describe.each(SPELLINGS)('%s names stage-throttling', (spelling) => {
  test('to explain', async () => {
    const { code, stdout } = await command(['explain', spelling]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^stage-throttling \(/);
  });

  test('to --rule, above the configuration, however that spells it', async () => {
    expect(await rulesFound({})).toContain('stage-throttling');
    expect(await rulesFound({}, '--rule', `${spelling}=off`)).not.toContain('stage-throttling');
    const files = { 'websocket-guard.config.json': { rules: { 'stage-throttling': 'error' } } };
    expect(await rulesFound(files, '--rule', `${spelling}=off`)).not.toContain('stage-throttling');
  });

  test('to the configuration', async () => {
    const files = { 'websocket-guard.config.json': { rules: { [spelling]: 'off' } } };
    expect(await rulesFound(files)).not.toContain('stage-throttling');
  });

  test('to waivers', async () => {
    const waivers = `waivers: [{ rule: '${spelling}', scope: Stage, reason: r, owner: o, ticket: t, expires: 2027-01-31 }]`;
    expect(await rulesFound({ 'websocket-guard.waivers.yaml': waivers })).not.toContain('stage-throttling');
  });
});

describe('complaints quote what was written', () => {
  test('a rule that does not exist', async () => {
    const { code, stderr } = await command(['explain', 'WebSocketGuard-StageThrotling']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'websocket-guard: no rule "WebSocketGuard-StageThrotling"; did you mean "WebSocketGuard-StageThrottling"?\n',
    );
  });

  test('a rule that is like none, with what lists them', async () => {
    const { code, stderr } = await command(['explain', 'nope']);
    expect(code).toBe(2);
    expect(stderr).toBe('websocket-guard: no rule "nope"; `websocket-guard rules` lists them all\n');
  });

  test('a rule that is configured twice', async () => {
    const cwd = directoryWith({
      'websocket-guard.config.json': {
        rules: { 'stage-throttling': 'off', 'WebSocketGuard-StageThrottling': 'error' },
      },
    });
    const { code, stderr } = await command(['check'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /"stage-throttling" and "WebSocketGuard-StageThrottling" are the same rule; keep one of them/,
    );
  });
});
