import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, MappingValue, ParameterMapping, VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpLambdaIntegration,
  HttpServiceDiscoveryIntegration,
  HttpUrlIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import type { Construct } from 'constructs';

/** A book shop the way many teams write it: open to anybody, with no log and no throttle, and plain HTTP inside. */
export class BooksStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const getBooks = new Function(this, 'GetBooks', {
      runtime: Runtime.NODEJS_22_X,
      code: Code.fromInline('exports.handler = async () => [];'),
      handler: 'index.handler',
      timeout: Duration.minutes(1),
    });
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 0 });
    const shelves = new PrivateDnsNamespace(this, 'Namespace', { name: 'internal.example.com', vpc }).createService(
      'Shelves',
    );

    const api = new HttpApi(this, 'Api');
    api.addRoutes({
      path: '/books',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Books', getBooks),
    });
    api.addRoutes({
      path: '/books/{id}/reviews',
      methods: [HttpMethod.GET],
      integration: new HttpUrlIntegration('Reviews', 'http://reviews.example.com', {
        parameterMapping: new ParameterMapping()
          .removeHeader('cookie')
          .overwritePath(MappingValue.custom('/v2/reviews/$request.path.id')),
      }),
    });
    api.addRoutes({
      path: '/shelves',
      methods: [HttpMethod.GET],
      integration: new HttpServiceDiscoveryIntegration('Shelves', shelves, {
        vpcLink: new VpcLink(this, 'Link', { vpc, subnets: { subnetType: SubnetType.PRIVATE_ISOLATED } }),
        timeout: Duration.seconds(5),
      }),
    });
    api.addRoutes({
      path: '/health',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Health', getBooks),
    });
  }
}
