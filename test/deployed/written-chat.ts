/** A template of the chat of the saved answers as it is deployed, but for what is around it. */
export const WRITTEN_CHAT = `Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Handler: { Type: AWS::Lambda::Function, Properties: { Timeout: 60 } }
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Handler
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub 'arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/$connect'
  Proxy:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: AWS_PROXY
      IntegrationUri: !Sub 'arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Handler.Arn}/invocations'
  Pong:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { ApiId: !Ref Api, IntegrationType: MOCK, RequestTemplates: { $default: '{"statusCode":200}' }, TemplateSelectionExpression: \\$default }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: NONE, Target: !Sub 'integrations/\${Proxy}' }
  Default:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $default, Target: !Sub 'integrations/\${Proxy}' }
  Ping:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: ping, RouteResponseSelectionExpression: $default, Target: !Sub 'integrations/\${Pong}' }
  PingResponse:
    Type: AWS::ApiGatewayV2::RouteResponse
    Properties: { ApiId: !Ref Api, RouteId: !Ref Ping, RouteResponseKey: $default }
  Log: { Type: AWS::Logs::LogGroup }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    DependsOn: [Connect, Default, Ping]
    Properties:
      ApiId: !Ref Api
      StageName: prod
      AutoDeploy: true
      AccessLogSettings: { DestinationArn: !GetAtt Log.Arn, Format: '{"requestId":"$context.requestId"}' }
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50, LoggingLevel: INFO, DataTraceEnabled: true }
`;
