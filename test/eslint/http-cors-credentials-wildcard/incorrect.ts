import type { Stack } from 'aws-cdk-lib';
import { CfnApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  new CfnApi(stack, 'Books', {
    name: 'books',
    protocolType: 'HTTP',
    corsConfiguration: { allowOrigins: ['*'], allowCredentials: true },
  });
};
