import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnRoute, WebSocketApi, WebSocketNoneAuthorizer, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;

shapes('route-key-reserved', {
  reported: {
    'a misspelt $connect': code(
      `new WebSocketRoute(this, 'Connect', { webSocketApi, routeKey: '$conect', integration });`,
    ),
    'an invention': code(`${API} api.addRoute('$ping', { integration });`),
  },
  silent: {
    'the predefined three': code(
      `${API} api.addRoute('$connect', { integration }); api.addRoute('$disconnect', { integration }); api.addRoute('$default', { integration });`,
    ),
    'a key without a $': code(`${API} api.addRoute('ping', { integration });`),
    'a key that is not known': code(`${API} api.addRoute(\`$\${name}\`, { integration });`),
    'a raw route of an unknown API': code(`new CfnRoute(this, 'Ping', { apiId, routeKey: '$ping' });`),
  },
});
