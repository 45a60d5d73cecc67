import { Stack, type StackProps } from 'aws-cdk-lib';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { NetworkLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { AccountLogRole, WebSocketApi, WebSocketIamAuthorizer, WebSocketMockIntegration, WebSocketStage, WebSocketVpcLinkIntegration } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** Devices report to a service in a VPC, which nothing else on the internet reaches. */
export class TelemetryStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 0 });
    vpc.addFlowLog('FlowLog');
    const balancer = new NetworkLoadBalancer(this, 'Balancer', { vpc });
    const telemetry = new WebSocketVpcLinkIntegration('Telemetry', {
      vpcLink: new VpcLink(this, 'Link', { targets: [balancer] }),
      url: 'https://telemetry.internal.example.com/messages',
      requestParameters: { 'integration.request.header.Connection-Id': 'context.connectionId' },
    });

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketMockIntegration('Connect'),
        authorizer: new WebSocketIamAuthorizer(),
      },
      disconnectRouteOptions: { integration: new WebSocketMockIntegration('Disconnect') },
    });
    api.addRoute('report', { integration: telemetry, returnResponse: true });

    new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
  }
}
