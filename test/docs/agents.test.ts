import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CATALOGUE } from '../../src/rules/catalogue';
import { CHAT } from '../support/chat-template';
import { builtCommand } from '../support/command';
import { directoryWith } from '../support/files';

const ROOT = path.join(__dirname, '../..');
const PAGE = fs.readFileSync(path.join(ROOT, 'docs/agents.md'), 'utf8');

interface Start {
  readonly command: string;
  readonly args: readonly string[];
}

/** The configurations of clients on the page, by file. */
const CONFIGURATIONS = [...PAGE.matchAll(/^```json file=(\S+)\n([^]*?)^```$/gm)].map(([, file = '', text = '']) => {
  const [servers] = Object.values(JSON.parse(text) as Record<string, Record<string, Start>>);
  const start = servers?.['websocket-guard'];
  if (!start) throw new Error(`${file} names no server`);
  return { file, start };
});

/** A server for the directory that it is started in. */
const NEAREST: Start = { command: 'npx', args: ['websocket-guard', 'mcp'] };

/** The calls of tools on the page. */
const CALLS = [...PAGE.matchAll(/^```json call=(\w+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => ({
  name,
  args: JSON.parse(text) as Record<string, unknown>,
}));

const cwd = directoryWith({
  'services/chat/chat.yaml': CHAT,
  'cdk.out/chat.yaml': CHAT,
  'guard.config.json': '{ "preset": "strict" }',
});

async function connect({ command, args }: Start): Promise<Client> {
  const [name, ...rest] = args.map((word) => word.replace('${workspaceFolder}', cwd));
  expect([command, name]).toEqual(['npx', 'websocket-guard']);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [builtCommand(), ...rest], cwd, stderr: 'pipe' }),
  );
  return client;
}

beforeAll(() => builtCommand());

test('the page has configurations and a call', () => {
  expect(CONFIGURATIONS.map(({ file }) => file)).toEqual(['.mcp.json', '.vscode/mcp.json', 'elsewhere.json']);
  expect(CALLS.length).toBeGreaterThan(0);
});

test.each(CONFIGURATIONS)('the configuration $file starts a server', async ({ start }) => {
  const client = await connect(start);
  const { tools } = await client.listTools();
  const file = start.args.includes('services/chat') ? 'chat.yaml' : 'cdk.out/chat.yaml';
  const { isError } = await client.callTool({ name: 'check_template', arguments: { file } });
  await client.close();
  expect(isError).not.toBe(true);
  expect(tools.map(({ name }) => name).filter((name) => !PAGE.includes(`\`${name}\``))).toEqual([]);
});

test.each(CALLS)('the call of $name is answered', async ({ name, args }) => {
  const client = await connect(NEAREST);
  const { isError, structuredContent } = await client.callTool({ name, arguments: args });
  await client.close();
  expect(isError).not.toBe(true);
  expect(structuredContent).toMatchObject({ summary: { apis: 1 } });
});

describe('the files for agents', () => {
  const index = fs.readFileSync(path.join(ROOT, 'llms.txt'), 'utf8');
  const links = [...index.matchAll(/\]\((https:\/\/[^)]+)\)/g)].map(([, url = '']) => url);

  test('list every policy', () => {
    expect(CATALOGUE.filter(({ id }) => !index.includes(`[${id}](`))).toEqual([]);
  });

  test('link to files that there are', () => {
    const files = links.map((url) => url.replace(/^.*\/blob\/main\//, ''));
    expect(files.length).toBeGreaterThan(CATALOGUE.length);
    expect(files.filter((file) => !fs.existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  test('are in the package', () => {
    const { files } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
    expect(files).toEqual(expect.arrayContaining(['AGENTS.md', 'llms.txt']));
  });
});
