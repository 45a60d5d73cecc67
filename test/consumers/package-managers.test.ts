import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryDirectory } from '../support/cdk';
import { pack, project, run } from './support';

/** An app with an API, the Aspect over it, and the hook, whose handler is deployed out of this package. */
const APP = `
const { App, Aspects, Stack } = require('aws-cdk-lib');
const { WebSocketApi, WebSocketStage } = require('aws-cdk-lib/aws-apigatewayv2');
const { WebSocketGuard, WebSocketGuardHook } = require('cdk-websocket-guard');
const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'Chat');
new WebSocketStage(stack, 'Stage', { webSocketApi: new WebSocketApi(stack, 'Api'), stageName: 'live' });
new WebSocketGuardHook(new Stack(app, 'Account'), 'Hook');
Aspects.of(app).add(new WebSocketGuard());
const { messages } = app.synth().getStackByName('Chat');
console.log(messages.filter(({ entry }) => String(entry.data).includes('StageThrottling')).length);
`;

const tarball = pack();
const tools = project(['pnpm@12', '@yarnpkg/cli-dist@4'], {});
const pnpm = path.join(tools, 'node_modules/pnpm/bin/pnpm.mjs');
const yarn = path.join(tools, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');

/** A project with the app, before anything is installed. */
function app(files: Readonly<Record<string, string>> = {}): string {
  const directory = temporaryDirectory();
  const all = { 'app.js': APP, 'package.json': JSON.stringify({ name: 'consumer', private: true }), ...files };
  for (const [name, text] of Object.entries(all)) fs.writeFileSync(path.join(directory, name), text);
  return directory;
}

/** What is deployed as the handler of the hook. */
function handlerFiles(directory: string): readonly string[] {
  const output = path.join(directory, 'cdk.out');
  const assets = fs.readdirSync(output).filter((name) => name.startsWith('asset.'));
  return assets.flatMap((name) => fs.readdirSync(path.join(output, name)));
}

const PEERS = ['constructs@10', 'cdk-nag@3'];
const SUMMARY = /^1 WebSocket API in 2 templates: \d+ errors/m;
const CHECK = ['check', 'cdk.out', '--fail-on', 'never'];

test('pnpm: every package finds its own peers only', () => {
  const directory = app();
  const store = ['--store-dir', path.join(directory, 'store')];
  run(process.execPath, [pnpm, 'add', '--ignore-scripts', ...store, tarball, 'aws-cdk-lib@2', ...PEERS], directory);
  expect(fs.lstatSync(path.join(directory, 'node_modules/cdk-websocket-guard')).isSymbolicLink()).toBe(true);
  expect(run(process.execPath, ['app.js'], directory)).toBe('1\n');
  expect(handlerFiles(directory)).toContain('hook.js');
  expect(run(path.join(directory, 'node_modules/.bin/websocket-guard'), CHECK, directory)).toMatch(SUMMARY);
});

test("Yarn Plug'n'Play: packages stay in their archives", () => {
  const directory = app({
    '.yarnrc.yml': 'nodeLinker: pnp\nenableTelemetry: false\nenableGlobalCache: false\nenableScripts: false\n',
    'yarn.lock': '',
  });
  const packageManager = (...args: readonly string[]): string => run(process.execPath, [yarn, ...args], directory);
  // Yarn asks for packages that newer versions of aws-cdk-lib bring along, and the registry has not all of them.
  packageManager('add', tarball, 'aws-cdk-lib@2.258.0', ...PEERS);
  expect(fs.existsSync(path.join(directory, 'node_modules'))).toBe(false);
  expect(packageManager('node', 'app.js')).toBe('1\n');
  expect(handlerFiles(directory)).toContain('hook.js');
  expect(packageManager('websocket-guard', ...CHECK)).toMatch(SUMMARY);
});
