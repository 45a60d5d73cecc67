import * as fs from 'node:fs';
import * as path from 'node:path';
import { CHAT_FILE } from '../deployed/saved-answers';
import { CHAT } from '../support/chat-template';
import { command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';

const FILES = {
  'template.yaml': CHAT,
  'apps/other.yaml': CHAT.replace('RouteKey: $connect', 'RouteKey: send'),
  'deployed.json': fs.readFileSync(CHAT_FILE, 'utf8'),
  'websocket-guard.config.json': { failOn: 'error' },
};

/** A directory in which a report was saved before. */
async function directory(): Promise<string> {
  const cwd = directoryWith(FILES);
  await command(['check', 'template.yaml', '--output', 'json=report.json'], { cwd });
  return cwd;
}

test.each<[string, number]>([
  ['check template.yaml --format json', 1],
  ['check . --format json', 1],
  ['check apps template.yaml --format json', 1],
  ['check --deployed deployed.json --format json', 1],
  ['check template.yaml --deployed deployed.json --output text=report.txt', 1],
  ['check template.yaml --baseline baseline.json --update-baseline --accept-new', 0],
  ['check template.yaml --output json=template.yaml', 2],
  ['check gone.yaml', 2],
  ['check', 2],
  ['graph template.yaml apps/other.yaml', 0],
  ['diff template.yaml apps/other.yaml --format json', 1],
  ['diff report.json template.yaml --format json', 0],
  ['diff template.yaml --deployed deployed.json --format json', 1],
  ['merge report.json --format json', 0],
])('%s finds what it names in its directory, wherever the process runs', async (line, code) => {
  const [inside, outside] = [await directory(), await directory()];
  const there = await command(line.split(' '), { cwd: inside });
  expect(there.code).toBe(code);
  const elsewhere = await command(line.split(' '), { cwd: outside, staysOutside: true });
  expect(elsewhere).toEqual(there);
  expect(fs.readdirSync(outside)).toEqual(fs.readdirSync(inside));
});

test('an assembly is looked for in the directory, too', async () => {
  const manifest = {
    version: '36.0.0',
    artifacts: { Chat: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Chat.template.json' } } },
  };
  const template = {
    Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } } },
  };
  const cwd = directoryWith({ 'cdk.out/manifest.json': manifest, 'cdk.out/Chat.template.json': template });
  const { summary, findings } = reportIn(await command(['check', '--format', 'json'], { cwd, staysOutside: true }));
  expect(summary).toMatchObject({ apis: 1, templates: 1 });
  expect(new Set(findings.map(({ location }) => location.file))).toEqual(
    new Set([path.join('cdk.out', 'Chat.template.json')]),
  );
});
