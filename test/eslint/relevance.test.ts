import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { isHandlerFile } from '../../src/eslint/analysis/handler-code/handler-file';
import { isRelevantFile } from '../../src/eslint/analysis/source-file';

/** Whether a rule looks at a file at all. */
function isLookedAt(code: string): boolean {
  let isRelevant: boolean | undefined;
  const rule = {
    create: ({ sourceCode }: { readonly sourceCode: unknown }) => {
      isRelevant = isRelevantFile(sourceCode as Parameters<typeof isRelevantFile>[0]);
      return {};
    },
  };
  const own = { rules: { rule } } as unknown as NonNullable<Linter.Config['plugins']>[string];
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { own },
    rules: { 'own/rule': 'error' },
  };
  new Linter().verify(code, config, 'app.ts');
  if (isRelevant === undefined) throw new Error('the file could not be parsed');
  return isRelevant;
}

const STATEMENT = `import { PolicyStatement } from 'aws-cdk-lib/aws-iam';\n`;
const PRINCIPAL = `import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';\n`;

describe('a file is looked at for the infrastructure it describes', () => {
  test.each([
    `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';`,
    `import { aws_apigatewayv2 } from 'aws-cdk-lib';`,
    `import { WebSocketStage } from 'cdk-websocket-guard';`,
    `import * as cdk from 'aws-cdk-lib';\nnew cdk.aws_apigatewayv2.CfnStage(this, 'Live');`,
    `${STATEMENT}new PolicyStatement({ actions: ['execute-api:ManageConnections'] });`,
    `${PRINCIPAL}handler.addPermission('Call', { principal: new ServicePrincipal('apigateway.amazonaws.com') });`,
  ])('%s', (code) => {
    expect(isLookedAt(code)).toBe(true);
  });
});

describe('a file about something else costs one look', () => {
  test.each([
    `import { Stack } from 'aws-cdk-lib';`,
    `${STATEMENT}new PolicyStatement({ actions: ['dynamodb:GetItem'] });`,
    `${PRINCIPAL}handler.addPermission('Call', { principal: new ServicePrincipal('events.amazonaws.com') });`,
    `import { WebSocket } from 'ws';`,
    `import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';`,
    `new WebSocketApi(this, 'Api'); // aws-apigatewayv2`,
  ])('%s', (code) => {
    expect(isLookedAt(code)).toBe(false);
  });
});

describe('a file is looked at for the code of a handler', () => {
  const isHandler = (text: string, name: string): boolean =>
    isHandlerFile({ text } as Parameters<typeof isHandlerFile>[0], name);

  test.each([
    [`import { ApiGatewayManagementApi } from 'aws-sdk';`, 'src/push.ts'],
    [`export const handler = async (event) => event.requestContext.connectionId;`, 'src/app.js'],
    [`exports.onConnect = async (event) => console.log(event);`, 'src/routes.js'],
    [`exports.handler = async (event) => console.log(event);`, 'src/connect.js'],
    [`exports.handler = async (event) => console.log(event);`, 'src/authorizer/index.js'],
  ])('%s', (text, name) => {
    expect(isHandler(text, name)).toBe(true);
  });

  test.each([
    [`export const handler = async (event) => console.log(event);`, 'src/app.ts'],
    [`import { Stack } from 'aws-cdk-lib';`, 'src/stack.ts'],
    [`export const useConnect = () => connect();`, 'src/connect.tsx'],
    [`test('connects', () => connect());`, 'src/connect.test.ts'],
  ])('and not where it is about something else: %s', (text, name) => {
    expect(isHandler(text, name)).toBe(false);
  });

  test('and not where a bundler made it', () => {
    const code = 'exports.handler = (event) => event.requestContext.connectionId;';
    expect(isHandler(code.padEnd(500_000), 'dist/app.js')).toBe(true);
    expect(isHandler(code.padEnd(500_001), 'dist/app.js')).toBe(false);
  });
});
