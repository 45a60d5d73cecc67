import type { Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration, WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationLoadBalancer,
  ListenerAction,
  NetworkLoadBalancer,
  NetworkTargetGroup,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { lambda, type Library } from '../../test/support/libraries';

/** Makes one thing of a library, with some properties besides the required ones, and uses it in an API of aws-cdk-lib. */
type Program = (library: Library, stack: Stack, props: object) => object;

const webSocketApi = (stack: Stack): apigatewayv2.WebSocketApi => new apigatewayv2.WebSocketApi(stack, 'Api');
const httpApi = (stack: Stack): apigatewayv2.HttpApi => new apigatewayv2.HttpApi(stack, 'Api');

/** Sends the messages of a route to an integration. */
function routed<I extends apigatewayv2.WebSocketRouteIntegration>(stack: Stack, integration: I): I {
  webSocketApi(stack).addRoute('send', { integration });
  return integration;
}

/** Sends the requests of a route to an integration. */
function served<I extends apigatewayv2.HttpRouteIntegration>(stack: Stack, integration: I): I {
  httpApi(stack).addRoutes({ path: '/books', integration });
  return integration;
}

/** Lets an authorizer decide who may connect. */
function connecting<A extends apigatewayv2.IWebSocketRouteAuthorizer>(stack: Stack, authorizer: A): A {
  const integration = new WebSocketMockIntegration('Mock');
  webSocketApi(stack).addRoute('$connect', { integration, authorizer });
  return authorizer;
}

/** Lets an authorizer decide who may call. */
function calling<A extends apigatewayv2.IHttpRouteAuthorizer>(stack: Stack, authorizer: A): A {
  const integration = new HttpUrlIntegration('Books', 'https://books.example');
  httpApi(stack).addRoutes({ path: '/books', integration, authorizer });
  return authorizer;
}

/** Listeners and services that private integrations lead to. */
const BACK_ENDS = {
  applicationListener: (stack: Stack) =>
    new ApplicationLoadBalancer(stack, 'Balancer', { vpc: new Vpc(stack, 'Vpc') }).addListener('Listener', {
      port: 443,
      certificates: [{ certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/books' }],
      defaultAction: ListenerAction.fixedResponse(200),
    }),
  networkListener: (stack: Stack) => {
    const vpc = new Vpc(stack, 'Vpc');
    return new NetworkLoadBalancer(stack, 'Balancer', { vpc }).addListener('Listener', {
      port: 443,
      defaultTargetGroups: [new NetworkTargetGroup(stack, 'Targets', { vpc, port: 443 })],
    });
  },
  service: (stack: Stack) =>
    new PrivateDnsNamespace(stack, 'Names', { name: 'internal.example', vpc: new Vpc(stack, 'Vpc') }).createService(
      'Service',
    ),
  link: (stack: Stack) => new apigatewayv2.VpcLink(stack, 'Link', { vpc: new Vpc(stack, 'LinkVpc') }),
};

/** A program for every class that aws-cdk-lib and this package both have. */
export const PROGRAMS: Readonly<Record<keyof Library, Program>> = {
  WebSocketApi: ({ WebSocketApi }, stack, props) => new WebSocketApi(stack, 'Subject', props),
  WebSocketStage: ({ WebSocketStage }, stack, props) =>
    new WebSocketStage(stack, 'Subject', { webSocketApi: webSocketApi(stack), stageName: 'live', ...props }),
  WebSocketRoute: ({ WebSocketRoute }, stack, props) =>
    new WebSocketRoute(stack, 'Subject', {
      webSocketApi: webSocketApi(stack),
      routeKey: '$connect',
      integration: new WebSocketMockIntegration('Mock'),
      ...props,
    }),
  WebSocketIntegration: ({ WebSocketIntegration }, stack, props) =>
    new WebSocketIntegration(stack, 'Subject', {
      webSocketApi: webSocketApi(stack),
      integrationType: apigatewayv2.WebSocketIntegrationType.AWS,
      integrationUri: `arn:aws:apigateway:${stack.region}:sqs:path/111122223333/messages`,
      ...props,
    }),
  WebSocketLambdaIntegration: ({ WebSocketLambdaIntegration }, stack, props) =>
    routed(stack, new WebSocketLambdaIntegration('Subject', lambda(stack, 'Handler'), props)),
  WebSocketAwsIntegration: ({ WebSocketAwsIntegration }, stack, props) =>
    routed(
      stack,
      new WebSocketAwsIntegration('Subject', {
        integrationUri: `arn:aws:apigateway:${stack.region}:sqs:path/111122223333/messages`,
        integrationMethod: 'POST',
        ...props,
      }),
    ),
  WebSocketMockIntegration: ({ WebSocketMockIntegration: Mock }, stack, props) =>
    routed(stack, new Mock('Subject', props)),
  WebSocketLambdaAuthorizer: ({ WebSocketLambdaAuthorizer }, stack, props) =>
    connecting(
      stack,
      new WebSocketLambdaAuthorizer('Subject', lambda(stack, 'Authorizer'), {
        identitySource: ['route.request.header.Authorization'],
        ...props,
      }),
    ),
  WebSocketIamAuthorizer: ({ WebSocketIamAuthorizer }, stack) => connecting(stack, new WebSocketIamAuthorizer()),
  HttpApi: ({ HttpApi }, stack, props) => {
    const defaultAuthorizer = new HttpJwtAuthorizer('Login', 'https://login.example', { jwtAudience: ['books'] });
    const api = new HttpApi(stack, 'Subject', { defaultAuthorizer, ...props });
    api.addRoutes({ path: '/books', integration: new HttpUrlIntegration('Books', 'https://books.example') });
    return api;
  },
  HttpStage: ({ HttpStage }, stack, props) => new HttpStage(stack, 'Subject', { httpApi: httpApi(stack), ...props }),
  HttpRoute: ({ HttpRoute }, stack, props) =>
    new HttpRoute(stack, 'Subject', {
      httpApi: httpApi(stack),
      routeKey: apigatewayv2.HttpRouteKey.with('/authors'),
      integration: new HttpUrlIntegration('Books', 'https://books.example'),
      authorizer: new HttpJwtAuthorizer('Login', 'https://login.example', { jwtAudience: ['books'] }),
      ...props,
    }),
  HttpLambdaIntegration: ({ HttpLambdaIntegration }, stack, props) =>
    served(stack, new HttpLambdaIntegration('Subject', lambda(stack, 'Handler'), props)),
  HttpUrlIntegration: ({ HttpUrlIntegration: Url }, stack, props) =>
    served(stack, new Url('Subject', 'https://books.example', props)),
  HttpAlbIntegration: ({ HttpAlbIntegration }, stack, props) =>
    served(
      stack,
      new HttpAlbIntegration('Subject', BACK_ENDS.applicationListener(stack), {
        vpcLink: BACK_ENDS.link(stack),
        ...props,
      }),
    ),
  HttpNlbIntegration: ({ HttpNlbIntegration }, stack, props) =>
    served(
      stack,
      new HttpNlbIntegration('Subject', BACK_ENDS.networkListener(stack), { vpcLink: BACK_ENDS.link(stack), ...props }),
    ),
  HttpServiceDiscoveryIntegration: ({ HttpServiceDiscoveryIntegration }, stack, props) =>
    served(
      stack,
      new HttpServiceDiscoveryIntegration('Subject', BACK_ENDS.service(stack), {
        vpcLink: BACK_ENDS.link(stack),
        ...props,
      }),
    ),
  HttpSqsIntegration: ({ HttpSqsIntegration }, stack, props) =>
    served(stack, new HttpSqsIntegration('Subject', { queue: new Queue(stack, 'Queue'), ...props })),
  HttpStepFunctionsIntegration: ({ HttpStepFunctionsIntegration }, stack, props) =>
    served(
      stack,
      new HttpStepFunctionsIntegration('Subject', {
        stateMachine: new StateMachine(stack, 'Machine', {
          definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Step')),
        }),
        ...props,
      }),
    ),
  HttpEventBridgeIntegration: ({ HttpEventBridgeIntegration }, stack, props) =>
    served(
      stack,
      new HttpEventBridgeIntegration('Subject', { eventBusRef: new EventBus(stack, 'Bus').eventBusRef, ...props }),
    ),
  HttpLambdaAuthorizer: ({ HttpLambdaAuthorizer }, stack, props) =>
    calling(stack, new HttpLambdaAuthorizer('Subject', lambda(stack, 'Authorizer'), props)),
  HttpJwtAuthorizer: ({ HttpJwtAuthorizer: Jwt }, stack, props) =>
    calling(stack, new Jwt('Subject', 'https://login.example', { jwtAudience: ['books'], ...props })),
  HttpUserPoolAuthorizer: ({ HttpUserPoolAuthorizer }, stack, props) =>
    calling(stack, new HttpUserPoolAuthorizer('Subject', new UserPool(stack, 'Pool'), props)),
  HttpIamAuthorizer: ({ HttpIamAuthorizer }, stack) => calling(stack, new HttpIamAuthorizer()),
  VpcLink: ({ VpcLink }, stack, props) => new VpcLink(stack, 'Subject', { vpc: new Vpc(stack, 'Vpc'), ...props }),
  ParameterMapping: ({ ParameterMapping, MappingValue }, stack) => {
    const mapping = new ParameterMapping().overwriteHeader('sample', MappingValue.custom('value'));
    const integration = new HttpUrlIntegration('Books', 'https://books.example', { parameterMapping: mapping });
    served(stack, integration);
    return mapping;
  },
  MappingValue: ({ MappingValue }) => MappingValue.custom('value'),
};
