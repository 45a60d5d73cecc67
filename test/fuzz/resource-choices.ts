import type { Json } from '../../src/cloudformation/document/json';

/** What a resource of a random template may be. */
export interface Choices {
  readonly type: string;
  /** What each property may be; the more often a value is named, the likelier it is. */
  readonly properties: Readonly<Record<string, readonly Json[]>>;
  /** Whether it may be missing, or be there in some branches only: nothing refers to it. @default false */
  readonly isOptional?: boolean;
  /** What it may name in `DependsOn`. @default - nothing */
  readonly after?: readonly string[];
}

const NONE = { Ref: 'AWS::NoValue' };
const API = [{ Ref: 'Api' }];
const sub = (text: string): Json => ({ 'Fn::Sub': text });
const arn = (service: string, rest: string): Json =>
  sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`);
const att = (id: string, name: string): Json => ({ 'Fn::GetAtt': [id, name] });
const uri = (name: string): Json =>
  sub(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}.Arn}/invocations`);
const trust = (service: string): Json => ({
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});
const allow = (action: string, resource: Json): Json => ({
  PolicyName: 'one',
  PolicyDocument: { Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] },
});
const LOGS = sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs');

/** The resources of a random template, by logical id. */
export const RESOURCES: Readonly<Record<string, Choices>> = {
  Api: {
    type: 'AWS::ApiGatewayV2::Api',
    properties: {
      Name: ['chat'],
      ProtocolType: ['WEBSOCKET', 'WEBSOCKET', 'WEBSOCKET', 'WEBSOCKET', 'HTTP'],
      RouteSelectionExpression: ['$request.body.action', '$request.body.action', NONE],
      ApiKeySelectionExpression: [NONE, '$request.header.x-api-key', '$context.authorizer.usageIdentifierKey'],
      CorsConfiguration: [NONE, NONE, { AllowOrigins: ['*'] }],
      DisableExecuteApiEndpoint: [NONE, true, false],
    },
  },
  Authorizer: {
    type: 'AWS::ApiGatewayV2::Authorizer',
    properties: {
      ApiId: API,
      Name: ['ticket'],
      AuthorizerType: ['REQUEST', 'REQUEST', 'JWT'],
      AuthorizerUri: [uri('One'), uri('Two')],
      IdentitySource: [['route.request.querystring.token'], ['route.request.header.X-Token'], NONE],
    },
  },
  Connect: {
    type: 'AWS::ApiGatewayV2::Route',
    isOptional: true,
    properties: {
      ApiId: API,
      RouteKey: ['$connect', '$connect', '$default', 'send'],
      AuthorizationType: ['NONE', 'CUSTOM', 'AWS_IAM', NONE],
      AuthorizerId: [{ Ref: 'Authorizer' }, NONE],
      ApiKeyRequired: [true, false],
      Target: [sub('integrations/${Integration}')],
    },
  },
  Send: {
    type: 'AWS::ApiGatewayV2::Route',
    isOptional: true,
    properties: {
      ApiId: API,
      RouteKey: ['send', '$default', '$disconnect', '$other'],
      Target: [sub('integrations/${Integration}'), sub('integrations/${Http}')],
      RouteResponseSelectionExpression: [NONE, '$default'],
    },
  },
  SendResponse: {
    type: 'AWS::ApiGatewayV2::RouteResponse',
    isOptional: true,
    properties: { ApiId: API, RouteId: [{ Ref: 'Default' }], RouteResponseKey: ['$default', '200'] },
  },
  Default: {
    type: 'AWS::ApiGatewayV2::Route',
    properties: {
      ApiId: API,
      RouteKey: ['$default', 'list'],
      Target: [sub('integrations/${Integration}'), sub('integrations/${Http}')],
      RouteResponseSelectionExpression: [NONE, '$default'],
    },
  },
  Integration: {
    type: 'AWS::ApiGatewayV2::Integration',
    properties: {
      ApiId: API,
      IntegrationType: ['AWS_PROXY', 'AWS_PROXY', 'AWS'],
      IntegrationUri: [uri('One'), uri('Two')],
      TimeoutInMillis: [NONE, 1000, 29000, 30000],
    },
  },
  Http: {
    type: 'AWS::ApiGatewayV2::Integration',
    properties: {
      ApiId: API,
      IntegrationType: ['HTTP', 'HTTP_PROXY'],
      IntegrationMethod: ['POST', NONE],
      IntegrationUri: ['https://example.com/', 'http://example.com/'],
      RequestParameters: [NONE, { 'integration.request.header.Id': 'context.connectionId' }, { bad: 'x' }],
      RequestTemplates: [NONE, { $default: '{"id":"$context.connectionId","body":"$input.body"}' }],
    },
  },
  HttpResponse: {
    type: 'AWS::ApiGatewayV2::IntegrationResponse',
    isOptional: true,
    properties: { ApiId: API, IntegrationId: [{ Ref: 'Http' }], IntegrationResponseKey: ['$default', '/200/'] },
  },
  One: { type: 'AWS::Lambda::Function', properties: { Timeout: [3, 60, NONE], Role: [att('Role', 'Arn')] } },
  Two: { type: 'AWS::Lambda::Function', properties: { Timeout: [3, 60] } },
  Permission: {
    type: 'AWS::Lambda::Permission',
    isOptional: true,
    properties: {
      Action: ['lambda:InvokeFunction', 'lambda:InvokeFunction', 'lambda:GetFunction'],
      FunctionName: [{ Ref: 'One' }, att('One', 'Arn'), { Ref: 'Two' }],
      Principal: ['apigateway.amazonaws.com', 'apigateway.amazonaws.com', '*', 's3.amazonaws.com'],
      SourceArn: [
        NONE,
        arn('execute-api', '${Api}/*/*'),
        arn('execute-api', '${Api}/*/$connect'),
        arn('execute-api', '*'),
      ],
      SourceAccount: [NONE, NONE, '111122223333'],
      EventSourceToken: [NONE, NONE, NONE, 'token'],
    },
  },
  Stage: {
    type: 'AWS::ApiGatewayV2::Stage',
    isOptional: true,
    after: ['Account'],
    properties: {
      ApiId: API,
      StageName: ['live', 'test', '$default'],
      AutoDeploy: [true, false],
      // An order that only a reference behind `Fn::If` makes is taken to hold on either side of it.
      DeploymentId: [{ Ref: 'Deployment' }],
      AccessLogSettings: [
        NONE,
        { DestinationArn: att('Logs', 'Arn'), Format: '$context.requestId' },
        { DestinationArn: att('Logs', 'Arn'), Format: '{"id":"$context.requestId","status":"$context.status"}' },
      ],
      DefaultRouteSettings: [
        NONE,
        { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5, LoggingLevel: 'ERROR' },
        { ThrottlingRateLimit: 0, DataTraceEnabled: true, LoggingLevel: 'INFO' },
      ],
      RouteSettings: [NONE, NONE, { send: { ThrottlingBurstLimit: 7 } }],
      StageVariables: [NONE, { PASSWORD: 'correct horse' }],
    },
  },
  Deployment: {
    type: 'AWS::ApiGatewayV2::Deployment',
    after: ['Connect', 'Send', 'Default'],
    properties: { ApiId: API },
  },
  Account: {
    type: 'AWS::ApiGateway::Account',
    isOptional: true,
    properties: { CloudWatchRoleArn: [att('LogRole', 'Arn'), att('LogRole', 'Arn'), att('Role', 'Arn')] },
  },
  LogRole: {
    type: 'AWS::IAM::Role',
    properties: {
      AssumeRolePolicyDocument: [trust('apigateway.amazonaws.com'), trust('lambda.amazonaws.com')],
      ManagedPolicyArns: [[LOGS], [LOGS], NONE],
    },
  },
  Role: {
    type: 'AWS::IAM::Role',
    properties: {
      AssumeRolePolicyDocument: [trust('lambda.amazonaws.com')],
      Policies: [
        NONE,
        [allow('execute-api:ManageConnections', arn('execute-api', '${Api}/live/POST/@connections/*'))],
        [allow('execute-api:ManageConnections', arn('execute-api', '${Api}/test/POST/@connections/*'))],
        [allow('execute-api:*', '*')],
        [allow('execute-api:Invoke', arn('execute-api', '${Api}/*'))],
      ],
    },
  },
  Logs: { type: 'AWS::Logs::LogGroup', properties: { RetentionInDays: [NONE, 30] } },
  Domain: {
    type: 'AWS::ApiGatewayV2::DomainName',
    properties: {
      DomainName: ['chat.example.com'],
      DomainNameConfigurations: [
        [{ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }],
        [{ EndpointType: 'EDGE', SecurityPolicy: 'TLS_1_0' }],
      ],
    },
  },
  Mapping: {
    type: 'AWS::ApiGatewayV2::ApiMapping',
    isOptional: true,
    properties: {
      ApiId: API,
      DomainName: [{ Ref: 'Domain' }],
      Stage: ['live', 'test', 'test'],
      ApiMappingKey: [NONE, 'chat', 'a/b'],
    },
  },
  Alarm: {
    type: 'AWS::CloudWatch::Alarm',
    isOptional: true,
    properties: {
      Namespace: ['AWS/ApiGateway'],
      MetricName: ['IntegrationError', 'ExecutionError', 'Count'],
      Dimensions: [[{ Name: 'ApiId', Value: { Ref: 'Api' } }], [{ Name: 'ApiId', Value: 'other' }]],
    },
  },
};
