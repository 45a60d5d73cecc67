import { EXPORTED, IS_PROD, of, stack, under } from '../../support/api';
import { MAPPING, domain, onDomain } from '../../support/domain';
import { judge, line, reports, unknowns } from '../../support/findings';

const id = 'domain-endpoint-regional';

const V1 = 'AWS::ApiGateway::DomainName';
const PATH = 'Domain DomainNameConfigurations[0].EndpointType';

const type = (value: string): string => `DomainNameConfigurations: [{ CertificateArn: arn, EndpointType: ${value} }]`;
const onVersion1 = (properties: string, resources = {}, sections = ''): string =>
  onDomain('', { Domain: domain(properties, V1), ...resources }, sections);

describe('a domain of version 2', () => {
  test('with EDGE is reported, in the words of AWS', () => {
    expect(reports(id, onDomain(type('EDGE')))).toEqual([PATH]);
    expect(judge(id, onDomain(type('EDGE'))).findings[0]?.message).toBe(
      'The endpoint type is EDGE. AWS rejects the domain: "EDGE endpoint type is not supported for APIGatewayV2 domainName".',
    );
  });

  test.each([type('REGIONAL'), type('!Ref AWS::NoValue'), 'DomainNameConfigurations: []', 'Tags: {}'])(
    'with %s passes',
    (properties) => {
      expect(reports(id, onDomain(properties))).toEqual([]);
    },
  );

  test('is judged in each of its configurations', () => {
    const both = 'DomainNameConfigurations: [{ EndpointType: REGIONAL }, { EndpointType: EDGE }]';
    expect(reports(id, onDomain(both))).toEqual(['Domain DomainNameConfigurations[1].EndpointType']);
  });

  test('is judged before anything in sight is mapped to it', () => {
    const unmapped = { Mapping: MAPPING.replace('!Ref Domain', 'example.org') };
    expect(reports(id, onDomain(type('EDGE'), unmapped))).toEqual([PATH]);
  });

  test('is not judged where it serves an HTTP API only, or where no WebSocket API is in sight', () => {
    const http = {
      Http: '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: shop, ProtocolType: HTTP } }',
      Mapping: of('!Ref Http', MAPPING),
    };
    expect(reports(id, onDomain(type('EDGE'), http))).toEqual([]);
    expect(reports(id, stack({ Domain: domain(type('EDGE')) }))).toEqual([]);
  });

  test('may be in another stack than the API', () => {
    const mapped = stack({ Domain: domain(type('EDGE')), Mapping: of('!ImportValue ChatApi', MAPPING) });
    expect(reports(id, onDomain('', { Domain: domain('') }, EXPORTED), mapped)).toEqual([PATH]);
  });

  test('is reported in the branch with EDGE', () => {
    expect(reports(id, onDomain(type('!If [IsProd, EDGE, REGIONAL]'), {}, IS_PROD))).toEqual([
      `${PATH} when IsProd is true`,
    ]);
  });

  test('is unknown where only deployment knows its type', () => {
    expect(reports(id, onDomain(type('!ImportValue Type')))).toEqual([]);
    expect(unknowns(id, onDomain(type('!ImportValue Type')))).toHaveLength(1);
  });
});

describe('a domain of version 1 that the API is mapped to', () => {
  test('with EDGE is reported', () => {
    expect(reports(id, onVersion1('EndpointConfiguration: { Types: [EDGE] }'))).toEqual([
      'Domain EndpointConfiguration.Types[0]',
    ]);
  });

  test('with EDGE as a text in place of the list is reported', () => {
    expect(reports(id, onVersion1('EndpointConfiguration: { Types: EDGE }'))).toEqual([
      'Domain EndpointConfiguration.Types',
    ]);
    const either = 'EndpointConfiguration: { Types: !If [IsProd, [REGIONAL], EDGE] }';
    expect(reports(id, onVersion1(either, {}, IS_PROD))).toEqual([
      'Domain EndpointConfiguration.Types when IsProd is false',
    ]);
    expect(reports(id, onVersion1('EndpointConfiguration: { Types: REGIONAL }, CertificateArn: arn'))).toEqual([]);
  });

  test.each([
    '',
    ', EndpointConfiguration: { IpAddressType: dualstack }',
    ', EndpointConfiguration: !Ref AWS::NoValue',
  ])('with the certificate of an edge-optimized domain and no type is reported%s', (more) => {
    const { findings } = judge(id, onVersion1(`CertificateArn: arn${more}`));
    expect(findings.map(line)).toEqual(['Domain EndpointConfiguration']);
    expect(findings[0]?.message).toBe(
      'A WebSocket API is mapped to the domain, which is edge-optimized: it has a CertificateArn and no type in EndpointConfiguration. AWS: "Only Regional custom domain names are supported."',
    );
  });

  test.each([
    'EndpointConfiguration: { Types: [REGIONAL] }',
    'RegionalCertificateArn: arn',
    'RegionalCertificateArn: arn, CertificateArn: !Ref AWS::NoValue',
    'CertificateArn: arn, EndpointConfiguration: { Types: [REGIONAL] }',
  ])('with %s passes', (properties) => {
    expect(reports(id, onVersion1(properties))).toEqual([]);
  });

  test('is not judged in a branch in which nothing is mapped', () => {
    const sometimes = { Mapping: under('IsProd', MAPPING) };
    const properties = 'EndpointConfiguration: { Types: [!If [IsProd, REGIONAL, EDGE]] }';
    expect(reports(id, onVersion1(properties, sometimes, IS_PROD))).toEqual([]);
    expect(reports(id, onVersion1('CertificateArn: arn', sometimes, IS_PROD))).toEqual([
      'Domain EndpointConfiguration when IsProd is true',
    ]);
  });

  test('is not judged where it serves another API', () => {
    expect(reports(id, onVersion1('CertificateArn: arn').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  });
});

test('in a SAM template, the property that was written is named', () => {
  const sam = stack(
    {
      Chat: `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action,
        Domain: { DomainName: chat.example.com, CertificateArn: arn, EndpointConfiguration: EDGE }, Routes: {} } }`,
    },
    'Transform: AWS::Serverless-2016-10-31',
  );
  expect(reports(id, sam)).toEqual(['Chat Domain.EndpointConfiguration']);
});
