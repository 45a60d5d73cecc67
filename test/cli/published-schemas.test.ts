import * as fs from 'node:fs';
import * as path from 'node:path';
import { command } from '../support/command';
import { directoryWith } from '../support/files';
import { schema } from '../support/schema';

const EXAMPLES = path.join(__dirname, '../rules/stage/stage-throttling');
const labelled = { 'websocket-guard.config.json': '{ "labels": { "team": "chat" } }' };

const stdout = async (args: readonly string[], cwd: string): Promise<unknown> =>
  JSON.parse((await command(args, { cwd })).stdout);

test('`check --format json` prints what the published schema says', async () => {
  const cwd = directoryWith(labelled);
  const report = await stdout(['check', EXAMPLES, '--format', 'json', '--preset', 'all', '--show-unknown'], cwd);
  expect(report).toMatchObject({ labels: { team: 'chat' }, findings: { length: expect.any(Number) as number } });
  expect(schema('report')(report)).toBe(true);
});

test('`merge --format json` prints what the published schema says', async () => {
  const cwd = directoryWith(labelled);
  const { stdout: report } = await command(['check', EXAMPLES, '--format', 'json'], { cwd });
  fs.writeFileSync(path.join(cwd, 'chat.json'), report);
  const merged = await stdout(['merge', 'chat.json', '--format', 'json'], cwd);
  expect(merged).toMatchObject({ repositories: [{ name: 'chat', labels: { team: 'chat' } }] });
  expect(schema('report')(merged)).toBe(true);
});

test('`rules --format json` prints what the published schema says', async () => {
  expect(schema('rules')(await stdout(['rules', '--format', 'json'], directoryWith({})))).toBe(true);
});
