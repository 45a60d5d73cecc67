import { shapes } from './shapes';

const IMPORTS = `import { Duration } from 'aws-cdk-lib'; import { CfnApi, CfnIntegration, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaIntegration, HttpUrlIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (timeout: string, protocol = 'HTTP'): string =>
  code(`const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' });
new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: 'HTTP_PROXY', timeoutInMillis: ${timeout} });`);
const lambda = (timeout: string): string =>
  code(
    `new HttpApi(this, 'Api', { defaultIntegration: new HttpLambdaIntegration('Books', handler, { timeout: ${timeout} }) });`,
  );

shapes('http-integration-timeout-range', {
  reported: {
    'more than 30 s': raw('30_001'),
    'less than 50 ms': raw('49'),
    'of a part of HttpApi': code(
      `const api = new HttpApi(this, 'Api'); new CfnIntegration(this, 'Backend', { apiId: api.apiId, timeoutInMillis: 60_000 });`,
    ),
    'a minute': lambda('Duration.minutes(1)'),
    'a constant': code(`const WAIT = Duration.seconds(31); new HttpUrlIntegration('Books', url, { timeout: WAIT });`),
  },
  silent: {
    '30 s': raw('30_000'),
    '29 s': lambda('Duration.seconds(29)'),
    'a WebSocket API': raw('60_000', 'WEBSOCKET'),
    'an API out of sight': code(`new CfnIntegration(this, 'Backend', { apiId, timeoutInMillis: 60_000 });`),
    'a WebSocket integration': code(
      `new WebSocketLambdaIntegration('Send', handler, { timeout: Duration.minutes(1) });`,
    ),
    'a duration that is not known': lambda('props.timeout'),
    'an override': `${raw('60_000').replace('new CfnIntegration', 'const backend = new CfnIntegration')} backend.timeoutInMillis = 10;`,
  },
});
