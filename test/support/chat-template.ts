/** A template of a chat whose stage neither throttles nor logs, and that lets anybody connect. */
export const CHAT = `Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: chat
      ProtocolType: WEBSOCKET
      RouteSelectionExpression: $request.body.action
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Api
      RouteKey: $connect
      AuthorizationType: NONE
      Target: !Sub integrations/\${Integration}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: MOCK
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: live
      AutoDeploy: true
`;

/** The same with a rate limit of its own, which is too high to be one. */
export const CHAT_WITH_LIMIT = `${CHAT}      DefaultRouteSettings:
        ThrottlingRateLimit: 0
        ThrottlingBurstLimit: 0
`;
