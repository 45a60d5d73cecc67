// reports: Chat/Stage DefaultRouteSettings.LoggingLevel
import type { Stack } from 'aws-cdk-lib';
import { CfnStage, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api', { createDefaultStage: false });
  new CfnStage(stack, 'Stage', {
    apiId: api.apiId,
    stageName: '$default',
    autoDeploy: true,
    defaultRouteSettings: { loggingLevel: 'INFO' },
  });
};
