// reports: Chat/Api/Resource CorsConfiguration.AllowOrigins
import type { Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  new HttpApi(stack, 'Api', { corsPreflight: { allowOrigins: ['https://app.example.com/'] } });
};
