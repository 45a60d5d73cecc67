import { judge, reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-vpc-link-uri';

const integration = (uri: string, type = 'VPC_LINK'): string =>
  part('Integration', `IntegrationType: HTTP_PROXY, ConnectionType: ${type}, IntegrationUri: ${uri}`);
const at = ['Part IntegrationUri'];
const around = {
  Balancer: '{ Type: AWS::ElasticLoadBalancingV2::LoadBalancer }',
  Listener: '{ Type: AWS::ElasticLoadBalancingV2::Listener }',
  Names: '{ Type: AWS::ServiceDiscovery::Service }',
  Custom: '{ Type: AWS::CloudFormation::CustomResource }',
  Shared: '{ Type: AWS::SSM::Parameter }',
  Looked: '{ Type: Custom::Listener }',
};
const to = (uri: string, type?: string): string => books({ ...around, Part: integration(uri, type) });
const arn = (service: string, resource: string): string => `'arn:aws:${service}:eu-west-1:111122223333:${resource}'`;

test.each([
  '!Ref AWS::NoValue',
  'https://books.internal',
  '!Sub "https://${Open}"',
  '!Ref Balancer',
  '!GetAtt Balancer.DNSName',
  '!Ref Names',
  arn('elasticloadbalancing', 'loadbalancer/app/books/1'),
  arn('elasticloadbalancing', 'targetgroup/books/1'),
  arn('servicediscovery', 'namespace/ns-1'),
  arn('lambda', 'function:books'),
  `!Sub ${arn('elasticloadbalancing', 'loadbalancer/${Open}')}`,
  '[!Ref Listener]',
])('%s is reported', (uri) => {
  expect(reports(id, to(uri))).toEqual(at);
});

test.each([
  '!Ref Listener',
  '!GetAtt Listener.ListenerArn',
  '!GetAtt Names.Arn',
  '!GetAtt Looked.Arn',
  '!GetAtt Custom.Listener',
  '!GetAtt Shared.Value',
  arn('elasticloadbalancing', 'listener/net/books/1/2'),
  arn('servicediscovery', 'service/srv-1'),
  `!Sub ${arn('servicediscovery', 'service/${Open}')}`,
])('%s passes', (uri) => {
  expect(reports(id, to(uri))).toEqual([]);
  expect(unknowns(id, to(uri))).toEqual([]);
});

test('an integration over the internet has a URL', () => {
  expect(reports(id, to('https://catalog.example.com', 'INTERNET'))).toEqual([]);
});

test('the branch is named, and an ARN that only deployment knows is unknown', () => {
  expect(reports(id, to('!If [IsProd, !Ref Listener, !Ref Balancer]'))).toEqual([`${at[0]} when IsProd is false`]);
  expect(unknowns(id, to('!Ref Open'))).toHaveLength(1);
});

followsTheHttpApi(id, integration('https://books.internal'), 'IntegrationUri');

test.each([
  `!Sub ${arn('elasticloadbalancing', '${Open}')}`,
  `!Sub ${arn('${Open}', 'listener/net/books/1/2')}`,
  '!Sub "${Open}/1/2"',
])('%s is unknown', (uri) => {
  expect(reports(id, to(uri))).toEqual([]);
  expect(unknowns(id, to(uri))).toHaveLength(1);
});

test('the message says what the URI is, or that there is none', () => {
  const message = (uri: string): string | undefined => judge(id, to(uri)).findings[0]?.message;
  const rejected =
    '"For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."';
  expect(message('!Ref Balancer')).toBe(`\${Balancer} is neither a listener nor a Cloud Map service: ${rejected}`);
  expect(message('!Ref AWS::NoValue')).toBe(`The integration has no IntegrationUri: ${rejected}`);
});

test('an integration that says no connection type goes over the internet', () => {
  expect(reports(id, to('https://catalog.example.com', '!Ref AWS::NoValue'))).toEqual([]);
});
