import { IS_PROD, chat } from '../../support/api';
import { judge, reports } from '../../support/findings';

const id = 'domain-dns-record';

const DOMAIN = '{ Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: chat.example.com } }';
const OWN = 'Z0123456789ABC';
const alias = (name: string, zone = '!GetAtt Domain.RegionalHostedZoneId'): string =>
  `Name: chat.example.com, Type: A, AliasTarget: { DNSName: ${name}, HostedZoneId: ${zone} }`;
const cname = (...values: readonly string[]): string =>
  `Name: chat.example.com, Type: CNAME, TTL: '300', ResourceRecords: [${values.join(', ')}]`;
const record = (properties: string, sections = ''): string =>
  chat(
    {
      Domain: DOMAIN,
      Record: `{ Type: AWS::Route53::RecordSet, Properties: { HostedZoneId: ${OWN}, ${properties} } }`,
    },
    sections,
  );
const message = (properties: string): string | undefined => judge(id, record(properties)).findings[0]?.message;

const HOST = '!Sub "${Api}.execute-api.${AWS::Region}.amazonaws.com"';

test('the id of an API is no target', () => {
  expect(reports(id, record(alias('!Ref Api', OWN)))).toEqual(['Record AliasTarget.DNSName']);
  expect(message(alias('!GetAtt Api.ApiId'))).toBe('${Api.ApiId} is the id of an API, which is not a DNS name.');
});

test('nor is its default endpoint', () => {
  for (const name of [HOST, '!GetAtt Api.ApiEndpoint', '!Sub "wss://${Api}.execute-api.eu-west-1.amazonaws.com"'])
    expect(reports(id, record(alias(name)))).toEqual(['Record AliasTarget.DNSName']);
  expect(reports(id, record(cname(HOST)))).toEqual(['Record ResourceRecords']);
  expect(message(cname('!Sub "${Api}.execute-api.eu-west-1.amazonaws.com"'))).toBe(
    '${Api}.execute-api.eu-west-1.amazonaws.com is the default endpoint of an API, which has no certificate for another name: clients refuse it.',
  );
});

test('the endpoint of the domain is in a zone of AWS', () => {
  const name = '!GetAtt Domain.RegionalDomainName';
  expect(reports(id, record(alias(name, OWN)))).toEqual(['Record AliasTarget.HostedZoneId']);
  expect(message(alias(name, OWN))).toMatch(/"the alias target name does not lie within the target zone"\.$/);
  expect(reports(id, record(alias(name)))).toEqual([]);
  expect(reports(id, record(alias(name, 'Z1UJRXOUMOOFQ8')))).toEqual([]);
  expect(reports(id, record(cname(name)))).toEqual([]);
});

test('which is not that of CloudFront', () => {
  const name = '!GetAtt Domain.RegionalDomainName';
  for (const zone of ['Z2FDTNDATAQYW2', '!GetAtt Domain.DistributionHostedZoneId'])
    expect(message(alias(name, zone))).toBe(
      'The alias looks for ${Domain.RegionalDomainName} in the zone of CloudFront: "the alias target name does not lie within the target zone".',
    );
  expect(reports(id, record(alias('!GetAtt Domain.DistributionDomainName', 'Z2FDTNDATAQYW2')))).toEqual([]);
});

test('records that lead elsewhere pass', () => {
  for (const name of [
    'd111111abcdef8.cloudfront.net',
    '!Ref Record',
    '!Ref Domain',
    '!Sub "${Api}.example.com"',
    '!ImportValue A',
  ])
    expect(reports(id, record(alias(name, OWN)))).toEqual([]);
  expect(reports(id, record(cname('other.example.com', '!Sub "x-${Api}"')))).toEqual([]);
  expect(reports(id, record('Name: chat.example.com'))).toEqual([]);
});

test('the records of a group are judged, each by itself', () => {
  const group = `{ Type: AWS::Route53::RecordSetGroup, Properties: { HostedZoneId: ${OWN}, RecordSets: [{ ${cname('a.example.com')} }, { ${cname(HOST)} }] } }`;
  expect(reports(id, chat({ Group: group }))).toEqual(['Group RecordSets[1].ResourceRecords']);
});

test('the branch is named', () => {
  const either = `!If [IsProd, !GetAtt Domain.RegionalDomainName, ${HOST}]`;
  expect(reports(id, record(alias(either), IS_PROD))).toEqual(['Record AliasTarget.DNSName when IsProd is false']);
  expect(reports(id, record(cname(either), IS_PROD))).toEqual(['Record ResourceRecords when IsProd is false']);
});
