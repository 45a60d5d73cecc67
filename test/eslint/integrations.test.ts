import { shapes } from './shapes';

const IMPORTS = `import { Duration } from 'aws-cdk-lib'; import { CfnApi, CfnIntegration, WebSocketIntegration } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaIntegration, WebSocketAwsIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Function } from 'aws-cdk-lib/aws-lambda'; import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: 'HTTP_PROXY', ${props} });`,
  );

shapes('integration-timeout-range', {
  reported: {
    'a raw integration': raw('timeoutInMillis: 30000'),
    'a raw integration of a type that only WebSocket APIs have': code(
      `new CfnIntegration(this, 'Backend', { apiId, integrationType: 'MOCK', timeoutInMillis: 30000 });`,
    ),
    'an AWS integration': code(
      `new WebSocketAwsIntegration('Table', { integrationUri, integrationMethod: 'POST', timeout: Duration.seconds(60) });`,
    ),
    'an integration': code(
      `new WebSocketIntegration(this, 'Backend', { webSocketApi, integrationType, integrationUri, timeout: Duration.seconds(60) });`,
    ),
    'one of this package': `import { Duration } from 'aws-cdk-lib'; import { WebSocketLambdaIntegration } from 'cdk-websocket-guard'; new WebSocketLambdaIntegration('Send', handler, { timeout: Duration.minutes(1) });`,
  },
  silent: {
    'the 30 seconds of an HTTP API': raw('timeoutInMillis: 30000', 'HTTP'),
    'an integration of an unknown API': code(
      `new CfnIntegration(this, 'Backend', { apiId, integrationType: 'HTTP_PROXY', timeoutInMillis: 30000 });`,
    ),
    'an HTTP integration': code(`new HttpLambdaIntegration('Send', handler, { timeout: Duration.seconds(30) });`),
    'a token': raw('timeoutInMillis: parameter.valueAsNumber'),
    none: raw(`integrationUri: 'https://chat.example.com'`),
    'one that an escape hatch replaces': code(
      `const backend = new CfnIntegration(this, 'Backend', { apiId, integrationType: 'MOCK', timeoutInMillis: 30000 }); backend.timeoutInMillis = 29000;`,
    ),
  },
});

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

shapes('integration-payload-format', {
  reported: {
    'the format of HTTP APIs': { code: raw(`payloadFormatVersion: '2.0'`), output: raw(`payloadFormatVersion: '1.0'`) },
    'in double quotes': { code: raw('payloadFormatVersion: "2.0"'), output: raw('payloadFormatVersion: "1.0"') },
  },
  silent: {
    'format 1.0': raw(`payloadFormatVersion: '1.0'`),
    none: raw('timeoutInMillis: 1000'),
    'an HTTP API': raw(`payloadFormatVersion: '2.0'`, 'HTTP'),
    'a format that is not known': raw('payloadFormatVersion: props.version'),
  },
});

shapes('integration-plaintext-backend', {
  reported: {
    'a text': raw(`integrationUri: 'http://chat.example.com'`),
    'a template string': raw('integrationUri: `http://${host}`'),
    'a sum': raw(`integrationUri: 'http://' + host`),
    'a constant': code(
      `const URI = 'http://chat.example.com'; new WebSocketIntegration(this, 'Backend', { webSocketApi, integrationType, integrationUri: URI });`,
    ),
  },
  silent: {
    https: raw(`integrationUri: 'https://chat.example.com'`),
    'an HTTP API': raw(`integrationUri: 'http://chat.example.com'`, 'HTTP'),
    'an address that is not known': raw('integrationUri: `${props.scheme}://chat.example.com`'),
    'a fetch of the same address': code(`fetch('http://chat.example.com');`),
  },
});
