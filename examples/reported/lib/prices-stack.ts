import { Stack, type StackProps } from 'aws-cdk-lib';
import { ApiMapping, DomainName, EndpointType, WebSocketApi, WebSocketStage, type CfnApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration, WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AccountPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** Prices for those who subscribe, with the five mistakes that people report most. It compiles, and looks right. */
export class PricesStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    // 1. A mock integration needs a request template with a status code: no client gets through the handshake.
    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: { integration: new WebSocketMockIntegration('Connect'), authorizer: new WebSocketIamAuthorizer() },
    });
    const stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', autoDeploy: true });

    // 2. This is the ARN of a REST API, with a method and a path: IAM denies every caller.
    const subscriber = new Role(this, 'Subscriber', { assumedBy: new AccountPrincipal('111122223333') });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- people still write it
    subscriber.addToPolicy(new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [api.arnForExecuteApi('GET', '/$connect', 'live')] }));

    // 3. WebSocket APIs take regional domains only: the deployment fails.
    const arn = 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000000';
    const domainName = new DomainName(this, 'Domain', {
      domainName: 'prices.example.com',
      certificate: Certificate.fromCertificateArn(this, 'Certificate', arn),
      endpointType: EndpointType.EDGE,
    });
    new ApiMapping(this, 'Mapping', { api, domainName, stage });

    // 4. The default endpoint is closed, and the handler posts to it: 403 Forbidden.
    (api.node.defaultChild as CfnApi).disableExecuteApiEndpoint = true;
    const publish = new Function(this, 'Publish', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
      environment: { CALLBACK_URL: stage.callbackUrl },
    });

    // 5. Nothing lets the handler post to connections: stage.grantManagementApiAccess(publish) is missing.
    api.addRoute('$default', { integration: new WebSocketLambdaIntegration('Publish', publish) });
  }
}
