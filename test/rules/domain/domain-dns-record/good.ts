import type { Stack } from 'aws-cdk-lib';
import { DomainName, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';

export default (stack: Stack) => {
  const certificate = Certificate.fromCertificateArn(
    stack,
    'Certificate',
    'arn:aws:acm:eu-west-1:111122223333:certificate/chat',
  );
  new WebSocketApi(stack, 'Api');
  const domain = new DomainName(stack, 'Domain', { domainName: 'chat.example.com', certificate });
  const zone = HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
    hostedZoneId: 'Z0123456789ABC',
    zoneName: 'example.com',
  });
  const target = new ApiGatewayv2DomainProperties(domain.regionalDomainName, domain.regionalHostedZoneId);
  new ARecord(stack, 'Record', { zone, recordName: 'chat', target: RecordTarget.fromAlias(target) });
};
