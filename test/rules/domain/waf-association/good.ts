import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CachePolicy, Distribution, OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  const firewall = new CfnWebACL(stack, 'Firewall', {
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'chat', sampledRequestsEnabled: false },
  });
  const endpoint = `${webSocketApi.apiId}.execute-api.${stack.region}.${stack.urlSuffix}`;
  new Distribution(stack, 'Distribution', {
    webAclId: firewall.attrArn,
    defaultBehavior: {
      origin: new HttpOrigin(endpoint, { originPath: `/${stage.stageName}` }),
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    },
  });
};
