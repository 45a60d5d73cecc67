import { mend } from './linter';

const STAGE = `WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live' });`;

/** What stands above the stage of a program when it has got a log group; undefined where no log group is proposed. */
function importsFor(imports: string, space = ''): string | undefined {
  const text = mend(`${imports}\nconst stage = new ${space}${STAGE}`, 'stage-access-logs');
  return text?.slice(0, text.indexOf('\nconst stage'));
}

const NAMES = `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const WITH_DESTINATION = `import { WebSocketStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';`;

describe('a name that an edit needs', () => {
  test.each([
    [
      'comes last among those of its module',
      `import { CfnApi, CfnStage, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`,
      `import { CfnApi, CfnStage, WebSocketStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';\nimport { LogGroup } from 'aws-cdk-lib/aws-logs';\nimport { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';`,
    ],
    [
      'has a statement of its own beside one that imports types',
      `${NAMES}\nimport type { ILogGroup } from 'aws-cdk-lib/aws-logs';`,
      `${WITH_DESTINATION}\nimport type { ILogGroup } from 'aws-cdk-lib/aws-logs';\nimport { LogGroup } from 'aws-cdk-lib/aws-logs';\nimport { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';`,
    ],
    [
      'ends its statement as the last one ends',
      `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'`,
      `import { WebSocketStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'\nimport { LogGroup } from 'aws-cdk-lib/aws-logs'\nimport { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'`,
    ],
    [
      'is in the quotes of the last statement',
      `import { WebSocketStage } from "aws-cdk-lib/aws-apigatewayv2";`,
      `import { WebSocketStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";\nimport { LogGroup } from "aws-cdk-lib/aws-logs";\nimport { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";`,
    ],
    [
      'is used as it is imported',
      `import { LogGroup as Logs } from 'aws-cdk-lib/aws-logs';\n${NAMES}`,
      `import { LogGroup as Logs } from 'aws-cdk-lib/aws-logs';\n${WITH_DESTINATION}\nimport { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';`,
    ],
    [
      'is of its module where as many modules are namespaces as names',
      `import * as sqs from 'aws-cdk-lib/aws-sqs';\n${NAMES}`,
      `import * as sqs from 'aws-cdk-lib/aws-sqs';\n${WITH_DESTINATION}\nimport { LogGroup } from 'aws-cdk-lib/aws-logs';\nimport { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';`,
    ],
  ])('%s', (_, before, after) => {
    expect(importsFor(before)).toBe(after);
  });

  test.each([
    ['in an import', `${NAMES}\nimport { LogGroup } from './logs';`],
    ['in a class', `${NAMES}\nclass LogGroup {}`],
    ['in a function', `${NAMES}\nfunction logs(LogGroup) { return LogGroup; }`],
  ])('is not brought in where it means something else, %s', (_, before) => {
    expect(importsFor(before)).toBeUndefined();
  });

  test('is brought in where a comment alone has it', () => {
    expect(importsFor(`// A LogGroup follows.\n${NAMES}`)).toContain(
      `import { LogGroup } from 'aws-cdk-lib/aws-logs';`,
    );
  });

  test('is not brought in where nothing is imported', () => {
    expect(importsFor(`const { WebSocketStage } = require('aws-cdk-lib/aws-apigatewayv2');`)).toBeUndefined();
  });

  test.each(['aws-apigatewayv2-alpha', 'aws-apigatewayv2-integrations-alpha', 'aws-apigatewayv2-alpha/lib'])(
    'is not brought in beside @aws-cdk/%s, whose classes do not mix',
    (alpha) => {
      expect(importsFor(`${NAMES}\nimport { WebSocketMockIntegration } from '@aws-cdk/${alpha}';`)).toBeUndefined();
    },
  );
});

describe('a module that an edit needs', () => {
  const NAMESPACE = `import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';`;

  test.each([
    [
      'is a submodule of the root where another is, whatever else is imported',
      `import { aws_apigatewayv2 as apigwv2 } from 'aws-cdk-lib';\nimport { Construct } from 'constructs';`,
      'apigwv2.',
      `import { aws_apigatewayv2 as apigwv2, aws_logs as logs, aws_apigateway as apigateway } from 'aws-cdk-lib';\nimport { Construct } from 'constructs';`,
    ],
    [
      'is a namespace where most are',
      `import * as sqs from 'aws-cdk-lib/aws-sqs';\n${NAMESPACE}\nimport { Bucket } from 'aws-cdk-lib/aws-s3';`,
      'apigwv2.',
      `import * as sqs from 'aws-cdk-lib/aws-sqs';\n${NAMESPACE}\nimport { Bucket } from 'aws-cdk-lib/aws-s3';\nimport * as logs from 'aws-cdk-lib/aws-logs';\nimport * as apigateway from 'aws-cdk-lib/aws-apigateway';`,
    ],
    [
      'is a member of the root where the root is all there is',
      `import * as cdk from 'aws-cdk-lib';\nimport { Stack } from 'aws-cdk-lib';\nimport { aws_thing } from './thing';`,
      'cdk.aws_apigatewayv2.',
      `import * as cdk from 'aws-cdk-lib';\nimport { Stack } from 'aws-cdk-lib';\nimport { aws_thing } from './thing';`,
    ],
  ])('%s', (_, before, space, after) => {
    expect(importsFor(before, space)).toBe(after);
  });

  const connect = (imports: string, space = ''): string =>
    `${imports}\nconst api = new ${space}WebSocketApi(this, 'Chat', { connectRouteOptions: { integration } });`;

  test.each([
    [
      'a namespace',
      NAMESPACE,
      `${NAMESPACE}\nimport * as apigatewayv2Authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`,
    ],
    [
      'a submodule',
      `import { aws_apigatewayv2 as apigwv2 } from 'aws-cdk-lib';`,
      `import { aws_apigatewayv2 as apigwv2, aws_apigatewayv2_authorizers as apigatewayv2Authorizers } from 'aws-cdk-lib';`,
    ],
  ])('with a hyphen in its name is %s in camel case', (_, before, after) => {
    const text = mend(connect(before, 'apigwv2.'), 'connect-route-authorized');
    expect(text).toContain(`${after}\nconst api`);
    expect(text).toContain('new apigatewayv2Authorizers.WebSocketIamAuthorizer()');
  });
});
