import * as path from 'node:path';
import { CHAT } from '../support/chat-template';
import { command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';

const FILES = {
  'chat.yaml': CHAT.replace(
    '  Stage:\n',
    '  Stage:\n    Metadata: { websocket-guard: { suppress: [{ rule: stage-access-logs, reason: r }] } }\n',
  ),
  'websocket-guard.waivers.yaml': { waivers: [{ rule: 'stage-throttling', scope: 'Stage', reason: 'r' }] },
};

async function checked(args: readonly string[], files: Readonly<Record<string, string | object>> = FILES) {
  const cwd = directoryWith(files);
  return command(['check', path.join(cwd, 'chat.yaml'), '--format', 'json', ...args], { cwd });
}

test('--no-suppressions counts everything', async () => {
  const suppressed = reportIn(await checked([])).summary;
  const shown = reportIn(await checked(['--no-suppressions'])).summary;
  expect(suppressed.suppressed).toBeGreaterThan(1);
  expect(shown.suppressed).toBe(0);
  expect(shown.errors + shown.warnings + shown.infos).toBe(
    suppressed.errors + suppressed.warnings + suppressed.infos + suppressed.suppressed,
  );
});

test('a baseline that does not count is not compared with, nor updated', async () => {
  const files = { ...FILES, 'b.json': { schemaVersion: 2, findings: [] } };
  expect((await checked(['--no-suppressions', '--baseline', 'b.json'], files)).stderr).toBe('');
  const outcome = await checked(['--no-suppressions', '--baseline', 'b.json', '--update-baseline'], files);
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain('does not go with --update-baseline');
});

test('a locked rule counts whatever suppresses it; the attempt is said and in the report', async () => {
  const files = { ...FILES, 'websocket-guard.config.json': { locked: ['stage-throttling'] } };
  const outcome = await checked([], files);
  const message = 'stage-throttling is locked: waiver (r) does not silence it at Stage; fix it';
  expect(outcome.stderr).toMatch(
    new RegExp(`^websocket-guard: chat.yaml:\\d+:\\d+: ${message.replace(/[()]/g, '\\$&')}\n$`),
  );
  expect(JSON.parse(outcome.stdout).notes).toMatchObject([{ location: { file: 'chat.yaml' }, message }]);
});
