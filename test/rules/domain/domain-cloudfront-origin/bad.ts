// reports: Chat/Distribution/Resource DistributionConfig.DefaultCacheBehavior.OriginRequestPolicyId
import { Fn, type Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CachePolicy, Distribution, OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const { stageName } = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  const host = Fn.select(2, Fn.split('/', webSocketApi.apiEndpoint));
  new Distribution(stack, 'Distribution', {
    defaultBehavior: {
      origin: new HttpOrigin(host, { originPath: `/${stageName}` }),
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER,
    },
  });
};
