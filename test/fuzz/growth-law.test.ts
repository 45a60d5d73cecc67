import type { Json } from '../../src/cloudformation/document/json';
import { judgeTemplates } from '../../src/engine/judge-templates';
import { CATALOGUE } from '../../src/rules/catalogue';
import { deploymentDependsOnRoutes } from '../../src/rules/stage/deployment-depends-on-routes';
import { workFor } from './work';

const SETTINGS = {
  CertificateArn: { 'Fn::Sub': 'arn:${AWS::Partition}:acm:::certificate/a' },
  SecurityPolicy: 'TLS_1_2',
};

const listOf = (length: number): Json => Array.from({ length }, () => SETTINGS);

/** An app with a domain of many configurations. */
function templateOf(length: number, asWritten: (list: Json) => Json): string {
  return JSON.stringify({
    Parameters: { Env: { Type: 'String' } },
    Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
    Resources: {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
      Domain: {
        Type: 'AWS::ApiGatewayV2::DomainName',
        Properties: { DomainNameConfigurations: asWritten(listOf(length)) },
      },
      Mapping: {
        Type: 'AWS::ApiGatewayV2::ApiMapping',
        Properties: { ApiId: { Ref: 'Api' }, DomainName: { Ref: 'Domain' }, Stage: 'live' },
      },
    },
  });
}

/** An app whose authorizer is asked by many routes to one integration. */
function routesOf(length: number): string {
  const connect = {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: '$connect',
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: 'Authorizer' },
      Target: { 'Fn::Sub': 'integrations/${Accept}' },
    },
  };
  return JSON.stringify({
    Resources: {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
      Authorizer: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId: { Ref: 'Api' },
          Name: 'token',
          AuthorizerType: 'REQUEST',
          IdentitySource: ['route.request.header.Sec-WebSocket-Protocol'],
        },
      },
      Accept: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: { ApiId: { Ref: 'Api' }, IntegrationType: 'MOCK' },
      },
      ...Object.fromEntries(Array.from({ length }, (_, at) => [`Connect${at}`, connect])),
    },
  });
}

/** An app of many APIs, each with a function that every API of the account may call. */
function permissionsOf(length: number): string {
  const api = (at: number): Record<string, object> => ({
    [`Api${at}`]: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
    [`Function${at}`]: { Type: 'AWS::Lambda::Function', Properties: {} },
    [`Integration${at}`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: `Api${at}` },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: {
          'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Function${at}.Arn}/invocations`,
        },
      },
    },
    [`Connect${at}`]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: `Api${at}` },
        RouteKey: '$connect',
        Target: { 'Fn::Sub': `integrations/\${Integration${at}}` },
      },
    },
    [`Permission${at}`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: `Function${at}` },
        Principal: 'apigateway.amazonaws.com',
      },
    },
  });
  return JSON.stringify({ Resources: Object.assign({}, ...Array.from({ length }, (_, at) => api(at))) as object });
}

/** An app of many routes, each with a table and a role that may write to it. */
function tablesOf(length: number): string {
  const integration = (at: number): Record<string, object> => ({
    [`Table${at}`]: { Type: 'AWS::DynamoDB::Table', Properties: {} },
    [`Role${at}`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: { 'Fn::GetAtt': [`Table${at}`, 'Arn'] } },
              ],
            },
          },
        ],
      },
    },
    [`Integration${at}`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS',
        IntegrationUri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem',
        CredentialsArn: { 'Fn::GetAtt': [`Role${at}`, 'Arn'] },
      },
    },
    [`Route${at}`]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: `write${at}`,
        Target: { 'Fn::Sub': `integrations/\${Integration${at}}` },
      },
    },
  });
  const Api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } };
  const many = Object.assign({}, ...Array.from({ length }, (_, at) => integration(at))) as object;
  return JSON.stringify({ Resources: { Api, ...many } });
}

/** An HTTP API with CORS and many paths, each with a route for every method and one for preflight requests. */
function pathsOf(length: number): string {
  const route = (at: number): Record<string, object> => ({
    [`Any${at}`]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { ApiId: { Ref: 'Api' }, RouteKey: `ANY /path${at}/{id}`, AuthorizationType: 'AWS_IAM' },
    },
    [`Options${at}`]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { ApiId: { Ref: 'Api' }, RouteKey: `OPTIONS /path${at}/{id}` },
    },
  });
  const CorsConfiguration = { AllowOrigins: ['https://app.example.com'] };
  const Api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'shop', ProtocolType: 'HTTP', CorsConfiguration } };
  const many = Object.assign({}, ...Array.from({ length }, (_, at) => route(at))) as object;
  return JSON.stringify({ Resources: { Api, ...many } });
}

