import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-internal-backend';
const AT = 'Integration IntegrationUri';

const URI = '!Sub "https://${Balancer.DNSName}/messages"';
const behind = (properties: string, scheme = 'Scheme: internal', type = 'ElasticLoadBalancingV2'): string =>
  integration(`IntegrationType: HTTP_PROXY, ${properties}`, {
    sections: IS_PROD,
    resources: `  Balancer: { Type: AWS::${type}::LoadBalancer, Properties: { ${scheme} } }`,
  });

test('an internal load balancer behind its name is reported', () => {
  expect(reports(id, behind(`IntegrationUri: ${URI}`))).toEqual([AT]);
  expect(reports(id, behind(`IntegrationUri: ${URI}, ConnectionType: INTERNET`))).toEqual([AT]);
  expect(reports(id, behind('IntegrationUri: !GetAtt Balancer.DNSName'))).toEqual([AT]);
  expect(reports(id, behind('IntegrationUri: !Sub "HTTP://dualstack.${Balancer.DNSName}:8080"'))).toEqual([AT]);
  expect(reports(id, behind(`IntegrationUri: ${URI}`, 'Scheme: internal', 'ElasticLoadBalancing'))).toEqual([AT]);
  expect(judge(id, behind(`IntegrationUri: ${URI}`)).findings[0]?.message).toBe(
    'Balancer is an internal load balancer, but the integration goes over the internet: no request reaches it.',
  );
});

test('a VPC link, and a load balancer that faces the internet, pass', () => {
  expect(reports(id, behind(`IntegrationUri: ${URI}, ConnectionType: VPC_LINK`))).toEqual([]);
  expect(reports(id, behind(`IntegrationUri: ${URI}`, 'Scheme: internet-facing'))).toEqual([]);
  expect(reports(id, behind(`IntegrationUri: ${URI}`, ''))).toEqual([]);
});

test('another address passes', () => {
  for (const uri of [
    'https://example.com',
    '!Ref Balancer',
    '!Sub "https://example.com/${Balancer.DNSName}"',
    '!Sub "https://example.com/?to=https://${Balancer.DNSName}"',
    '!Sub "https://${Distribution.DNSName}"',
    '!Ref AWS::NoValue',
  ])
    expect(reports(id, behind(`IntegrationUri: ${uri}`))).toEqual([]);
  expect(reports(id, behind(`IntegrationUri: ${URI}`, 'Scheme: internal', 'Example'))).toEqual([]);
});

test('branches are told apart', () => {
  expect(reports(id, behind(`IntegrationUri: ${URI}`, 'Scheme: !If [IsProd, internal, internet-facing]'))).toEqual([
    `${AT} when IsProd is true`,
  ]);
  expect(reports(id, behind(`IntegrationUri: ${URI}, ConnectionType: !If [IsProd, VPC_LINK, INTERNET]`))).toEqual([
    `${AT} when IsProd is false`,
  ]);
});

test('a scheme that only deployment knows is unknown', () => {
  expect(reports(id, behind(`IntegrationUri: ${URI}`, 'Scheme: !ImportValue Scheme'))).toEqual([]);
  expect(unknowns(id, behind(`IntegrationUri: ${URI}`, 'Scheme: !ImportValue Scheme'))).toHaveLength(1);
});
