import { Stack } from 'aws-cdk-lib';
import { DomainName, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';

export default (stack: Stack) => {
  const europe = new Stack(stack, 'Europe', { env: { region: 'eu-west-1' } });
  new WebSocketApi(europe, 'Api');
  const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/e5f6a7b8';
  new DomainName(europe, 'Domain', {
    domainName: 'chat.example.com',
    certificate: Certificate.fromCertificateArn(europe, 'Certificate', arn),
  });
};
