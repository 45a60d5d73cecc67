import { IS_PROD, stack, under } from '../../support/api';
import { MAPPING, domain, onDomain } from '../../support/domain';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'domain-mutual-tls';

const MUTUAL = 'MutualTlsAuthentication: { TruststoreUri: s3://truststore/clients.pem }';
const PATH = 'Domain MutualTlsAuthentication';

test('mutual TLS is reported', () => {
  expect(reports(id, onDomain(MUTUAL))).toEqual([PATH]);
  expect(judge(id, onDomain(MUTUAL)).findings.map(({ severity }) => severity)).toEqual(['warning']);
});

test('it is reported on a domain of version 1, too', () => {
  expect(reports(id, onDomain('', { Domain: domain(MUTUAL, 'AWS::ApiGateway::DomainName') }))).toEqual([PATH]);
});

test.each(['Tags: {}', 'MutualTlsAuthentication: {}', 'MutualTlsAuthentication: !Ref AWS::NoValue'])(
  '%s passes',
  (properties) => {
    expect(reports(id, onDomain(properties))).toEqual([]);
  },
);

test('a domain that no WebSocket API is mapped to passes', () => {
  expect(reports(id, onDomain(MUTUAL).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  expect(reports(id, onDomain(MUTUAL, { Mapping: MAPPING.replace('!Ref Domain', 'example.org') }))).toEqual([]);
});

test('the branch with mutual TLS is named', () => {
  const either = 'MutualTlsAuthentication: !If [IsProd, { TruststoreUri: s3://t/c.pem }, !Ref AWS::NoValue]';
  expect(reports(id, onDomain(either, {}, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
});

test('the branch with the mapping is named, and excludes the other one', () => {
  expect(reports(id, onDomain(MUTUAL, { Mapping: under('IsProd', MAPPING) }, IS_PROD))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
  const resources = { Domain: under('IsTest', domain(MUTUAL)), Mapping: under('IsProd', MAPPING) };
  expect(reports(id, onDomain('', resources, IS_PROD))).toEqual([]);
});

test('a mapping in another stack counts', () => {
  const domains = stack(
    { Domain: domain(MUTUAL) },
    'Outputs: { Name: { Value: !Ref Domain, Export: { Name: ChatDomain } } }',
  );
  const mapping = MAPPING.replace('!Ref Domain', '!ImportValue ChatDomain');
  expect(reports(id, domains, onDomain('Tags: {}', { Mapping: mapping }))).toEqual([PATH]);
});

test('what only deployment knows is unknown', () => {
  const text = onDomain('MutualTlsAuthentication: !ImportValue Mutual');
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});
