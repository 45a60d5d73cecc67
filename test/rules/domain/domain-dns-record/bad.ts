// reports: Chat/Record/Resource AliasTarget.HostedZoneId
import type { Stack } from 'aws-cdk-lib';
import { DomainName, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';

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
  const target = { bind: () => ({ hostedZoneId: zone.hostedZoneId, dnsName: domain.regionalDomainName }) };
  new ARecord(stack, 'Record', { zone, recordName: 'chat', target: RecordTarget.fromAlias(target) });
};
