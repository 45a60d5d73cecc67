import { EXPORTED, IS_PROD, of, route, stack, under } from '../../support/api';
import { MAPPING, domain, onDomain } from '../../support/domain';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'domain-tls';

const PATH = 'Domain DomainNameConfigurations[0].SecurityPolicy';

const policy = (value: string): string => `DomainNameConfigurations: [{ SecurityPolicy: ${value} }]`;

test.each(['TLS_1_0', 'TLS_1_1'])('%s is reported', (value) => {
  expect(reports(id, onDomain(policy(value)))).toEqual([PATH]);
});

test.each(['TLS_1_2', 'SecurityPolicy_TLS13_2025_EDGE', '!Ref AWS::NoValue'])('%s passes', (value) => {
  expect(reports(id, onDomain(policy(value)))).toEqual([]);
});

test.each(['DomainNameConfigurations: [{ EndpointType: REGIONAL }]', 'DomainNameConfigurations: []', 'Tags: {}'])(
  'a domain with %s has the default of AWS, and passes',
  (properties) => {
    expect(reports(id, onDomain(properties))).toEqual([]);
  },
);

test('every configuration is judged', () => {
  const both = 'DomainNameConfigurations: [{ SecurityPolicy: TLS_1_2 }, { SecurityPolicy: TLS_1_0 }]';
  expect(reports(id, onDomain(both))).toEqual(['Domain DomainNameConfigurations[1].SecurityPolicy']);
});

test('a domain of version 1 has the policy beside its name', () => {
  const v1 = domain('SecurityPolicy: TLS_1_0', 'AWS::ApiGateway::DomainName');
  expect(reports(id, onDomain('', { Domain: v1 }))).toEqual(['Domain SecurityPolicy']);
});

test('the message names the policy', () => {
  expect(judge(id, onDomain(policy('TLS_1_0'))).findings.map(({ message }) => message)).toEqual([
    'A WebSocket API is mapped to the domain, whose security policy TLS_1_0 accepts TLS versions below 1.2.',
  ]);
});

describe('the mapping', () => {
  test('may name the domain instead of referring to it', () => {
    const named = MAPPING.replace('!Ref Domain', 'Chat.example.com');
    expect(reports(id, onDomain(policy('TLS_1_0'), { Mapping: named }))).toEqual([PATH]);
  });

  test('may take the name from the same parameter', () => {
    const sections = 'Parameters: { Name: { Type: String } }';
    const resources = {
      Domain: domain(policy('TLS_1_0')).replace('chat.example.com', '!Ref Name'),
      Mapping: MAPPING.replace('!Ref Domain', '!Ref Name'),
    };
    expect(reports(id, onDomain('', resources, sections))).toEqual([PATH]);
  });

  test('may be in another stack than the domain', () => {
    const domains = stack(
      { Domain: domain(policy('TLS_1_0')) },
      'Outputs: { Name: { Value: !Ref Domain, Export: { Name: ChatDomain } } }',
    );
    const mapping = { Mapping: MAPPING.replace('!Ref Domain', '!ImportValue ChatDomain') };
    expect(reports(id, domains, onDomain('', { ...mapping, Domain: domain('Tags: {}') }))).toEqual([PATH]);
  });

  test('of another domain does not matter', () => {
    expect(
      reports(id, onDomain(policy('TLS_1_0'), { Mapping: MAPPING.replace('!Ref Domain', 'example.org') })),
    ).toEqual([]);
  });

  test('of an HTTP API does not matter', () => {
    expect(reports(id, onDomain(policy('TLS_1_0')).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  });

  test('counts for an API in another stack, and for one out of sight that is a WebSocket API', () => {
    const resources = stack({ Domain: domain(policy('TLS_1_0')), Mapping: MAPPING });
    expect(reports(id, onDomain('', { Domain: domain('') }, EXPORTED), of('!ImportValue ChatApi', resources))).toEqual([
      PATH,
    ]);
    const connect = `\n  Connect: ${route('$connect')}`;
    expect(reports(id, of('a1b2c3', resources + connect))).toEqual([PATH]);
    expect(reports(id, of('a1b2c3', resources))).toEqual([]);
  });
});

describe('branches', () => {
  test('the branch with the old policy is named', () => {
    expect(reports(id, onDomain(policy('!If [IsProd, TLS_1_2, TLS_1_0]'), {}, IS_PROD))).toEqual([
      `${PATH} when IsProd is false`,
    ]);
  });

  test('what nobody knows in a branch without the mapping is no unknown', () => {
    const mapping = { Mapping: under('IsProd', MAPPING) };
    const app = onDomain(policy('!If [IsProd, TLS_1_2, !ImportValue Policy]'), mapping, IS_PROD);
    expect(unknowns(id, app)).toEqual([]);
  });

  test('an old policy in a branch without the mapping passes', () => {
    const mapping = { Mapping: under('IsProd', MAPPING) };
    expect(reports(id, onDomain(policy('!If [IsProd, TLS_1_2, TLS_1_0]'), mapping, IS_PROD))).toEqual([]);
  });
});

test('the default of a parameter decides', () => {
  const sections = 'Parameters: { Policy: { Type: String, Default: TLS_1_0 } }';
  expect(reports(id, onDomain(policy('!Ref Policy'), {}, sections))).toEqual([PATH]);
});

test('a policy that only deployment knows is unknown', () => {
  expect(reports(id, onDomain(policy('!ImportValue Policy')))).toEqual([]);
  expect(unknowns(id, onDomain(policy('!ImportValue Policy')))).toHaveLength(1);
});

test('in a SAM template, the property that was written is named', () => {
  const sam = stack(
    {
      Chat: `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action,
        Domain: { DomainName: chat.example.com, CertificateArn: arn, SecurityPolicy: TLS_1_0 }, Routes: {} } }`,
    },
    'Transform: AWS::Serverless-2016-10-31',
  );
  expect(reports(id, sam)).toEqual(['Chat Domain.SecurityPolicy']);
});
