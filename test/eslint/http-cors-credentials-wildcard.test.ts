import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (cors: string, protocol = 'HTTP'): string =>
  code(`new CfnApi(this, 'Api', { protocolType: '${protocol}', corsConfiguration: ${cors} });`);

shapes('http-cors-credentials-wildcard', {
  reported: {
    'a raw API': raw(`{ allowOrigins: ['*'], allowCredentials: true }`),
    'one of several origins': raw(`{ allowOrigins: ['https://a.example.com', '*'], allowCredentials: true }`),
    HttpApi: code(`new HttpApi(this, 'Api', { corsPreflight: { allowOrigins: ['*'], allowCredentials: true } });`),
  },
  silent: {
    'a known origin': raw(`{ allowOrigins: ['https://a.example.com'], allowCredentials: true }`),
    'no credentials': raw(`{ allowOrigins: ['*'], allowCredentials: false }`),
    'nothing of credentials': code(`new HttpApi(this, 'Api', { corsPreflight: { allowOrigins: ['*'] } });`),
    'origins that are not known': raw(`{ allowOrigins: props.origins, allowCredentials: true }`),
    'a WebSocket API': raw(`{ allowOrigins: ['*'], allowCredentials: true }`, 'WEBSOCKET'),
    'an override': `${raw(`{ allowOrigins: ['*'], allowCredentials: true }`).replace('new CfnApi', 'const api = new CfnApi')} api.addPropertyOverride('CorsConfiguration.AllowOrigins', []);`,
  },
});
