import { shapes } from './shapes';

const IMPORTS = `import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'; import { CfnApi, CfnStage, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const raw = (format: string, before = '', protocol = 'WEBSOCKET'): string =>
  `${IMPORTS} ${before} const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnStage(this, 'Live', { apiId: api.ref, accessLogSettings: { destinationArn, format: ${format} } });`;
const stage = (format: string): string =>
  `${IMPORTS} new WebSocketStage(this, 'Live', { webSocketApi, accessLogSettings: { destination, format: ${format} } });`;

shapes('stage-access-log-variables', {
  reported: {
    'a variable of REST APIs': raw(`'$context.requestId $context.httpMethod'`),
    'two of them, in one report': raw(
      `JSON.stringify({ method: '$context.httpMethod', more: { path: '$context.path' } })`,
    ),
    'a format in a constant': raw('FORMAT', `const FORMAT = '$context.requestId $context.path';`),
    'an object in a constant': raw('JSON.stringify(FORMAT)', `const FORMAT = { path: '$context.path' };`),
    'a format of a stage': stage(`AccessLogFormat.custom('$context.requestId $context.path')`),
    'an object of a stage': stage(`AccessLogFormat.custom(JSON.stringify({ path: '$context.path' }))`),
    'a ready-made format of REST APIs': stage('AccessLogFormat.jsonWithStandardFields()'),
    'a field of REST APIs': stage('AccessLogFormat.custom(`${AccessLogField.contextHttpMethod()} $context.requestId`)'),
  },
  silent: {
    'variables of WebSocket APIs': raw(`'$context.requestId $context.routeKey $context.authorizer.tenant'`),
    'variables that only some lists have': raw(
      `'$context.requestId $context.domainPrefix $context.integrationErrorMessage $context.integrationStatus'`,
    ),
    'a format that is not known': raw('props.format'),
    'a field that WebSocket APIs have': stage('AccessLogFormat.custom(`${AccessLogField.contextRequestId()}`)'),
    'no format': raw('undefined'),
    'an HTTP API': raw(`'$context.httpMethod'`, '', 'HTTP'),
  },
});
