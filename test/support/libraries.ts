import { Code, Function, Runtime, type FunctionProps } from 'aws-cdk-lib/aws-lambda';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import * as guarded from '../../src/index';

const { WebSocketApi, WebSocketStage, WebSocketRoute, WebSocketIntegration } = apigatewayv2;
const { HttpApi, HttpStage, HttpRoute, VpcLink, ParameterMapping, MappingValue } = apigatewayv2;
const { WebSocketLambdaIntegration, WebSocketAwsIntegration, WebSocketMockIntegration } = integrations;
const { HttpLambdaIntegration, HttpUrlIntegration, HttpAlbIntegration, HttpNlbIntegration } = integrations;
const { HttpServiceDiscoveryIntegration, HttpSqsIntegration, HttpStepFunctionsIntegration } = integrations;
const { HttpEventBridgeIntegration } = integrations;
const { WebSocketLambdaAuthorizer, WebSocketIamAuthorizer } = authorizers;
const { HttpLambdaAuthorizer, HttpJwtAuthorizer, HttpUserPoolAuthorizer, HttpIamAuthorizer } = authorizers;

/** The constructs that this package has in place of aws-cdk-lib's: an app written for one runs with the other. */
export const PLAIN = {
  WebSocketApi,
  WebSocketStage,
  WebSocketRoute,
  WebSocketIntegration,
  WebSocketLambdaIntegration,
  WebSocketAwsIntegration,
  WebSocketMockIntegration,
  WebSocketLambdaAuthorizer,
  WebSocketIamAuthorizer,
  HttpApi,
  HttpStage,
  HttpRoute,
  HttpLambdaIntegration,
  HttpUrlIntegration,
  HttpAlbIntegration,
  HttpNlbIntegration,
  HttpServiceDiscoveryIntegration,
  HttpSqsIntegration,
  HttpStepFunctionsIntegration,
  HttpEventBridgeIntegration,
  HttpLambdaAuthorizer,
  HttpJwtAuthorizer,
  HttpUserPoolAuthorizer,
  HttpIamAuthorizer,
  VpcLink,
  ParameterMapping,
  MappingValue,
};

export type Library = typeof PLAIN;

export const GUARDED: Library = guarded;

/** A Lambda function to point at. */
export function lambda(scope: Construct, id: string, props: Partial<FunctionProps> = {}): Function {
  return new Function(scope, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    ...props,
  });
}
