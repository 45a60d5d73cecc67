import { shapes } from './shapes';

const IMPORTS = `import { Duration } from 'aws-cdk-lib'; import { CfnApi, CfnIntegration, WebSocketIntegration } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaIntegration, WebSocketAwsIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Function } from 'aws-cdk-lib/aws-lambda'; import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: 'HTTP_PROXY', ${props} });`,
  );

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
