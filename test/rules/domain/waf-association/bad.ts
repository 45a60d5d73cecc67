// reports: Chat/Association ResourceArn
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  const firewall = new CfnWebACL(stack, 'Firewall', {
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'chat', sampledRequestsEnabled: false },
  });
  new CfnWebACLAssociation(stack, 'Association', {
    webAclArn: firewall.attrArn,
    resourceArn: `arn:${stack.partition}:apigateway:${stack.region}::/apis/${webSocketApi.apiId}/stages/${stage.stageName}`,
  });
};
