import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Function } from 'aws-cdk-lib/aws-lambda';`;
const HANDLER = `const handler = new Function(this, 'Handler', {});`;
const URI = '`arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`';
const ROUTE = `new CfnRoute(this, 'Route', { apiId: api.ref, routeKey: '$default', target: \`integrations/\${integration.ref}\` });`;
const code = (more = '', handler = HANDLER, uri = URI, props = '', route = ROUTE): string =>
  `${IMPORTS}\nconst api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }); ${handler} const integration = new CfnIntegration(this, 'Integration', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: ${uri}, ${props} }); ${route} ${more}`;

const authorizer = (props = '', protocol = 'WEBSOCKET', more = ''): string =>
  `${IMPORTS}\nconst api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); ${HANDLER} const authorizer = new CfnAuthorizer(this, 'Authorizer', { apiId: api.ref, authorizerType: 'REQUEST', authorizerUri: ${URI}, ${props} }); ${more}`;

shapes('lambda-permission-missing', {
  reported: {
    'a function that nothing lets anybody call': code(),
    'a function that may read a table': code('table.grantReadData(handler);'),
    'a function of an authorizer': authorizer(),
    'a function whose name another function has': code(
      `new Function(this, 'Other', { environment: { HANDLER: handler.functionName } });`,
    ),
  },
  silent: {
    'a permission': code(
      `handler.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com') });`,
    ),
    'a raw permission': code(`new lambda.CfnPermission(this, 'Permission', { functionName: handler.functionName });`),
    'a grant': code(`handler.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com'));`),
    'a permission by another integration': code(
      `new WebSocketApi(this, 'Other', { defaultRouteOptions: { integration: new WebSocketLambdaIntegration('Other', handler) } });`,
    ),
    'a role to call with': code('', HANDLER, URI, 'credentialsArn: role.roleArn'),
    'a function of elsewhere': code('', '', URI.replace('handler.', 'props.handler.')),
    'a function that other files can see': code('', `export ${HANDLER}`),
    'a function that something takes': code('allow(handler);'),
    'a function whose ARN something takes': code('allow(handler.functionArn);'),
    'a function whose name something takes, out of a pattern': code(
      'const { functionName } = handler; allow(functionName);',
    ),
    'an integration that no route uses': code('', HANDLER, URI, '', ''),
    'an authorizer with a role to call with': authorizer('authorizerCredentialsArn: role.roleArn'),
    'an authorizer of an HTTP API': authorizer('', 'HTTP'),
    'an authorizer with a permission': authorizer(
      '',
      'WEBSOCKET',
      `handler.addPermission('Api', { principal: new ServicePrincipal('apigateway.amazonaws.com') });`,
    ),
    'an authorizer whose function is set later': authorizer('', 'WEBSOCKET', 'authorizer.authorizerUri = other;'),
    'an integration that an escape hatch changes': code('integration.credentialsArn = role.roleArn;'),
  },
});
