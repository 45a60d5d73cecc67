import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import {
  HttpApi,
  HttpJwtAuthorizer,
  HttpLambdaIntegration,
  HttpServiceDiscoveryIntegration,
  HttpUrlIntegration,
  MappingValue,
  ParameterMapping,
  VpcLink,
} from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** The book shop of examples/http-api with the constructs of this package, and with what they make its author decide. */
export class BooksStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const getBooks = new Function(this, 'GetBooks', {
      runtime: Runtime.NODEJS_22_X,
      code: Code.fromInline('exports.handler = async () => [];'),
      handler: 'index.handler',
      timeout: Duration.seconds(10),
    });
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 0 });
    vpc.addFlowLog('FlowLog');
    const shelves = new PrivateDnsNamespace(this, 'Namespace', { name: 'internal.example.com', vpc }).createService(
      'Shelves',
    );

    const api = new HttpApi(this, 'Api', {
      defaultAuthorizer: new HttpJwtAuthorizer('Readers', 'https://login.example.com', { jwtAudience: ['books'] }),
    });
    api.addRoutes({
      path: '/books',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Books', getBooks),
    });
    api.addRoutes({
      path: '/books/{id}/reviews',
      methods: [HttpMethod.GET],
      integration: new HttpUrlIntegration('Reviews', 'https://reviews.example.com', {
        parameterMapping: new ParameterMapping()
          .appendHeader('x-reader', MappingValue.claim('sub'))
          .removeHeader('cookie')
          .overwritePath(MappingValue.custom('/v2/reviews/$request.path.id')),
      }),
    });
    api.addRoutes({
      path: '/shelves',
      methods: [HttpMethod.GET],
      integration: new HttpServiceDiscoveryIntegration('Shelves', shelves, {
        vpcLink: new VpcLink(this, 'Link', { vpc, subnets: { subnetType: SubnetType.PRIVATE_ISOLATED } }),
        secureServerName: 'shelves.internal.example.com',
        timeout: Duration.seconds(5),
      }),
    });
    api.addRoutesWithOptions({
      path: '/health',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Health', getBooks),
      anonymousAccess: { reason: 'The status page asks for it, and it says nothing but whether the shop is up.' },
    });
  }
}
