import * as path from 'node:path';
import { pack, project, run } from './support';

const APP = `
const { App, Aspects, Stack } = require('aws-cdk-lib');
const { WebSocketApi, WebSocketStage } = require('aws-cdk-lib/aws-apigatewayv2');
const { WebSocketGuard } = require('cdk-websocket-guard');
const app = new App({ outdir: process.argv[2] });
const stack = new Stack(app, 'Chat');
new WebSocketStage(stack, 'Stage', { webSocketApi: new WebSocketApi(stack, 'Api'), stageName: 'live' });
Aspects.of(app).add(new WebSocketGuard());
const { messages } = app.synth().getStackByName('Chat');
console.log(messages.filter(({ entry }) => String(entry.data).includes('StageThrottling')).length);
`;

const ENGINE = `
import { judge, report } from 'cdk-websocket-guard/engine';
const text = 'Resources:\\n  Api:\\n    Type: AWS::ApiGatewayV2::Api\\n    Properties: { Name: a, ProtocolType: WEBSOCKET }\\n';
const result = judge([{ file: 'a.yaml', text }]);
console.log(JSON.parse(report(result, 'sarif')).version, result.summary.apis);
`;

const HANDLER = `
import { createHandler, handler } from 'cdk-websocket-guard/hook';
const answer = await createHandler()({ clientRequestToken: 'one', requestData: {} });
console.log(typeof handler, answer.hookStatus);
`;

const ESLINT_CONFIG = `
import websocketGuard from 'cdk-websocket-guard/eslint';
export default [websocketGuard.configs.recommended];
`;

const SOURCE = `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', autoDeploy: true });
`;

const VERSIONS = ['20', '22', '24'];

/** The packages that hold Node itself. */
const nodePackage = (version: string): string =>
  `node-${version}@npm:node-${process.platform}-${process.arch}@${version}`;

const directory = project(
  [pack(), 'aws-cdk-lib@2', 'constructs@10', 'cdk-nag@3', 'eslint@10', ...VERSIONS.map(nodePackage)],
  {
    'app.cjs': APP,
    'engine.mjs': ENGINE,
    'handler.mjs': HANDLER,
    'eslint.config.mjs': ESLINT_CONFIG,
    'src/app.mjs': SOURCE,
  },
);

describe.each(VERSIONS)('Node.js %s', (version) => {
  const program = path.join(directory, `node_modules/node-${version}/bin/node`);
  const node = (...args: readonly string[]): string => run(program, args, directory);

  test('is the one that runs', () => {
    expect(node('--version')).toMatch(new RegExp(`^v${version}\\.`));
  });

  test('an app gets the findings of the Aspect, and of the command', () => {
    const output = `cdk.out.${version}`;
    expect(node('app.cjs', output)).toBe('1\n');
    const command = path.join(directory, 'node_modules/cdk-websocket-guard/lib/cli/index.js');
    expect(node(command, 'check', output, '--fail-on', 'never')).toMatch(/^1 WebSocket API in 1 template: \d+ errors/m);
    expect(node(command, 'graph', output, '--format', 'svg')).toContain('</svg>');
  });

  test('an ES module imports constructs and Aspects by their names', () => {
    const script = `
      import library, { WebSocketApi, WebSocketGuard } from 'cdk-websocket-guard';
      console.log(WebSocketApi === library.WebSocketApi, new WebSocketGuard() instanceof library.WebSocketGuard);`;
    expect(node('--input-type=module', '-e', script)).toBe('true true\n');
  });

  test('the engine judges and reports', () => {
    expect(node('engine.mjs')).toBe('2.1.0 1\n');
  });

  test('the handler of the hook starts', () => {
    expect(node('handler.mjs')).toMatch(/function FAILED\n$/);
  });

  test('the ESLint plugin reports', () => {
    const script = `
      import { ESLint } from 'eslint';
      const results = await new ESLint().lintFiles('src');
      console.log(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)).join());`;
    expect(node('--input-type=module', '-e', script)).toContain('websocket-guard/stage-throttling');
  });
});
