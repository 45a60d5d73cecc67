import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnIntegration, PayloadFormatVersion } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (type: string, version: string, protocol = 'HTTP'): string =>
  code(`const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' });
new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: '${type}', payloadFormatVersion: ${version} });`);

shapes('http-integration-payload-format', {
  reported: {
    'a version there is none of': raw('AWS_PROXY', `'3.0'`),
    '2.0 on a proxy of a URL': raw('HTTP_PROXY', `'2.0'`),
    'a version of your own': code(
      `new HttpLambdaIntegration('Books', handler, { payloadFormatVersion: PayloadFormatVersion.custom('2.1') });`,
    ),
  },
  silent: {
    '2.0 on a function': raw('AWS_PROXY', `'2.0'`),
    '1.0 on a proxy of a URL': raw('HTTP_PROXY', `'1.0'`),
    'a version of aws-cdk-lib': code(
      `new HttpLambdaIntegration('Books', handler, { payloadFormatVersion: PayloadFormatVersion.VERSION_1_0 });`,
    ),
    'a version that is not known': raw('AWS_PROXY', 'props.version'),
    'a WebSocket API': raw('AWS_PROXY', `'3.0'`, 'WEBSOCKET'),
  },
});
