import { type Scene, type Spec, NONE, att, either, oneOf, ref, sub, uri } from '../choices';

/** The API of a part: nearly always the one that all scenes share. */
const API = either(...Array<Spec>(8).fill(ref('Api')), att('Api', 'ApiId'), ref('Other'));

/** WebSocket APIs with routes, authorizers, integrations and models. */
export const WEBSOCKET_API: Scene = {
  Api: {
    type: 'AWS::ApiGatewayV2::Api',
    isRoot: true,
    properties: {
      Name: oneOf('chat', 'chat', 'chat', '', NONE),
      ProtocolType: oneOf('WEBSOCKET', 'WEBSOCKET', 'WEBSOCKET', 'WEBSOCKET', 'WEBSOCKET', 'HTTP', 'websocket'),
      RouteSelectionExpression: oneOf(
        '$request.body.action',
        '$request.body.action',
        '${request.body.action}',
        'x',
        NONE,
      ),
      ApiKeySelectionExpression: oneOf(
        NONE,
        '$request.header.x-api-key',
        '$context.authorizer.usageIdentifierKey',
        '$request.header.key',
      ),
      CorsConfiguration: oneOf(NONE, NONE, { AllowOrigins: ['*'] }),
      DisableExecuteApiEndpoint: oneOf(NONE, true, false),
      IpAddressType: oneOf(NONE, NONE, 'dualstack', 'ipv6'),
      BasePath: oneOf(NONE, NONE, NONE, 'ignore'),
    },
  },
  Other: {
    type: 'AWS::ApiGatewayV2::Api',
    properties: {
      Name: 'other',
      ProtocolType: oneOf('WEBSOCKET', 'WEBSOCKET', 'HTTP'),
      RouteSelectionExpression: '$request.body.action',
    },
  },
  Authorizer: {
    type: 'AWS::ApiGatewayV2::Authorizer',
    isRoot: true,
    properties: {
      ApiId: API,
      Name: 'ticket',
      AuthorizerType: oneOf('REQUEST', 'REQUEST', 'REQUEST', 'JWT'),
      AuthorizerUri: oneOf(uri('One'), uri('Two'), att('One', 'Arn'), NONE),
      AuthorizerCredentialsArn: oneOf(NONE, NONE, NONE, att('CallRole', 'Arn'), ref('CallRole')),
      AuthorizerResultTtlInSeconds: oneOf(NONE, NONE, NONE, 300),
      IdentitySource: oneOf(
        [oneOf('route.request.querystring.token', 'route.request.header.X-Token', '$request.header.Auth', NONE)],
        ['route.request.header.Sec-WebSocket-Protocol', oneOf('route.request.header.Origin', 'context.stage', NONE)],
        NONE,
      ),
    },
  },
  Connect: {
    type: 'AWS::ApiGatewayV2::Route',
    isRoot: true,
    properties: {
      ApiId: API,
      RouteKey: oneOf('$connect', '$connect', '$connect', '$default', 'send'),
      AuthorizationType: oneOf('NONE', 'CUSTOM', 'CUSTOM', 'AWS_IAM', 'JWT', NONE),
      AuthorizerId: oneOf(ref('Authorizer'), ref('Authorizer'), NONE),
      AuthorizationScopes: oneOf(NONE, NONE, NONE, ['read']),
      ApiKeyRequired: oneOf(true, false, NONE),
      RequestParameters: oneOf(NONE, { 'route.request.header.X-Id': { Required: false } }),
      Target: oneOf(
        sub('integrations/${Integration}'),
        sub('integrations/${Http}'),
        sub('integrations/${Mock}'),
        ref('Integration'),
        NONE,
      ),
    },
  },
  Send: {
    type: 'AWS::ApiGatewayV2::Route',
    isRoot: true,
    properties: {
      ApiId: API,
      RouteKey: oneOf('send', 'send', '$default', '$disconnect', '$other'),
      AuthorizationType: oneOf(NONE, NONE, NONE, 'CUSTOM'),
      AuthorizerId: oneOf(NONE, NONE, NONE, ref('Authorizer')),
      ApiKeyRequired: oneOf(NONE, NONE, true),
      ModelSelectionExpression: oneOf(NONE, '$request.body.action'),
      RequestModels: oneOf(NONE, { $default: oneOf('message', 'Other', ref('Message')) }, { send: 'message' }),
      RouteResponseSelectionExpression: oneOf(NONE, NONE, '$default', '$other'),
      Target: oneOf(
        sub('integrations/${Integration}'),
        sub('integrations/${Http}'),
        sub('integrations/${Service}'),
        sub('integrations/${Mock}'),
      ),
    },
  },
  Default: {
    type: 'AWS::ApiGatewayV2::Route',
    isRoot: true,
    properties: {
      ApiId: API,
      RouteKey: oneOf('$default', '$default', 'list', '$disconnect'),
      RouteResponseSelectionExpression: oneOf(NONE, '$default'),
      Target: oneOf(sub('integrations/${Integration}'), sub('integrations/${Http}'), sub('integrations/${Service}')),
    },
  },
  RouteResponse: {
    type: 'AWS::ApiGatewayV2::RouteResponse',
    isRoot: true,
    properties: {
      ApiId: API,
      RouteId: oneOf(ref('Default'), ref('Default'), ref('Send')),
      RouteResponseKey: oneOf('$default', '$default', '200'),
    },
  },
  Message: {
    type: 'AWS::ApiGatewayV2::Model',
    isRoot: true,
    properties: { ApiId: API, Name: oneOf('message', 'message', 'my-message'), Schema: { type: 'object' } },
  },
  Integration: {
    type: 'AWS::ApiGatewayV2::Integration',
    isRoot: true,
    properties: {
      ApiId: API,
      IntegrationType: oneOf('AWS_PROXY', 'AWS_PROXY', 'AWS_PROXY', 'AWS', 'LAMBDA'),
      IntegrationMethod: oneOf(NONE, NONE, 'POST', 'GET'),
      IntegrationUri: oneOf(uri('One'), uri('Two'), uri('One'), att('One', 'Arn')),
      CredentialsArn: oneOf(NONE, NONE, NONE, att('CallRole', 'Arn'), ref('CallRole'), 'arn:aws:iam::*:user/*'),
      PayloadFormatVersion: oneOf(NONE, NONE, '1.0', '2.0'),
      TimeoutInMillis: oneOf(NONE, NONE, 1000, 29000, 30000),
      RequestTemplates: oneOf(NONE, NONE, { $default: '{"text":"$input.path(\'$.text\')"}' }),
    },
  },
  Http: {
    type: 'AWS::ApiGatewayV2::Integration',
    isRoot: true,
    properties: {
      ApiId: API,
      IntegrationType: oneOf('HTTP', 'HTTP_PROXY', 'HTTP'),
      IntegrationMethod: oneOf('POST', 'POST', NONE),
      IntegrationUri: oneOf(
        'https://example.com/',
        'http://example.com/',
        'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/net/a/1/2',
      ),
      ConnectionType: oneOf(NONE, NONE, 'INTERNET', 'VPC_LINK', 'VPC'),
      ConnectionId: oneOf(NONE, NONE, ref('VpcLink'), 'abc123'),
      TlsConfig: oneOf(NONE, NONE, NONE, { ServerNameToVerify: 'example.com' }),
      RequestParameters: oneOf(
        NONE,
        { 'integration.request.header.Id': oneOf('context.connectionId', "'static'", NONE) },
        {
          'integration.request.header.A': oneOf('route.request.header.X-Id', 'route.request.body.a', 'append:x'),
          'integration.request.path.b': oneOf('route.request.querystring.q', NONE),
        },
        { bad: 'x' },
      ),
      RequestTemplates: oneOf(
        NONE,
        {
          $default: oneOf(
            '{"id":"$context.connectionId","body":"$input.body"}',
            '{"id":"$context.connectionId","body":$input.json(\'$\')}',
            '#set($a = $util.parseJson($input.body))<x>$a.text</x>',
          ),
        },
        { $default: 'a=$util.urlEncode($input.path("$.a"))', send: oneOf('b=$input.json("$.b")', NONE) },
      ),
    },
  },
  Service: {
    type: 'AWS::ApiGatewayV2::Integration',
    isRoot: true,
    properties: {
      ApiId: API,
      IntegrationType: 'AWS',
      IntegrationMethod: 'POST',
      CredentialsArn: oneOf(att('CallRole', 'Arn'), att('CallRole', 'Arn'), ref('CallRole'), NONE),
      IntegrationUri: oneOf(
        sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Queue.QueueName}'),
        sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:dynamodb:action/PutItem'),
        att('Queue', 'Arn'),
      ),
      PassthroughBehavior: oneOf(NONE, 'NEVER', 'ALWAYS'),
      ContentHandlingStrategy: oneOf(NONE, NONE, 'CONVERT_TO_TEXT', 'TEXT'),
      RequestParameters: oneOf(NONE, {
        'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
      }),
      RequestTemplates: oneOf(
        NONE,
        {
          $default: oneOf(
            'Action=SendMessage&MessageBody=$input.body',
            'Action=SendMessage&MessageBody=$util.urlEncode($input.body)',
          ),
        },
        {
          $default:
            '{"TableName":"t","Item":{"connectionId":{"S":"$context.connectionId"},"a":{"S":"$input.path(\'$.a\')"}}}',
        },
      ),
    },
  },
  Mock: {
    type: 'AWS::ApiGatewayV2::Integration',
    isRoot: true,
    properties: {
      ApiId: API,
      IntegrationType: oneOf('MOCK', 'MOCK', 'MOCK', 'HTTP_PROXY'),
      RequestTemplates: oneOf(NONE, { $default: oneOf('{"statusCode":200}', '{"status":200}', '{"statusCode":"ok"}') }),
    },
  },
  IntegrationResponse: {
    type: 'AWS::ApiGatewayV2::IntegrationResponse',
    isRoot: true,
    properties: {
      ApiId: API,
      IntegrationId: oneOf(ref('Http'), ref('Http'), ref('Mock'), ref('Service'), ref('Integration')),
      IntegrationResponseKey: oneOf('$default', '/200/'),
      ResponseParameters: oneOf(NONE, {
        'route.response.header.Sec-WebSocket-Protocol': oneOf(
          'integration.response.header.Sec-WebSocket-Protocol',
          "'ticket'",
          NONE,
        ),
      }),
      ResponseTemplates: oneOf(NONE, { $default: '{"answer":$input.json("$")}' }),
    },
  },
  VpcLink: {
    type: 'AWS::ApiGatewayV2::VpcLink',
    properties: { Name: 'link', SubnetIds: ['subnet-1'] },
  },
};
