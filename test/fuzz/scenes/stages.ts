import { type Scene, type Spec, NONE, att, either, oneOf, ref, sub, trust, uri } from '../choices';

const LOGS = sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs');

const SETTINGS: Spec = {
  ThrottlingRateLimit: oneOf(5, 5, 0, 'x', NONE),
  ThrottlingBurstLimit: oneOf(5, 5, 0, NONE),
  LoggingLevel: oneOf('ERROR', 'INFO', 'OFF', 'DEBUG', NONE),
  DataTraceEnabled: oneOf(NONE, true, false),
  DetailedMetricsEnabled: oneOf(true, false, NONE),
};

const FORMAT: Spec = oneOf(
  '$context.requestId',
  '{"id":"$context.requestId","status":"$context.status"}',
  '{"status":"$context.status"}',
  '{"id":"$context.extendedRequestId","path":"$context.httpMethodName"}',
  '{\n"id":"$context.requestId"}',
);

/** Stages and deployments of the shared API, their logs, and who watches them. */
export const STAGES: Scene = {
  Stage: {
    type: 'AWS::ApiGatewayV2::Stage',
    isRoot: true,
    after: ['Account', 'Send', 'Connect'],
    properties: {
      ApiId: either(ref('Api'), ref('Api'), ref('Api'), ref('Other')),
      StageName: oneOf('live', 'live', 'test', '$default', 'a b'),
      AutoDeploy: oneOf(true, false, NONE),
      DeploymentId: oneOf(ref('Deployment'), ref('Deployment'), ref('Deployment0123abcd'), NONE),
      AccessLogSettings: oneOf(
        NONE,
        {
          DestinationArn: oneOf(att('Logs', 'Arn'), att('Logs', 'Arn'), ref('Logs'), att('Queue', 'Arn')),
          Format: FORMAT,
        },
        { DestinationArn: att('Logs', 'Arn'), Format: FORMAT },
      ),
      DefaultRouteSettings: oneOf(NONE, SETTINGS, SETTINGS),
      RouteSettings: oneOf(
        NONE,
        NONE,
        { send: SETTINGS },
        { $connect: { DataTraceEnabled: oneOf(true, false), ThrottlingRateLimit: 5 } },
        { list: { ThrottlingBurstLimit: 7 }, none: oneOf(SETTINGS, NONE) },
      ),
      StageVariables: oneOf(NONE, { PASSWORD: oneOf('correct horse', '{{resolve:ssm:password}}', NONE) }),
    },
  },
  Second: {
    type: 'AWS::ApiGatewayV2::Stage',
    isRoot: true,
    properties: {
      ApiId: ref('Api'),
      StageName: oneOf('test', 'beta'),
      AutoDeploy: oneOf(true, false),
      DeploymentId: oneOf(NONE, ref('Deployment')),
      DefaultRouteSettings: {
        ThrottlingRateLimit: 5,
        ThrottlingBurstLimit: 5,
        DataTraceEnabled: oneOf(NONE, NONE, true),
      },
    },
  },
  TokenAuthorizer: {
    type: 'AWS::ApiGatewayV2::Authorizer',
    isRoot: true,
    properties: {
      ApiId: ref('Api'),
      Name: 'token',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: uri('One'),
      IdentitySource: [oneOf('route.request.querystring.token', 'route.request.querystring.room')],
    },
  },
  Deployment: {
    type: 'AWS::ApiGatewayV2::Deployment',
    isRoot: true,
    after: ['Connect', 'Send', 'Default', 'RouteResponse', 'IntegrationResponse', 'Message'],
    properties: { ApiId: ref('Api'), Description: oneOf(NONE, sub('of ${Default}'), sub('of ${Send}')) },
  },
  Deployment0123abcd: {
    type: 'AWS::ApiGatewayV2::Deployment',
    after: ['Connect', 'Send', 'Default'],
    properties: { ApiId: ref('Api') },
  },
  Account: {
    type: 'AWS::ApiGateway::Account',
    isRoot: true,
    properties: {
      CloudWatchRoleArn: oneOf(att('LogRole', 'Arn'), att('LogRole', 'Arn'), att('CallRole', 'Arn'), NONE),
    },
  },
  LogRole: {
    type: 'AWS::IAM::Role',
    properties: {
      AssumeRolePolicyDocument: trust(
        oneOf('apigateway.amazonaws.com', 'apigateway.amazonaws.com', 'lambda.amazonaws.com'),
      ),
      ManagedPolicyArns: oneOf([oneOf(LOGS, LOGS, NONE)], NONE),
    },
  },
  Logs: { type: 'AWS::Logs::LogGroup', properties: { RetentionInDays: oneOf(NONE, 30) } },
  Alarm: {
    type: 'AWS::CloudWatch::Alarm',
    isRoot: true,
    properties: {
      Namespace: oneOf('AWS/ApiGateway', 'AWS/ApiGateway', 'AWS/Lambda'),
      MetricName: oneOf('IntegrationError', 'ExecutionError', 'Count'),
      Dimensions: oneOf(
        [{ Name: 'ApiId', Value: oneOf(ref('Api'), ref('Api'), 'other') }],
        [{ Name: 'ApiId', Value: ref('Api') }, oneOf({ Name: 'Stage', Value: 'live' }, NONE)],
      ),
    },
  },
  UsagePlan: {
    type: 'AWS::ApiGateway::UsagePlan',
    isRoot: true,
    properties: {
      ApiStages: oneOf(
        NONE,
        [{ ApiId: ref('Api'), Stage: oneOf('live', 'test', ref('Stage')) }],
        [oneOf({ ApiId: ref('Api'), Stage: 'live' }, NONE), { ApiId: ref('Other'), Stage: 'beta' }],
      ),
    },
  },
  WebAcl: {
    type: 'AWS::WAFv2::WebACLAssociation',
    isRoot: true,
    properties: {
      WebACLArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1',
      ResourceArn: oneOf(
        sub('arn:${AWS::Partition}:apigateway:${AWS::Region}::/apis/${Api}/stages/live'),
        sub('arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/abc/stages/live'),
      ),
    },
  },
};