/** An app of APIs that all have a domain of the same name, each with a function that posts to that name. */
function addressesOf(length: number): string {
  const app = (at: number): Record<string, object> => ({
    [`Api${at}`]: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
    [`Domain${at}`]: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: 'ws.example.com' } },
    [`Mapping${at}`]: {
      Type: 'AWS::ApiGatewayV2::ApiMapping',
      Properties: { ApiId: { Ref: `Api${at}` }, DomainName: { Ref: `Domain${at}` }, Stage: 'live' },
    },
    [`Handler${at}`]: {
      Type: 'AWS::Lambda::Function',
      Properties: { Environment: { Variables: { CALLBACK_URL: 'https://ws.example.com' } } },
    },
  });
  const many = Object.assign({}, ...Array.from({ length }, (_, at) => app(at))) as object;
  return JSON.stringify({ Resources: many });
}

/** An app whose function may post, with a role of many managed policies that are out of sight. */
function managedPoliciesOf(length: number): string {
  const Resources = {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
    Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'live' } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        ManagedPolicyArns: Array.from({ length }, (_, at) => `arn:aws:iam::111122223333:policy/own${at}`),
      },
    },
    Handler: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Environment: {
          Variables: { CALLBACK_URL: { 'Fn::Sub': 'https://${Api}.execute-api.${AWS::Region}.amazonaws.com/live' } },
        },
      },
    },
  };
  return JSON.stringify({ Resources });
}

test.each<[string, (length: number) => string, number]>([
  ['path of an HTTP API', pathsOf, 2.1],
  ['route of an authorizer', routesOf, 2.5],
  ['table and role that may write to it', tablesOf, 2.1],
  ['permission without a source', permissionsOf, 2.1],
  ['address of a domain that many have the name of', addressesOf, 2.1],
  ['managed policy out of sight', managedPoliciesOf, 2.1],
])('each %s takes as much work as one of a few', (_, appOf, most) => {
  const texts = [100, 100, 200, 400].map(appOf);
  const [, short = 0, middle = 0, long = 0] = workFor(texts, (text) =>
    judgeTemplates([{ file: 'template.json', text }], { preset: 'all', protocols: ['websocket', 'http'] }),
  );
  expect(middle).toBeGreaterThan(short);
  expect((long - middle) / (middle - short)).toBeLessThan(most);
});

test.each<[string, (list: Json) => Json]>([
  ['as it is written', (list) => list],
  ['on one side of a condition', (list) => ({ 'Fn::If': ['IsProd', list, []] })],
])('each item of a long list takes as much work as one of a short one: %s', (_, asWritten) => {
  const texts = [100, 100, 200, 400].map((length) => templateOf(length, asWritten));
  const [, short = 0, middle = 0, long = 0] = workFor(texts, (text) =>
    judgeTemplates([{ file: 'template.json', text }], { preset: 'all' }),
  );
  expect(middle).toBeGreaterThan(short);
  expect((long - middle) / (middle - short)).toBeLessThan(2.1);
});

/** An app of which every deployment waits for every route, and every route is there under a condition of its own. */
function deploymentsOf(length: number): string {
  const numbers = Array.from({ length }, (_, at) => at);
  const named = (nameOf: (at: number) => string, declared: (at: number) => Json): Record<string, Json> =>
    Object.fromEntries(numbers.map((at) => [nameOf(at), declared(at)]));
  return JSON.stringify({
    Parameters: named(
      (at) => `Has${at}`,
      () => ({ Type: 'String' }),
    ),
    Conditions: named(
      (at) => `With${at}`,
      (at) => ({ 'Fn::Equals': [{ Ref: `Has${at}` }, 'yes'] }),
    ),
    Resources: {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
      ...named(
        (at) => `Route${at}`,
        (at) => ({
          Type: 'AWS::ApiGatewayV2::Route',
          Condition: `With${at}`,
          Properties: { ApiId: { Ref: 'Api' }, RouteKey: `key${at}` },
        }),
      ),
      ...named(
        (at) => `Deployment${at}`,
        () => ({
          Type: 'AWS::ApiGatewayV2::Deployment',
          DependsOn: numbers.map((at) => `Route${at}`),
          Properties: { ApiId: { Ref: 'Api' } },
        }),
      ),
    },
  });
}

test('where deployments, routes and conditions meet, the work grows with the pairs of deployments and routes', () => {
  const { id } = deploymentDependsOnRoutes;
  const others = CATALOGUE.filter((policy) => policy.id !== id).map((policy): [string, 'off'] => [policy.id, 'off']);
  const texts = [40, 40, 80].map(deploymentsOf);
  const [, few = 0, many = 0] = workFor(texts, (text) =>
    judgeTemplates([{ file: 'template.json', text }], { preset: 'all', rules: Object.fromEntries(others) }),
  );
  expect(few).toBeGreaterThan(0);
  expect(many / few).toBeLessThan(4.5);
});
