import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { pack, project, run } from './support';

const PAGE = fs.readFileSync(path.join(__dirname, '../../docs/engine.md'), 'utf8');
const [, EXAMPLE = ''] = /^```ts\n([^]*?)^```$/m.exec(PAGE) ?? [];

const directory = project([pack(), '--omit=peer', '--legacy-peer-deps'], {
  'example.js': ts.transpileModule(EXAMPLE, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  }).outputText,
  'template.js':
    "console.log(require('cdk-websocket-guard/testing').findingsOf('Resources: { Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } } }').length);",
});

test('nothing but this package is installed', () => {
  const installed = fs.readdirSync(path.join(directory, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(installed).toEqual(['cdk-websocket-guard']);
});

test('the example of the page runs', () => {
  const script =
    "const { lines, sarif, isRefused } = require('./example.js'); console.log(JSON.stringify({ lines, isRefused, version: JSON.parse(sarif).version }));";
  const said = JSON.parse(run(process.execPath, ['-e', script], directory)) as { readonly lines: readonly string[] };
  expect(said).toMatchObject({ isRefused: true, version: '2.1.0' });
  expect(said.lines).toContainEqual(
    expect.stringMatching(/^8 connect-route-authorized: API Gateway lets anybody connect/),
  );
});

test('templates are tested without the CDK', () => {
  expect(Number(run(process.execPath, ['template.js'], directory))).toBeGreaterThan(0);
});

test('the files for agents are there', () => {
  const there = fs.readdirSync(path.join(directory, 'node_modules/cdk-websocket-guard'));
  expect(there).toEqual(expect.arrayContaining(['AGENTS.md', 'llms.txt']));
});
