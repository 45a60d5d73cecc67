import { Duration, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { synthesise } from '../../support/cdk';
import { judge, reports, template, unknowns } from '../../support/findings';
import { IS_PROD, integration as unused, invocation, lambdaFunction } from '../../support/integration';

const id = 'integration-timeout-lambda';
const here = ['Integration TimeoutInMillis'];

/** An integration that a route uses. */
const integration = (
  properties: string,
  { resources = '', sections = '' }: { readonly resources?: string; readonly sections?: string } = {},
): string =>
  unused(properties, {
    resources: `${resources}
  Send:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: send, Target: !Sub 'integrations/\${Integration}' }`,
    sections: sections,
  });

/** An integration that waits some time for a function that takes some time; either as YAML, empty for nothing. */
const waiting = (wait: string, run: string, sections = ''): string =>
  integration(`${wait}${wait && ', '}IntegrationUri: ${invocation()}`, {
    resources: lambdaFunction(run || 'Runtime: nodejs22.x'),
    sections,
  });

test.each([
  ['', 'Timeout: 30'],
  ['', 'Timeout: "30"'],
  ['TimeoutInMillis: 29000', 'Timeout: 30'],
  ['TimeoutInMillis: 10000', 'Timeout: 11'],
  ['TimeoutInMillis: "2999"', ''],
])('an integration with "%s" is shorter than a function with "%s"', (wait, run) => {
  expect(reports(id, waiting(wait, run))).toEqual(here);
});

test.each([
  ['', ''],
  ['', 'Timeout: 29'],
  ['TimeoutInMillis: 10000', 'Timeout: 10'],
  ['TimeoutInMillis: 3000', ''],
])('an integration with "%s" is long enough for a function with "%s"', (wait, run) => {
  expect(reports(id, waiting(wait, run))).toEqual([]);
});

test('the message names the function and both times', () => {
  expect(judge(id, waiting('', 'Timeout: 60')).findings[0]?.message).toBe(
    'The integration waits 29000 ms for function Function, which may run 60000 ms: API Gateway gives up with "Endpoint request timed out".',
  );
});

test.each([`"'Event'"`, `!If [IsProd, "'Event'", "'Event'"]`])(
  'no answer is waited for with invocation type %s',
  (type) => {
    const header = `RequestParameters: { integration.request.header.X-Amz-Invocation-Type: ${type} }`;
    expect(reports(id, waiting(`IntegrationType: AWS, ${header}`, 'Timeout: 300', IS_PROD))).toEqual([]);
  },
);

test.each([
  `integration.request.header.X-Amz-Invocation-Type: "'RequestResponse'"`,
  `integration.request.header.X-Other: "'Event'"`,
])('an answer is waited for with %s', (header) => {
  expect(reports(id, waiting(`RequestParameters: { ${header} }`, 'Timeout: 300'))).toEqual(here);
});

test('the name of the header knows no case', () => {
  const header = `integration.request.header.x-amz-invocation-type: "'Event'"`;
  expect(reports(id, waiting(`RequestParameters: { ${header} }`, 'Timeout: 300'))).toEqual([]);
});

test('an invocation type that only deployment knows is unknown', () => {
  const type = 'RequestParameters: { integration.request.header.X-Amz-Invocation-Type: !ImportValue Type }';
  expect(reports(id, waiting(type, 'Timeout: 300'))).toEqual([]);
  expect(unknowns(id, waiting(type, 'Timeout: 300'))).toHaveLength(1);
});

test('branches of integration and function are taken together', () => {
  expect(reports(id, waiting('TimeoutInMillis: !If [IsProd, 20000, 5000]', 'Timeout: 10', IS_PROD))).toEqual([
    'Integration TimeoutInMillis when IsProd is false',
  ]);
  expect(reports(id, waiting('', 'Timeout: !If [IsProd, 10, 60]', IS_PROD))).toEqual([
    'Integration TimeoutInMillis when IsProd is false',
  ]);
  const together = waiting('TimeoutInMillis: !If [IsProd, 20000, 5000]', 'Timeout: !If [IsProd, 20, 5]', IS_PROD);
  expect(reports(id, together)).toEqual([]);
});

test('a time that only deployment knows is unknown', () => {
  const run = 'Parameters: { Run: { Type: Number } }';
  const wait = 'Parameters: { Wait: { Type: Number } }';
  for (const unknown of [
    waiting('', 'Timeout: !Ref Run', run),
    waiting('TimeoutInMillis: !Ref Wait', 'Timeout: 60', wait),
  ]) {
    expect(reports(id, unknown)).toEqual([]);
    expect(unknowns(id, unknown)).toHaveLength(1);
  }
});

describe('the function is found', () => {
  const called = (uri: string, resources: string): readonly string[] =>
    reports(id, integration(`IntegrationUri: ${uri}`, { resources }));
  const slow = lambdaFunction('Timeout: 60, FunctionName: slow');

  test.each(['!GetAtt Function.Arn', "!Sub '${Function.Arn}:live'"])('by the URI %s, which works', (uri) => {
    expect(called(uri, slow)).toEqual(here);
  });

  test('behind an alias', () => {
    const alias = `
  Live:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !Ref Function, FunctionVersion: !GetAtt Version.Version, Name: live }
  Version:
    Type: AWS::Lambda::Version
    Properties: { FunctionName: !Ref Function }`;
    expect(called(invocation('${Live}'), slow + alias)).toEqual(here);
    expect(called(invocation('${Version}'), slow + alias)).toEqual(here);
    expect(called(invocation('${Function.Arn}:live'), slow)).toEqual(here);
  });

  test('by its name', () => {
    expect(called(invocation('arn:aws:lambda:eu-west-1:111122223333:function:slow'), slow)).toEqual(here);
  });

  test('in another stack', () => {
    const functions = template(
      `Outputs: { Slow: { Value: !GetAtt Function.Arn, Export: { Name: slow } } }\nResources: ${slow}`,
      'functions.yaml',
    );
    const uri = `!Sub ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\${F}/invocations', { F: !ImportValue slow }]`;
    const importing = integration(`IntegrationUri: ${uri}`);
    expect(reports(id, importing, functions)).toEqual(here);
    expect(reports(id, importing)).toEqual([]);
    expect(unknowns(id, importing)).toEqual([
      'Integration IntegrationUri: the timeout of a function out of sight is not known',
    ]);
  });
});

test.each(['https://chat.example.com', 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/queue'])(
  'an integration with %s is not judged',
  (uri) => {
    const other = integration(`IntegrationUri: ${uri}`, { resources: lambdaFunction('Timeout: 60') });
    expect(reports(id, other)).toEqual([]);
    expect(unknowns(id, other)).toEqual([]);
  },
);

test('an app of two stacks is reported at the integration, in the stack it is in', () => {
  const app = synthesise((scope) => {
    const functions = new Stack(scope, 'Functions');
    const handler = new Function(functions, 'Slow', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
      timeout: Duration.minutes(1),
    });
    const api = new WebSocketApi(new Stack(scope, 'Chat'), 'Api');
    api.addRoute('ask', { integration: new WebSocketLambdaIntegration('Ask', handler) });
  });
  expect(judge(id, ...app).findings.map(({ resource }) => resource.constructPath)).toEqual([
    'Chat/Api/ask-Route/Ask/Resource',
  ]);
});

describe('a SAM function', () => {
  const sam = (globals: string, properties: string): string => `
Transform: AWS::Serverless-2016-10-31
${globals}
Resources:
  Ask:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs22.x, Handler: index.handler, ${properties} }
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      RouteSelectionExpression: $request.body.action
      Routes:
        ask: { FunctionArn: !GetAtt Ask.Arn, IntegrationTimeout: 5000 }
`;
  const route = ['Chat Routes.ask.IntegrationTimeout'];

  test('has the timeout of Globals unless it has its own', () => {
    expect(reports(id, sam('Globals: { Function: { Timeout: 6 } }', 'MemorySize: 128'))).toEqual(route);
    expect(reports(id, sam('Globals: { Function: { Timeout: 6 } }', 'Timeout: 5'))).toEqual([]);
    expect(reports(id, sam('', 'Timeout: 6'))).toEqual(route);
  });

  test('runs 3 seconds when nothing says otherwise', () => {
    expect(reports(id, sam('', 'MemorySize: 128'))).toEqual([]);
    expect(reports(id, sam('', 'MemorySize: 128').replace('5000', '2999'))).toEqual(route);
  });
});

describe('an integration that is slow', () => {
  const used = (routes: Readonly<Record<string, string>>, sections = ''): string =>
    `${unused(`IntegrationUri: ${invocation()}`, { resources: lambdaFunction('Timeout: 60'), sections })}\n${Object.entries(
      routes,
    )
      .map(
        ([name, key]) =>
          `  ${name}: { Type: AWS::ApiGatewayV2::Route, ${key.startsWith('send') && sections ? 'Condition: IsProd, ' : ''}Properties: { ApiId: !Ref Api, RouteKey: ${key}, Target: !Sub 'integrations/\${Integration}' } }`,
      )
      .join('\n')}`;

  test('and that only $disconnect uses is silent: no client waits', () => {
    expect(reports(id, used({ Disconnect: '$disconnect' }))).toEqual([]);
  });

  test('and that another route uses too is reported once', () => {
    expect(reports(id, used({ Disconnect: '$disconnect', Send: 'send' }))).toEqual(here);
    expect(reports(id, used({ Send: 'send', Ask: '$default' }))).toEqual(here);
  });

  test('is reported in the branch in which somebody waits', () => {
    expect(reports(id, used({ Disconnect: '$disconnect', Send: 'send' }, IS_PROD))).toEqual([
      `${here.join()} when IsProd is true`,
    ]);
  });
});

test('nobody waits for an integration that no route uses', () => {
  const alone = unused(`IntegrationUri: ${invocation()}`, { resources: lambdaFunction('Timeout: 60') });
  expect(reports(id, alone)).toEqual([]);
});

test('times that are no numbers are left to other policies', () => {
  expect(reports(id, waiting('TimeoutInMillis: soon', 'Timeout: 60'))).toEqual([]);
  expect(reports(id, waiting('', 'Timeout: long'))).toEqual([]);
});

test('a route that a nested stack out of sight may add may wait for it, unless one in sight does', () => {
  const nested = `
  Routes:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: https://example.com/routes.yaml, Parameters: { Api: !Ref Api } }`;
  const resources = lambdaFunction('Timeout: 60') + nested;
  expect(reports(id, unused(`IntegrationUri: ${invocation()}`, { resources }))).toEqual(here);
  const prod = `  Send: { Type: AWS::ApiGatewayV2::Route, Condition: IsProd, Properties: { ApiId: !Ref Api, RouteKey: send, Target: !Sub 'integrations/\${Integration}' } }`;
  const both = unused(`IntegrationUri: ${invocation()}`, { resources: `${resources}\n${prod}`, sections: IS_PROD });
  expect(reports(id, both)).toEqual(here);
});
