import { type Scene, NONE, arn, att, oneOf, ref, sub, uri } from '../choices';

const API = ref('HttpApi');

/** An HTTP API with routes, authorizers, integrations and a stage. */
export const HTTP_API: Scene = {
  HttpApi: {
    type: 'AWS::ApiGatewayV2::Api',
    isRoot: true,
    properties: {
      Name: 'shop',
      ProtocolType: oneOf('HTTP', 'HTTP', 'HTTP', 'HTTP', 'WEBSOCKET'),
      RouteSelectionExpression: oneOf(NONE, NONE, '${request.method} ${request.path}', '$request.body.action'),
      DisableExecuteApiEndpoint: oneOf(NONE, true, false),
      CorsConfiguration: oneOf(NONE, {
        AllowOrigins: oneOf(['*'], [oneOf('*', 'https://example.com', NONE), 'https://example.org'], NONE),
        AllowCredentials: oneOf(NONE, true, false),
      }),
    },
  },
  QuickApi: {
    type: 'AWS::ApiGatewayV2::Api',
    isRoot: true,
    properties: { Name: 'quick', ProtocolType: 'HTTP', Target: oneOf('https://example.com/', 'http://example.com/') },
  },
  HttpAuthorizer: {
    type: 'AWS::ApiGatewayV2::Authorizer',
    isRoot: true,
    properties: {
      ApiId: API,
      Name: 'user',
      AuthorizerType: oneOf('JWT', 'REQUEST', 'REQUEST'),
      AuthorizerUri: oneOf(NONE, uri('Slow'), uri('Two')),
      AuthorizerPayloadFormatVersion: oneOf(NONE, '1.0', '2.0'),
      AuthorizerResultTtlInSeconds: oneOf(NONE, 0, 300, 4000),
      EnableSimpleResponses: oneOf(NONE, true),
      IdentitySource: oneOf([oneOf('$request.header.Authorization', 'route.request.header.A', NONE)], NONE),
      JwtConfiguration: oneOf(NONE, {
        Audience: oneOf(['a'], [oneOf('a', NONE)], NONE),
        Issuer: oneOf('https://example.com/', 'example.com', NONE),
      }),
    },
  },
  Get: {
    type: 'AWS::ApiGatewayV2::Route',
    isRoot: true,
    properties: {
      ApiId: API,
      RouteKey: oneOf('GET /a', 'GET /a', 'get', 'OPTIONS /a', '$default'),
      AuthorizationType: oneOf(NONE, 'JWT', 'CUSTOM', 'AWS_IAM', 'NONE'),
      AuthorizerId: oneOf(ref('HttpAuthorizer'), NONE),
      AuthorizationScopes: oneOf(NONE, NONE, ['read']),
      ApiKeyRequired: oneOf(NONE, NONE, NONE, true),
      Target: oneOf(
        sub('integrations/${HttpLambda}'),
        sub('integrations/${HttpService}'),
        sub('integrations/${HttpPrivate}'),
      ),
    },
  },
  Rest: {
    type: 'AWS::ApiGatewayV2::Route',
    isRoot: true,
    properties: {
      ApiId: API,
      RouteKey: oneOf('$default', '$default', 'POST /b'),
      AuthorizationType: oneOf(NONE, 'NONE', 'AWS_IAM'),
      Target: sub('integrations/${HttpLambda}'),
    },
  },
  HttpLambda: {
    type: 'AWS::ApiGatewayV2::Integration',
    properties: {
      ApiId: API,
      IntegrationType: oneOf('AWS_PROXY', 'AWS_PROXY', 'HTTP_PROXY'),
      IntegrationUri: oneOf(att('Slow', 'Arn'), uri('Slow'), uri('Two'), 'http://example.com', 'https://example.com'),
      IntegrationMethod: oneOf(NONE, 'POST'),
      PayloadFormatVersion: oneOf('2.0', '1.0', '3.0', NONE),
      TimeoutInMillis: oneOf(NONE, 5000, 30001),
    },
  },
  HttpService: {
    type: 'AWS::ApiGatewayV2::Integration',
    properties: {
      ApiId: API,
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: oneOf('SQS-SendMessage', 'SQS-SendMessage', 'SQS-Send'),
      PayloadFormatVersion: '1.0',
      CredentialsArn: oneOf(att('CallRole', 'Arn'), NONE),
      RequestParameters: oneOf(NONE, {
        QueueUrl: oneOf('https://example.com', NONE),
        MessageBody: oneOf('$request.body', '$request.body.a', NONE),
      }),
    },
  },
  HttpPrivate: {
    type: 'AWS::ApiGatewayV2::Integration',
    properties: {
      ApiId: API,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: oneOf('ANY', NONE),
      ConnectionType: oneOf('VPC_LINK', 'VPC_LINK', 'INTERNET'),
      ConnectionId: ref('VpcLink'),
      TlsConfig: oneOf(NONE, { ServerNameToVerify: 'example.com' }),
      PayloadFormatVersion: '1.0',
      IntegrationUri: oneOf(arn('elasticloadbalancing', 'listener/net/a/1/2'), 'https://example.com'),
      RequestParameters: oneOf(NONE, {
        'overwrite:header.a': oneOf('$request.header.b', 'request.header.b', NONE),
        'append:header.Authorization': oneOf(NONE, '$request.header.b'),
      }),
      ResponseParameters: oneOf(NONE, {
        '200': { ResponseParameters: [{ Destination: oneOf('overwrite:statuscode', 'status'), Source: '204' }] },
      }),
    },
  },
  Slow: { type: 'AWS::Lambda::Function', properties: { Timeout: oneOf(3, 20, 60), Role: att('Role', 'Arn') } },
  SlowPermission: {
    type: 'AWS::Lambda::Permission',
    isRoot: true,
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: oneOf(ref('Slow'), ref('Two')),
      Principal: oneOf('apigateway.amazonaws.com', '*'),
      SourceArn: oneOf(
        arn('execute-api', '${HttpApi}/*/*/a'),
        arn('execute-api', '${HttpApi}/*'),
        arn('execute-api', '${HttpApi}/authorizers/*'),
        NONE,
      ),
    },
  },
  HttpStage: {
    type: 'AWS::ApiGatewayV2::Stage',
    isRoot: true,
    properties: {
      ApiId: API,
      StageName: oneOf('$default', 'live'),
      AutoDeploy: oneOf(true, false),
      AccessLogSettings: oneOf(NONE, {
        DestinationArn: att('Logs', 'Arn'),
        Format: oneOf('$context.requestId', '$context.status'),
      }),
      DefaultRouteSettings: oneOf(NONE, {
        ThrottlingRateLimit: oneOf(5, 0, NONE),
        ThrottlingBurstLimit: 5,
        DetailedMetricsEnabled: oneOf(true, NONE),
        LoggingLevel: oneOf(NONE, NONE, 'INFO'),
      }),
      RouteSettings: oneOf(NONE, { 'GET /a': { ThrottlingBurstLimit: 7 } }),
    },
  },
};
