/** Every difference that the constructs may make, and the page whose table of defaults has it, with the words that say so. */
export const DOCUMENTED: readonly (readonly [difference: RegExp, page: string, words: string])[] = [
  [/^AWS::ApiGatewayV2::Stage Properties\.AutoDeploy: nothing -> true$/, 'WebSocketStage', 'AutoDeploy'],
  [/^AWS::ApiGatewayV2::Stage Properties\.DefaultRouteSettings\.\w+: nothing/, 'WebSocketStage', 'ThrottlingRateLimit'],
  [/^AWS::ApiGatewayV2::Stage Properties\.AccessLogSettings\.\w+: nothing -> /, 'WebSocketStage', 'AccessLogSettings'],
  [/^AWS::ApiGatewayV2::Stage Properties\.AccessLogSettings\.Format: .* -> "\{/, 'WebSocketStage', 'Format'],
  [/^\+ AWS::Logs::LogGroup$/, 'WebSocketStage', 'AWS::Logs::LogGroup'],
  [/^AWS::ApiGatewayV2::Integration Properties\.TimeoutInMillis: nothing -> 29000$/, 'WebSocketIntegration', '29000'],
  [/^\+ AWS::ApiGatewayV2::(?:Route|RouteResponse|Integration)$/, 'WebSocketApi', 'answerUnknownMessages'],
  [/^\+ AWS::ApiGatewayV2::IntegrationResponse$/, 'WebSocketRoute', 'AWS::ApiGatewayV2::IntegrationResponse'],
  [/^AWS::ApiGatewayV2::Route Properties\.ApiKeyRequired: nothing -> true$/, 'WebSocketRoute', 'apiKeyRequired'],
  [
    /^AWS::IAM::Policy Properties\.PolicyDocument\.Statement: .*\/dev\/POST\/@/,
    'WebSocketApi',
    'grantManageConnections',
  ],
  [/^AWS::ApiGateway::UsagePlan(?:Key)? DependsOn: /, 'WebSocketApi', 'DependsOn'],
  [/^AWS::ApiGatewayV2::Integration Properties\.TimeoutInMillis: nothing -> 30000$/, 'HttpLambdaIntegration', '30000'],
  [/^AWS::ApiGatewayV2::ApiMapping DependsOn: /, 'HttpStage', 'DependsOn'],
  [/^AWS::ApiGatewayV2::Route Properties\.AuthorizationScopes: .* -> nothing$/, 'HttpRoute', 'AuthorizationScopes'],
  [/^\+ AWS::EC2::SecurityGroup$/, 'VpcLink', 'AWS::EC2::SecurityGroup'],
  [/^AWS::ApiGatewayV2::VpcLink Properties\.SecurityGroupIds: \[\] -> /, 'VpcLink', 'SecurityGroupIds'],
  [
    /^AWS::ApiGatewayV2::Integration Properties\.RequestTemplates\.\$default: nothing/,
    'WebSocketMockIntegration',
    'RequestTemplates',
  ],
  [
    /^AWS::ApiGatewayV2::Integration Properties\.TemplateSelectionExpression: nothing/,
    'WebSocketMockIntegration',
    'TemplateSelectionExpression',
  ],
];
