// reports: Chat/Domain/Resource MutualTlsAuthentication
import type { Stack } from 'aws-cdk-lib';
import { DomainName, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Bucket } from 'aws-cdk-lib/aws-s3';

export default (stack: Stack) => {
  const certificate = Certificate.fromCertificateArn(
    stack,
    'Certificate',
    'arn:aws:acm:eu-west-1:111111111111:certificate/chat',
  );
  const bucket = new Bucket(stack, 'Truststore');
  const domainName = new DomainName(stack, 'Domain', {
    domainName: 'chat.example.com',
    certificate,
    mtls: { bucket, key: 'clients.pem' },
  });
  const webSocketApi = new WebSocketApi(stack, 'Api');
  new WebSocketStage(stack, 'Stage', {
    webSocketApi,
    stageName: 'live',
    autoDeploy: true,
    domainMapping: { domainName },
  });
};
