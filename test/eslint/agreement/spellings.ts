const IMPORTS = `import { Duration, type Stack } from 'aws-cdk-lib';
import * as apigw from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration, WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
`;

const CODE = `runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//')`;
const FUNCTION = `const fn = new lambda.Function(stack, 'Fn', { ${CODE} });`;
const API = `const api = new apigw.WebSocketApi(stack, 'Api', { connectRouteOptions: { integration: new WebSocketMockIntegration('Mock') } });`;
const STAGE = `const stage = new apigw.WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'live', autoDeploy: true });`;
const CFN_STAGE = 'const cfnStage = stage.node.defaultChild as apigw.CfnStage;';

const program = (body: string, before = ''): string =>
  `${IMPORTS}${before}\nexport default (stack: Stack) => {\n${body}\n};\n`;
const overridden = (...overrides: readonly string[]): string =>
  program([API, STAGE, CFN_STAGE, ...overrides].join('\n'));
const granting = (...grants: readonly string[]): string =>
  program(
    [
      FUNCTION,
      `const api = new apigw.WebSocketApi(stack, 'Api', { defaultRouteOptions: { integration: new WebSocketLambdaIntegration('Call', fn) } });`,
      ...grants,
    ].join('\n'),
  );

/** Programs of the CDK as people write them, of which the plugin has as much to say as the gate has of their templates. */
export const SPELLINGS: Readonly<Record<string, string>> = {
  'a function returns an object of constructs': program(
    `const { api, stage: live } = makeApi(stack);
     api.addRoute('ping', { integration: new WebSocketMockIntegration('Ping') });
     (live.node.defaultChild as apigw.CfnStage).addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 0);`,
    `function makeApi(scope: Stack) {
       const api = new apigw.WebSocketApi(scope, 'Api', { connectRouteOptions: { integration: new WebSocketMockIntegration('Mock') } });
       const stage = new apigw.WebSocketStage(scope, 'Stage', { webSocketApi: api, stageName: 'live', autoDeploy: true });
       return { api, stage };
     }`,
  ),
  'a function returns an object of constructs, which a constant holds': program(
    `const made = makeApi(stack);
     made.api.addRoute('$foo', { integration: new WebSocketMockIntegration('Foo') });`,
    `const makeApi = (scope: Stack) => ({ api: new apigw.WebSocketApi(scope, 'Api') });`,
  ),
  'overrides turn the log off': overridden(`cfnStage.addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'OFF');`),
  'one override turns the log off, and sets one limit': overridden(
    `cfnStage.addOverride('Properties.DefaultRouteSettings', { LoggingLevel: 'OFF', ThrottlingRateLimit: 10 });`,
  ),
  'an override sets one limit': overridden(
    `cfnStage.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 10);`,
  ),
  'overrides set all that a stage needs': overridden(
    `cfnStage.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 10);`,
    `cfnStage.addPropertyOverride('DefaultRouteSettings.ThrottlingBurstLimit', 10);`,
    `cfnStage.addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'ERROR');`,
    `cfnStage.addPropertyOverride('DefaultRouteSettings.DetailedMetricsEnabled', true);`,
  ),
  'an assignment sets what an override does not': overridden(
    `cfnStage.defaultRouteSettings = { throttlingRateLimit: 100, throttlingBurstLimit: 0, loggingLevel: 'INFO', dataTraceEnabled: true };`,
  ),
  'the resource is looked up by its name': program(
    [
      API,
      STAGE,
      `(stage.node.findChild('Resource') as apigw.CfnStage).addPropertyOverride('DefaultRouteSettings', { ThrottlingBurstLimit: 0, ThrottlingRateLimit: 1, DataTraceEnabled: true, LoggingLevel: 'INFO' });`,
    ].join('\n'),
  ),
  'the id of an API comes from a getter': program(
    `new Socket(stack, 'Socket');`,
    `class Socket extends Construct {
       private readonly api: apigw.WebSocketApi;
       constructor(scope: Construct, id: string) {
         super(scope, id);
         this.api = new apigw.WebSocketApi(this, 'Api');
         for (const key of ['$connect', '$default']) this.api.addRoute(key, { integration: new WebSocketMockIntegration(key) });
         new apigw.CfnStage(this, 'Stage', { apiId: this.apiId, stageName: 'live', autoDeploy: true, defaultRouteSettings: { throttlingRateLimit: 0, throttlingBurstLimit: 5 } });
       }
       get apiId(): string { return this.api.apiId; }
     }`,
  ),
  'the id of an API comes from a function': program(
    `${API}
     api.addRoute('$default', { integration: new WebSocketMockIntegration('Other') });
     new apigw.CfnStage(stack, 'Stage', { apiId: idOf(api), stageName: 'live', autoDeploy: true });`,
    'const idOf = (one: apigw.WebSocketApi) => one.apiId;',
  ),
  'the id of an API is in a template': program(
    `${API}
     api.addRoute('$default', { integration: new WebSocketMockIntegration('Other') });
     new apigw.CfnStage(stack, 'Stage', { apiId: \`\${api.apiId}\`, stageName: 'live', autoDeploy: true, defaultRouteSettings: { dataTraceEnabled: true } });`,
  ),
  'statements are JSON': granting(
    `fn.addToRolePolicy(iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: 'execute-api:ManageConnections', Resource: '*' }));`,
    `fn.addToRolePolicy(iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: ['execute-api:ManageConnections'], Resource: [api.arnForExecuteApiV2()] }));`,
  ),
  'a statement in JSON denies': granting(
    `fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: ['*'] }));`,
    `fn.addToRolePolicy(iam.PolicyStatement.fromJson({ Effect: 'Deny', Action: 'execute-api:ManageConnections', Resource: '*' }));`,
  ),
  'a statement in JSON has a condition': granting(
    `fn.addToRolePolicy(iam.PolicyStatement.fromJson({ Effect: 'Deny', Action: 'execute-api:ManageConnections', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }));`,
  ),
  'a statement is filled by its methods': granting(
    `const statement = new iam.PolicyStatement();
     statement.addActions('execute-api:ManageConnections');
     statement.addResources('*');
     fn.addToRolePolicy(statement);`,
  ),
  'a grant is made by hand': granting(
    `iam.Grant.addToPrincipal({ grantee: fn, actions: ['execute-api:ManageConnections'], resourceArns: ['*'] });`,
  ),
  'timeouts come from a list': program(
    `const api = new apigw.WebSocketApi(stack, 'Api');
     ROUTES.forEach(({ key, seconds }) => {
       const fn = new lambda.Function(stack, \`\${key}-fn\`, { ${CODE}, timeout: Duration.seconds(seconds) });
       api.addRoute(key, { integration: new WebSocketLambdaIntegration(\`\${key}-call\`, fn) });
     });`,
    `const ROUTES = [{ key: '$connect', seconds: 5 }, { key: '$default', seconds: 29 }, { key: 'report', seconds: 120 }];`,
  ),
  'timeouts come from the arguments of a helper': program(
    `const api = new apigw.WebSocketApi(stack, 'Api', {
       connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', make(stack, 'Connect', 3)) },
       defaultRouteOptions: { integration: new WebSocketLambdaIntegration('Message', make(stack, 'Message', 45)) },
     });`,
    `const make = (scope: Stack, id: string, seconds: number) => new lambda.Function(scope, id, { ${CODE}, timeout: Duration.seconds(seconds) });`,
  ),
  'routes are gathered in a list, on which a deployment depends': program(
    `const api = new apigw.CfnApi(stack, 'Api', { name: 'raw', protocolType: 'WEBSOCKET', routeSelectionExpression: '$request.body.action' });
     const integration = new apigw.CfnIntegration(stack, 'Mock', { apiId: api.ref, integrationType: 'MOCK' });
     const routes: apigw.CfnRoute[] = [];
     const create = (routeKey: string) => {
       const route = new apigw.CfnRoute(stack, \`\${routeKey}Route\`, { apiId: api.ref, routeKey, authorizationType: 'NONE', target: 'integrations/' + integration.ref });
       routes.push(route);
     };
     create('$connect'); create('send');
     const deployment = new apigw.CfnDeployment(stack, 'Deployment', { apiId: api.ref });
     routes.forEach((route) => deployment.node.addDependency(route));
     new apigw.CfnStage(stack, 'Stage', { apiId: api.ref, stageName: 'live', deploymentId: deployment.ref });`,
  ),
  'the URI of an integration is a sum': program(
    `${FUNCTION}
     const api = new apigw.CfnApi(stack, 'Api', { name: 'raw', protocolType: 'WEBSOCKET', routeSelectionExpression: '$request.body.action' });
     const uri = 'arn:aws:apigateway:' + stack.region + ':lambda:path/2015-03-31/functions/' + fn.functionArn + '/invocations';
     const integration = new apigw.CfnIntegration(stack, 'Call', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: uri });
     new apigw.CfnRoute(stack, 'Route', { apiId: api.ref, routeKey: '$default', target: 'integrations/' + integration.ref });`,
  ),
};
