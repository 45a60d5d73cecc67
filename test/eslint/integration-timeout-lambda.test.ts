import { shapes } from './shapes';

const IMPORTS = `import { Duration } from 'aws-cdk-lib'; import { CfnApi, CfnIntegration, WebSocketIntegration } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaIntegration, WebSocketAwsIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Function } from 'aws-cdk-lib/aws-lambda'; import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: 'HTTP_PROXY', ${props} });`,
  );
const lambda = (timeout: string, integration = '', construct = 'Function'): string =>
  code(
    `const handler = new ${construct}(this, 'Handler', { ${timeout} }); new WebSocketLambdaIntegration('Send', handler${integration});`,
  );

shapes('integration-timeout-lambda', {
  reported: {
    'a minute behind the default of 29 seconds': lambda('timeout: Duration.minutes(1)'),
    'a NodejsFunction': lambda('timeout: Duration.minutes(1)', '', 'NodejsFunction'),
    'ten seconds behind five': lambda('timeout: Duration.seconds(10)', ', { timeout: Duration.seconds(5) }'),
    'a raw integration': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw('integrationUri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`').replace(IMPORTS, '')}`,
    ),
    'a field': code(
      `class Chat { private readonly handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); constructor() { new WebSocketLambdaIntegration('Send', this.handler); } }`,
    ),
  },
  silent: {
    'as long as the integration waits': lambda('timeout: Duration.seconds(29)'),
    'no timeout, which is three seconds': lambda('runtime'),
    'a timeout that is not known': lambda('timeout: props.timeout'),
    'an integration whose timeout is not known': lambda('timeout: Duration.minutes(1)', ', { timeout: props.timeout }'),
    'a function from elsewhere': code(`new WebSocketLambdaIntegration('Send', props.handler);`),
    'a function whose timeout an escape hatch sets': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); (handler.node.defaultChild as CfnFunction).timeout = 10; new WebSocketLambdaIntegration('Send', handler);`,
    ),
    'a raw integration that calls another function': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw('integrationUri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`').replace(IMPORTS, '')}`,
    ),
    'a raw integration that waits for something else': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw('integrationUri: `https://example.com/functions/${handler.functionArn}/${stage}`').replace(IMPORTS, '')}`,
    ),
    'a function behind an HTTP API': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); new HttpLambdaIntegration('Send', handler);`,
    ),
    'a class Function of this file': `import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Duration } from 'aws-cdk-lib'; class Function {} new WebSocketLambdaIntegration('Send', new Function(this, 'Handler', { timeout: Duration.minutes(1) }));`,
  },
});
