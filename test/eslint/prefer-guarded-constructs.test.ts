import { lint, mend } from './linter';
import { Linter } from 'eslint';
import plugin from '../../src/eslint';
import { shapes } from './shapes';

const IMPORTS = `import { Aws, Stack } from 'aws-cdk-lib'; import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'; import { CfnPermission, Function } from 'aws-cdk-lib/aws-lambda';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const RAW_ROUTE = 'import { CfnRoute } from';

shapes('prefer-guarded-constructs', {
  reported: {
    'a stage': code(`new WebSocketStage(this, 'Live', { webSocketApi });`),
    'several constructs of one import, once': code(
      `const webSocketApi = new WebSocketApi(this, 'Chat'); new WebSocketStage(this, 'Live', { webSocketApi }); new WebSocketStage(this, 'Beta', { webSocketApi });`,
    ),
    'a class that extends a construct': code(
      `export class ChatApi extends WebSocketApi { constructor(scope: Stack) { super(scope, 'Chat'); } }`,
    ),
    'an integration': code(`new WebSocketLambdaIntegration('Send', handler);`),
  },
  silent: {
    'this package': `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi });`,
    'a construct that this package does not have': `${RAW_ROUTE} 'aws-cdk-lib/aws-apigatewayv2'; new CfnRoute(this, 'Send', { apiId, routeKey: 'send' });`,
    'a class that is only a type': code(
      'export const stageOf = (api: WebSocketApi): WebSocketStage => stages.get(api);',
    ),
    'a class whose static method is called': code(
      `WebSocketApi.fromWebSocketApiAttributes(this, 'Chat', { webSocketId });`,
    ),
    'an HTTP API': `import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'; new HttpApi(this, 'Http');`,
  },
});

describe('HTTP constructs', () => {
  const HTTP = `import { Bucket } from 'aws-cdk-lib/aws-s3';
import { HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
new Bucket(this, 'Covers');
new HttpApi(this, 'Books', { defaultIntegration: new HttpUrlIntegration('Proxy', 'https://books.example.com') });`;
  const linter = new Linter();
  const messages = (settings: Linter.Config['settings'] = {}): readonly string[] =>
    linter
      .verify(HTTP, [
        {
          plugins: { 'websocket-guard': plugin },
          rules: { 'websocket-guard/prefer-guarded-constructs': 'warn' },
          settings,
        },
      ])
      .map(({ message }) => message.replace(/^cdk-websocket-guard has | with .*/g, ''));

  test('are spoken of where the settings ask for HTTP', () => {
    expect(messages({ 'websocket-guard': { protocols: ['websocket', 'http'] } })).toEqual([
      'HttpApi',
      'HttpUrlIntegration',
    ]);
    expect(messages(plugin.configs.http.settings)).toEqual(['HttpApi', 'HttpUrlIntegration']);
  });

  test.each([{}, { 'websocket-guard': {} }, { 'websocket-guard': { protocols: ['websocket'] } }])(
    'are left alone with settings %j',
    (settings) => {
      expect(messages(settings)).toEqual([]);
    },
  );
});

describe('the import of this package', () => {
  const made = `new WebSocketStage(this, 'Live', { webSocketApi });`;

  test.each([
    ['takes the place of the other', `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`, '', ';'],
    [
      'comes beside what is left of the other',
      `import { CfnRoute, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`,
      `import { CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';\n`,
      ';',
    ],
    ['ends as the other does', `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'`, '', ''],
  ])('%s', (_, before, left, end) => {
    expect(mend(`${before}\n${made}`, 'prefer-guarded-constructs')).toBe(
      `${left}import { WebSocketStage } from 'cdk-websocket-guard'${end}\n${made}`,
    );
  });

  test('is of a name of its own where the others are of a namespace', () => {
    const text = mend(
      `import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';\nnew apigwv2.WebSocketStage(this, 'Live', { webSocketApi });`,
      'prefer-guarded-constructs',
    );
    expect(text).toContain(`import { WebSocketStage } from 'cdk-websocket-guard';`);
    expect(text).toContain(`\n${made}`);
  });

  test('is not suggested where its name is taken', () => {
    const text = `import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';\nclass WebSocketStage extends apigwv2.WebSocketStage {}\nnew apigwv2.WebSocketStage(this, 'Live', { webSocketApi });`;
    expect(lint(text, 'prefer-guarded-constructs').map(({ suggestions }) => suggestions)).toEqual([undefined]);
  });
});
