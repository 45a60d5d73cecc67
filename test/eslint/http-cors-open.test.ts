import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnAuthorizer, HttpApi, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpIamAuthorizer, HttpJwtAuthorizer, HttpLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const JWT = `new HttpJwtAuthorizer('Readers', 'https://login.example.com', { jwtAudience: ['books'] })`;
const api = (props: string, more = ''): string =>
  code(`const api = new HttpApi(this, 'Api', { corsPreflight: { allowOrigins: ['*'] }, ${props} }); ${more}`);

shapes('http-cors-open', {
  reported: {
    'a default authorizer': api(`defaultIntegration, defaultAuthorizer: ${JWT}`),
    'an authorizer of a route': api('', `api.addRoutes({ path: '/books', integration, authorizer: ${JWT} });`),
    'a Lambda authorizer': api(`defaultAuthorizer: new HttpLambdaAuthorizer('Readers', handler)`),
    'a raw authorizer': code(
      `const api = new CfnApi(this, 'Api', { protocolType: 'HTTP', corsConfiguration: { allowOrigins: ['*'] } }); new CfnAuthorizer(this, 'Readers', { apiId: api.ref, authorizerType: 'JWT', name: 'readers' });`,
    ),
  },
  silent: {
    'no authorizer': api(''),
    'an authorizer that decides nothing': api('defaultAuthorizer: new HttpNoneAuthorizer()'),
    'signed requests, which carry no cookie': api('defaultAuthorizer: new HttpIamAuthorizer()'),
    'a known origin': api(`defaultAuthorizer: ${JWT}`).replace(`'*'`, `'https://app.example.com'`),
    'an authorizer that is not known': api('defaultAuthorizer: props.authorizer'),
  },
});
