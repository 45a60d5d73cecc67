// reports: Chat/Api CorsConfiguration.AllowOrigins
import type { Stack } from 'aws-cdk-lib';
import { CfnApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  new CfnApi(stack, 'Api', {
    name: 'books',
    protocolType: 'HTTP',
    corsConfiguration: { allowCredentials: true, allowOrigins: ['*'] },
  });
};
