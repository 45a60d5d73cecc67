import { shapes } from './shapes';

const IMPORTS = `import { Duration } from 'aws-cdk-lib'; import { CfnApi, CfnIntegration, WebSocketIntegration } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaIntegration, WebSocketAwsIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Function } from 'aws-cdk-lib/aws-lambda'; import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: 'HTTP_PROXY', ${props} });`,
  );
/** A raw integration that is changed after it is made. */
const changed = (change: string): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }); const backend = new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: 'HTTP_PROXY', timeoutInMillis: 60 }); backend${change};`,
  );

shapes('integration-timeout-range', {
  reported: {
    'a timeout that is assigned': changed('.timeoutInMillis = 30000'),
    'a timeout that overrides': changed(`.addPropertyOverride('TimeoutInMillis', 30000)`),
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
    'one for an API that the properties bring': code(
      `interface Props { readonly api: WebSocketApi } import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'; function add(props: Props) { props.api.addRoute('send', { integration: new WebSocketLambdaIntegration('Send', handler, { timeout: Duration.seconds(60) }) }); }`,
    ),
    'one of this package': `import { Duration } from 'aws-cdk-lib'; import { WebSocketLambdaIntegration } from 'cdk-websocket-guard'; new WebSocketLambdaIntegration('Send', handler, { timeout: Duration.minutes(1) });`,
    'more than the project allows': {
      code: raw('timeoutInMillis: 5001'),
      options: [{ longest: 5000 }],
    },
    'more than the project and API Gateway allow, once': {
      code: raw('timeoutInMillis: 30000'),
      options: [{ longest: 5000 }],
    },
    'less than API Gateway accepts': raw('timeoutInMillis: 49'),
  },
  silent: {
    'a timeout that is assigned to some': changed('.timeoutInMillis = 30000').replace(
      'backend.',
      'if (isSlow) backend.',
    ),
    'a timeout that overrides for some': changed(`.addPropertyOverride('TimeoutInMillis', 30000)`).replace(
      'backend.',
      'if (isSlow) backend.',
    ),
    'a timeout that another is assigned after': changed('.timeoutInMillis = 30000; backend.timeoutInMillis = 5000'),
    'a timeout that another overrides': changed(
      `.addPropertyOverride('TimeoutInMillis', 30000); backend.addPropertyOverride('TimeoutInMillis', 5000)`,
    ),
    'a part of a timeout': changed(`.addPropertyOverride('TimeoutInMillis.Later', 30000)`),
    'a timeout that is taken out': changed(`.addPropertyDeletionOverride('TimeoutInMillis', 30000)`),
    'a timeout of what somebody else may change': changed('.timeoutInMillis = 30000; adapt(backend)'),
    'as long as the project allows': { code: raw('timeoutInMillis: 5000'), options: [{ longest: 5000 }] },
    'the shortest that API Gateway accepts': raw('timeoutInMillis: 50'),
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
