import { IS_PROD, chat, part, stack } from '../../support/api';
import { judge, reports, template, unknowns } from '../../support/findings';
import { books } from '../../support/http';
import { httpFindings } from '../../support/http-parts';
import type { TemplateInput } from '../../../src/cloudformation/template-input';

const id = 'domain-certificate-region';
const PATH = 'Domain DomainNameConfigurations[0].CertificateArn';
const certificate = (region: string): string => `arn:aws:acm:${region}:111122223333:certificate/a`;
const domain = (arn: string): string =>
  `{ Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: chat.example.com, DomainNameConfigurations: [{ CertificateArn: ${arn} }] } }`;

/** An app for a region, `unknown-region` where it is for any. */
const inRegion = (region: string, text: string): TemplateInput => ({
  ...template(text),
  environment: `aws://111122223333/${region}`,
});
const certified = (arn: string, region = 'eu-west-1', sections = IS_PROD): TemplateInput =>
  inRegion(region, chat({ Domain: domain(arn) }, sections));

test('a certificate of another region is reported', () => {
  expect(reports(id, certified(certificate('us-east-1')))).toEqual([PATH]);
  expect(judge(id, certified(certificate('us-east-1'))).findings.map(({ message }) => message)).toEqual([
    `The certificate is in us-east-1, and the domain in eu-west-1: "Certificate must be in 'eu-west-1'".`,
  ]);
});

test.each([
  certificate('eu-west-1'),
  '!Sub "arn:aws:acm:${AWS::Region}:111122223333:certificate/a"',
  '!ImportValue Certificate',
  '!Ref AWS::NoValue',
  '!Ref Api',
  'arn:aws:iam:us-east-1:111122223333:server-certificate/a',
  'a-name',
])('a domain with %s passes', (arn) => {
  expect(reports(id, certified(arn))).toEqual([]);
});

test('the rest of the ARN may be known at deployment only', () => {
  expect(reports(id, certified('!Sub "arn:${AWS::Partition}:acm:us-east-1:${AWS::AccountId}:certificate/a"'))).toEqual([
    PATH,
  ]);
});

test('the branch is named', () => {
  expect(reports(id, certified(`!If [IsProd, ${certificate('us-east-1')}, ${certificate('eu-west-1')}]`))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
});

describe('without a region', () => {
  const anywhere = (arn: string, sections = IS_PROD): string => chat({ Domain: domain(arn) }, sections);

  test('there is nothing to compare a certificate with', () => {
    expect(reports(id, anywhere(certificate('us-east-1')))).toEqual([]);
    expect(unknowns(id, anywhere(certificate('us-east-1')))).toEqual([]);
    expect(reports(id, certified(certificate('us-east-1'), 'unknown-region'))).toEqual([]);
  });

  test('a mapping by region names it', () => {
    const mapping = (europe: string): string =>
      anywhere(
        '!FindInMap [Certificates, !Ref AWS::Region, Arn]',
        `Mappings: { Certificates: { us-east-1: { Arn: "${certificate('us-east-1')}" }, eu-west-1: { Arn: "${europe}" } } }`,
      );
    expect(reports(id, mapping(certificate('us-east-1')))).toEqual([`${PATH} when AWS::Region is "eu-west-1"`]);
    expect(reports(id, mapping(certificate('eu-west-1')))).toEqual([]);
    expect(unknowns(id, mapping(certificate('eu-west-1')))).toEqual([]);
  });

  test('so does a condition', () => {
    const sections = 'Conditions: { IsEurope: !Equals [!Ref AWS::Region, eu-west-1] }';
    const arn = `!If [IsEurope, ${certificate('us-east-1')}, !ImportValue Certificate]`;
    expect(reports(id, anywhere(arn, sections))).toEqual([`${PATH} when IsEurope is true`]);
  });
});

test('a domain of version 1 has another certificate for it', () => {
  const mapped = (properties: string): TemplateInput =>
    inRegion(
      'eu-west-1',
      chat({
        Domain: `{ Type: AWS::ApiGateway::DomainName, Properties: { DomainName: chat.example.com, ${properties} } }`,
        Mapping: part('ApiMapping', 'DomainName: !Ref Domain, Stage: live'),
      }),
    );
  expect(reports(id, mapped(`RegionalCertificateArn: ${certificate('us-east-1')}`))).toEqual([
    'Domain RegionalCertificateArn',
  ]);
  expect(reports(id, mapped(`RegionalCertificateArn: ${certificate('eu-west-1')}`))).toEqual([]);
  expect(reports(id, mapped(`CertificateArn: ${certificate('us-east-1')}`))).toEqual([]);
});

test('a domain of another app is not judged', () => {
  expect(reports(id, inRegion('eu-west-1', stack({ Domain: domain(certificate('us-east-1')) })))).toEqual([]);
});

test('nor is that of HTTP APIs, unless they are', () => {
  const sections = 'Conditions: { IsEurope: !Equals [!Ref AWS::Region, eu-west-1] }';
  const arn = `!If [IsEurope, ${certificate('us-east-1')}, !Ref AWS::NoValue]`;
  const text = books({ Domain: domain(arn) }, { sections });
  expect(reports(id, text)).toEqual([]);
  expect(httpFindings(text, id)).toEqual([`${PATH} when IsEurope is true`]);
});
