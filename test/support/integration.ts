export { IS_PROD } from './api';

/** What a template has around its integration. */
export interface Around {
  /** Further resources, in YAML, two spaces in. */
  readonly resources?: string;
  /** Further sections, in YAML. */
  readonly sections?: string;
}

/**
 * A template with a WebSocket API and one integration.
 *
 * @param properties of the integration, as YAML between braces
 */
export function integration(properties: string, { resources = '', sections = '' }: Around = {}): string {
  return `${sections}
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { ApiId: !Ref Api, ${properties} }
${resources}`;
}

/** A Lambda function named `Function`. */
export const lambdaFunction = (properties = 'Timeout: 10'): string => `
  Function:
    Type: AWS::Lambda::Function
    Properties: { ${properties} }`;

/** The invocation URI of what an expression of `Fn::Sub` stands for. */
export const invocation = (target = '${Function.Arn}'): string =>
  `!Sub 'arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${target}/invocations'`;
