import { type Scene, type Spec, NONE, arn, att, either, oneOf, ref } from '../choices';

const STATEMENT: Spec = {
  Effect: oneOf('Allow', 'Allow', 'Deny'),
  Action: oneOf('execute-api:ManageConnections', 'execute-api:*'),
  Resource: oneOf(arn('execute-api', '${SamApi}/*'), '*', arn('execute-api', '${SamApi}/live/POST/@connections/*')),
};

/** Resources of SAM, which others are made of. */
export const SERVERLESS: Scene = {
  SamApi: {
    type: 'AWS::Serverless::WebSocketApi',
    isRoot: true,
    properties: {
      RouteSelectionExpression: oneOf('$request.body.action', NONE),
      StageName: either('live', 'test', NONE),
      Auth: either(
        NONE,
        { AuthType: either('AWS_IAM', 'NONE') },
        {
          AuthType: 'CUSTOM',
          AuthArn: att('SamFunction', 'Arn'),
          IdentitySource: oneOf(NONE, ['route.request.header.X-Token']),
        },
      ),
      DisableExecuteApiEndpoint: oneOf(NONE, true),
      DefaultRouteSettings: oneOf(NONE, {
        ThrottlingRateLimit: oneOf(5, 0),
        ThrottlingBurstLimit: oneOf(5, NONE),
        LoggingLevel: oneOf('ERROR', NONE),
      }),
      Routes: {
        $connect: { FunctionArn: att('SamFunction', 'Arn'), IntegrationTimeout: oneOf(NONE, 1000) },
        send: {
          FunctionArn: oneOf(att('SamFunction', 'Arn'), att('Two', 'Arn')),
          IntegrationTimeout: oneOf(NONE, 40000),
          RouteResponseSelectionExpression: oneOf(NONE, '$default'),
        },
      },
    },
  },
  SamFunction: {
    type: 'AWS::Serverless::Function',
    properties: {
      Timeout: oneOf(3, 60, NONE),
      Policies: either(NONE, [either({ Statement: [STATEMENT] }, 'AmazonAPIGatewayInvokeFullAccess', NONE)], {
        Statement: STATEMENT,
      }),
      Role: either(NONE, NONE, att('Role', 'Arn')),
    },
  },
  SamHttp: {
    type: 'AWS::Serverless::HttpApi',
    isRoot: true,
    properties: {
      StageName: either(NONE, 'live'),
      CorsConfiguration: either(NONE, true, { AllowOrigins: ['*'], AllowCredentials: oneOf(true, NONE) }),
      DefaultRouteSettings: oneOf(NONE, { ThrottlingRateLimit: oneOf(5, 0), ThrottlingBurstLimit: 5 }),
    },
  },
  SamMachine: {
    type: 'AWS::Serverless::StateMachine',
    isRoot: true,
    properties: {
      Definition: { StartAt: 'a' },
      Policies: either([{ Statement: [STATEMENT] }], NONE),
      Role: either(NONE, NONE, att('Role', 'Arn')),
    },
  },
  Connector: {
    type: 'AWS::Serverless::Connector',
    isRoot: true,
    properties: {
      Source: { Id: 'SamFunction' },
      Destination: { Id: 'Connections' },
      Permissions: either(['Write'], ['Read'], ['Read', 'Write']),
    },
    needs: ['SamFunction', 'Connections'],
  },
  Plan: {
    type: 'AWS::ApiGateway::UsagePlan',
    isRoot: true,
    properties: { ApiStages: [{ ApiId: ref('SamApi'), Stage: oneOf('live', 'test') }] },
  },
};
