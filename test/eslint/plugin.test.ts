import { ESLint } from 'eslint';
import * as fs from 'node:fs';
import * as path from 'node:path';
import plugin from '../../src/eslint';
import { CODE_RULES } from '../../src/engine/rule-names/code-rules';
import { docsUrl } from '../../src/engine/rule-names/docs-url';
import { SOURCE_ONLY } from '../../src/eslint/rule-index';
import { CATALOGUE } from '../../src/rules/catalogue';
import { described } from './linter';
import manifest from '../../package.json';

const RULES = path.join(__dirname, '..', '..', 'src', 'eslint', 'rules');

test('the plugin says who it is', () => {
  expect(plugin.meta).toEqual({ name: manifest.name, version: manifest.version, namespace: 'websocket-guard' });
});

test('every file of the rules is a rule of the plugin, and has a test of its name', () => {
  const files = fs.readdirSync(RULES).map((file) => path.basename(file, '.ts'));
  expect(Object.keys(plugin.rules)).toEqual(files.sort());
  expect(files.filter((id) => !fs.existsSync(path.join(__dirname, `${id}.test.ts`)))).toEqual([]);
});

test('a rule has the policy of its id, or is one that only source code shows', () => {
  const policies = new Set(CATALOGUE.map(({ id }) => id));
  expect(SOURCE_ONLY.map(({ id }) => id)).toEqual(Object.keys(plugin.rules).filter((id) => !policies.has(id)));
  expect(SOURCE_ONLY.map(({ id }) => id)).toEqual(CODE_RULES);
});

test.each(described)('$id describes itself as its policy does', (description) => {
  const { meta } = plugin.rules[description.id] as { meta: Record<string, unknown> };
  expect(meta).toMatchObject({
    docs: { description: description.title, severity: description.severity, url: docsUrl(description) },
    schema: expect.any(Array),
    messages: expect.any(Object),
  });
});

test.each(described)('$id takes the options of its policy and no others', ({ id, options }) => {
  const { schema, defaultOptions } = (plugin.rules[id] as { meta: Record<string, unknown> }).meta;
  if (!options) {
    expect(schema).toEqual([]);
    return;
  }
  expect(defaultOptions).toEqual([options.defaults]);
  expect(schema).toMatchObject([{ type: 'object', additionalProperties: false, description: expect.any(String) }]);
  expect(Object.keys((schema as [{ properties: object }])[0].properties)).toEqual(Object.keys(options.schema));
});

const WEBSOCKET_RULES = Object.keys(plugin.rules).filter((id) => !id.startsWith('http-'));

test('recommended takes errors and warnings as they are, strict raises them, all has every rule', () => {
  const { recommended, strict, all } = plugin.configs;
  expect([recommended, strict, all].map(({ name }) => name)).toEqual([
    'websocket-guard/recommended',
    'websocket-guard/strict',
    'websocket-guard/all',
  ]);
  expect(recommended.rules).toMatchObject({
    'websocket-guard/stage-throttling': 'error',
    'websocket-guard/stage-access-logs': 'warn',
  });
  expect(recommended.rules).not.toHaveProperty(['websocket-guard/authorizer-header-only']);
  expect(recommended.rules).not.toHaveProperty(['websocket-guard/prefer-guarded-constructs']);
  expect(strict.rules).toMatchObject({
    'websocket-guard/stage-access-logs': 'error',
    'websocket-guard/authorizer-header-only': 'warn',
  });
  expect(strict.rules).not.toHaveProperty(['websocket-guard/prefer-guarded-constructs']);
  expect(all.rules).toMatchObject({ 'websocket-guard/prefer-guarded-constructs': 'warn' });
  expect(Object.keys(all.rules)).toEqual(WEBSOCKET_RULES.map((id) => `websocket-guard/${id}`));
});

test('rules about HTTP APIs are in no preset, and all of them in the configuration http', () => {
  const ids = Object.keys(plugin.rules).filter((id) => !WEBSOCKET_RULES.includes(id));
  expect(plugin.configs.http).toMatchObject({
    name: 'websocket-guard/http',
    settings: { 'websocket-guard': { protocols: ['websocket', 'http'] } },
  });
  expect(plugin.configs.http.rules).toEqual({
    'websocket-guard/http-cors-credentials-wildcard': 'error',
    'websocket-guard/http-cors-open': 'warn',
    'websocket-guard/http-integration-payload-format': 'error',
    'websocket-guard/http-integration-plaintext-backend': 'warn',
    'websocket-guard/http-integration-timeout-range': 'error',
  });
  expect(Object.keys(plugin.configs.http.rules)).toEqual(ids.map((id) => `websocket-guard/${id}`));
});

test('options outside of the range of the policy are refused', async () => {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      {
        plugins: { 'websocket-guard': plugin },
        rules: { 'websocket-guard/stage-throttling': ['error', { maximumRate: 0 }] },
      },
    ],
  });
  await expect(eslint.lintText('')).rejects.toThrow('Value 0 should be >= 1');
});

test.each([
  [
    'stage-throttling',
    { maximumRate: 100 },
    `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
     new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 500, burstLimit: 100 } });`,
    'rateLimit is 500; this project allows at most 100.',
  ],
  [
    'stage-throttling',
    { minimumBurst: 200, maximumRate: 500 },
    `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
     new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 500, burstLimit: 199 } });
     new WebSocketStage(this, 'Test', { webSocketApi, throttle: { rateLimit: 499, burstLimit: 200 } });`,
    'burstLimit is 199; this project allows at least 200.',
  ],
  [
    'integration-timeout-range',
    { longest: 10_000 },
    `import { Duration } from 'aws-cdk-lib';
     import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
     new WebSocketLambdaIntegration('Send', handler, { timeout: Duration.seconds(11) });
     new WebSocketLambdaIntegration('Join', handler, { timeout: Duration.seconds(10) });`,
    'The integration waits 11000 ms; this project allows at most 10000 ms.',
  ],
])('%s outside of what the project allows is reported: %j', async (id, options, code, message) => {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      { plugins: { 'websocket-guard': plugin }, rules: { [`websocket-guard/${id}`]: ['error', options] } },
    ],
  });
  const [result] = await eslint.lintText(code, { filePath: path.join(__dirname, 'app.js') });
  expect(result?.messages.map((one) => one.message)).toEqual([message]);
});
