import { Duration, type Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpIamAuthorizer,
  HttpLambdaResponseType,
  WebSocketIamAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration, WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { AwsProperty, TypeReference } from './aws-types';

/** Makes values of a type in a stack. */
type Samples = (stack: Stack) => readonly unknown[];

const role = (stack: Stack): Role =>
  new Role(stack, 'SampleRole', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });

const domain = (stack: Stack): object => ({
  domainName: new apigatewayv2.DomainName(stack, 'SampleDomain', {
    domainName: 'api.example.com',
    certificate: Certificate.fromCertificateArn(
      stack,
      'SampleCertificate',
      'arn:aws:acm:eu-west-1:111122223333:certificate/sample',
    ),
  }),
});

/** Every member of an enum or of a class that is used as one. Enums of numbers have their names as values, too. */
const members = (type: object): Samples => {
  const values = (Object.values(type) as readonly unknown[]).filter((value) => typeof value !== 'function');
  return () => (values.some((value) => typeof value === 'number') ? values.filter(Number.isInteger) : values);
};

/** Values by type, its name without the module. */
const BY_TYPE: Readonly<Record<string, Samples>> = {
  boolean: () => [true, false],
  Duration: () => [Duration.seconds(5)],
  CorsPreflightOptions: () => [{ allowOrigins: ['https://shop.example'] }],
  DomainMappingOptions: (stack) => [domain(stack)],
  IHttpRouteAuthorizer: () => [new HttpIamAuthorizer()],
  IWebSocketRouteAuthorizer: () => [new WebSocketIamAuthorizer()],
  HttpRouteIntegration: () => [new HttpUrlIntegration('Sample', 'https://sample.example')],
  WebSocketRouteIntegration: () => [new WebSocketMockIntegration('Sample')],
  WebSocketRouteOptions: () => [{ integration: new WebSocketMockIntegration('Sample') }],
  HttpRouteKey: () => [apigatewayv2.HttpRouteKey.with('/books', apigatewayv2.HttpMethod.GET)],
  IpAddressType: members(apigatewayv2.IpAddressType),
  HttpMethod: members(apigatewayv2.HttpMethod),
  HttpIntegrationSubtype: members(apigatewayv2.HttpIntegrationSubtype),
  ContentHandling: members(apigatewayv2.ContentHandling),
  PassthroughBehavior: members(apigatewayv2.PassthroughBehavior),
  WebSocketIntegrationType: members(apigatewayv2.WebSocketIntegrationType),
  PayloadFormatVersion: members(apigatewayv2.PayloadFormatVersion),
  HttpLambdaResponseType: members(HttpLambdaResponseType),
  WebSocketApiKeySelectionExpression: members(apigatewayv2.WebSocketApiKeySelectionExpression),
  IAccessLogSettings: (stack) => [
    { destination: new apigatewayv2.LogGroupLogDestination(new LogGroup(stack, 'SampleLogs')) },
  ],
  ThrottleSettings: () => [{ rateLimit: 5, burstLimit: 2 }],
  ParameterMapping: () => [
    new apigatewayv2.ParameterMapping().overwriteHeader('sample', apigatewayv2.MappingValue.custom('value')),
  ],
  IRole: (stack) => [role(stack)],
  IRoleRef: (stack) => [role(stack)],
  IVpc: (stack) => [new Vpc(stack, 'SampleVpc')],
  IVpcLink: (stack) => [new apigatewayv2.VpcLink(stack, 'SampleLink', { vpc: new Vpc(stack, 'SampleVpc') })],
  ISecurityGroupRef: (stack) => [new SecurityGroup(stack, 'SampleGroup', { vpc: new Vpc(stack, 'SampleGroupVpc') })],
  SubnetSelection: () => [{ subnetType: SubnetType.PUBLIC }],
  IUserPoolClient: (stack) => [UserPoolClient.fromUserPoolClientId(stack, 'SampleClient', 'sample')],
  IHttpApiRef: (stack) => [new apigatewayv2.HttpApi(stack, 'SampleHttpApi')],
  IWebSocketApi: (stack) => [new apigatewayv2.WebSocketApi(stack, 'SampleWebSocketApi')],
  IWebSocketApiRef: (stack) => [new apigatewayv2.WebSocketApi(stack, 'SampleWebSocketApi')],
  EventBusReference: (stack) => [new EventBus(stack, 'SampleBus').eventBusRef],
  IQueue: (stack) => [new Queue(stack, 'SampleQueue')],
  StateMachine: (stack) => [
    new StateMachine(stack, 'SampleMachine', { definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')) }),
  ],
};

/** Values of texts, whose type says too little. */
const BY_NAME: Readonly<Record<string, readonly unknown[]>> = {
  identitySource: [['$request.header.Sample'], ['route.request.header.Sample']],
  integrationMethod: ['POST', 'PUT'],
  integrationUri: ['https://sample.example/messages'],
  requestParameters: [{ 'integration.request.header.sample': "'value'" }],
  requestTemplates: [{ $default: '{"statusCode": 200}' }],
  routeKey: ['$connect', 'sample'],
  routeSelectionExpression: ['$request.body.sample'],
  templateSelectionExpression: ['$request.body.sample'],
  userPoolRegion: ['us-east-1'],
};

/**
 * Values that a property can have.
 *
 * @throws Error for a type of which there are none here, so that nothing is left out
 */
export function samplesOf({ name, type }: AwsProperty, stack: Stack): readonly unknown[] {
  return BY_NAME[name] !== undefined && isText(type) ? BY_NAME[name] : samplesOfType(type, name, stack);
}

function isText({ primitive, collection }: TypeReference): boolean {
  return primitive === 'string' || collection?.elementtype.primitive === 'string';
}

function samplesOfType({ primitive, fqn, collection }: TypeReference, name: string, stack: Stack): readonly unknown[] {
  if (collection) {
    const items = samplesOfType(collection.elementtype, name, stack);
    return items.map((item) => (collection.kind === 'array' ? [item] : { sample: item }));
  }
  if (primitive === 'string') return ['sample'];
  const samples = BY_TYPE[primitive ?? fqn?.slice(fqn.lastIndexOf('.') + 1) ?? ''];
  if (!samples)
    throw new Error(`scripts/drop-in/sample-values.ts has no value of ${fqn ?? primitive ?? ''}, for ${name}`);
  return samples(stack);
}
