import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnIntegration, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (props: string, protocol = 'HTTP'): string =>
  code(`const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' });
new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: 'HTTP_PROXY', ${props} });`);

shapes('http-integration-plaintext-backend', {
  reported: {
    'a URL integration': code(`new HttpUrlIntegration('Books', 'http://books.example.com');`),
    'a template string': code('new HttpUrlIntegration("Books", `http://${host}/books`);'),
    'a raw integration': raw(`integrationUri: 'http://books.example.com'`),
    'over the internet': raw(`integrationUri: 'http://books.example.com', connectionType: 'INTERNET'`),
    'a constant': code(`const URI = 'http://books.example.com'; new HttpUrlIntegration('Books', URI);`),
  },
  silent: {
    https: code(`new HttpUrlIntegration('Books', 'https://books.example.com');`),
    'through a VPC link': raw(`integrationUri: 'http://books.example.com', connectionType: 'VPC_LINK'`),
    'a connection that is not known': raw(
      `integrationUri: 'http://books.example.com', connectionType: props.connection`,
    ),
    'an address that is not known': code('new HttpUrlIntegration("Books", `${props.scheme}://books.example.com`);'),
    'a WebSocket API': raw(`integrationUri: 'http://books.example.com'`, 'WEBSOCKET'),
  },
});
