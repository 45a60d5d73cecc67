import { EXPORTED, IS_PROD, api, chat, of, part, route, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { domain, onDomain } from '../../support/domain';

const id = 'documented-values';

const integration = (properties: string): string => part('Integration', properties);
const stage = (settings: string): string => part('Stage', `StageName: live, ${settings}`);

describe('the protocol', () => {
  const protocol = (value: string, sections = ''): string =>
    stack({ Api: api().replace('WEBSOCKET', value) }, sections);

  test.each(['WEBSOCKETS', 'websocket', 'WebSocket', 'http', "''"])('%s is reported', (value) => {
    expect(reports(id, protocol(value))).toEqual(['Api ProtocolType']);
  });

  test.each(['WEBSOCKET', 'HTTP', '!Ref AWS::NoValue'])('%s passes', (value) => {
    expect(reports(id, protocol(value))).toEqual([]);
  });

  test('is judged in each branch, and may be unknown', () => {
    expect(reports(id, protocol('!If [IsProd, WEBSOCKET, websocket]', IS_PROD))).toEqual([
      'Api ProtocolType when IsProd is false',
    ]);
    expect(reports(id, protocol('!ImportValue Protocol'))).toEqual([]);
    expect(unknowns(id, protocol('!ImportValue Protocol'))).toHaveLength(1);
  });
});

test.each([
  ['Api', 'IpAddressType', 'ipv6', ['ipv4', 'dualstack']],
  ['Integration', 'IntegrationType', 'LAMBDA', ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK']],
  ['Integration', 'ConnectionType', 'VPCLINK', ['INTERNET', 'VPC_LINK']],
  ['Integration', 'PassthroughBehavior', 'never', ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER']],
  ['Integration', 'ContentHandlingStrategy', 'CONVERT_TO_JSON', ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT']],
])('%s.%s: %s is reported, %p pass', (resource, property, wrong, right) => {
  const having = (value: string): string =>
    resource === 'Api'
      ? stack({ Api: api(`${property}: ${value}`) })
      : chat({ Integration: integration(`${property}: ${value}`) });
  expect(reports(id, having(wrong))).toEqual([`${resource} ${property}`]);
  for (const value of [...right, '!Ref AWS::NoValue']) expect(reports(id, having(value))).toEqual([]);
  expect(reports(id, having('!ImportValue It'))).toEqual([]);
  expect(unknowns(id, having('!ImportValue It'))).toHaveLength(1);
});

test('what the answer of an integration is converted to is judged as well', () => {
  const answer = (strategy: string): string =>
    chat({
      Integration: integration('IntegrationType: MOCK'),
      Answer: part('IntegrationResponse', `IntegrationId: !Ref Integration, ContentHandlingStrategy: ${strategy}`),
    });
  expect(reports(id, answer('TEXT'))).toEqual(['Answer ContentHandlingStrategy']);
  expect(reports(id, answer('CONVERT_TO_TEXT'))).toEqual([]);
});

test('the message names what is documented', () => {
  expect(judge(id, stack({ Api: api('IpAddressType: ipv6') })).findings[0]?.message).toBe(
    'IpAddressType is "ipv6"; AWS documents ipv4 and dualstack.',
  );
});

describe('the settings of a stage', () => {
  test.each(['LoggingLevel: DEBUG', 'LoggingLevel: info', "LoggingLevel: ''", 'LoggingLevel: [ERROR]'])(
    '%s is reported, for all routes and for one',
    (setting) => {
      expect(reports(id, chat({ Stage: stage(`DefaultRouteSettings: { ${setting} }`) }))).toEqual([
        'Stage DefaultRouteSettings.LoggingLevel',
      ]);
      expect(reports(id, chat({ Stage: stage(`RouteSettings: { $connect: { ${setting} } }`) }))).toEqual([
        'Stage RouteSettings.$connect.LoggingLevel',
      ]);
    },
  );

  test.each(['LoggingLevel: ERROR', 'LoggingLevel: INFO', 'LoggingLevel: OFF', 'Other: DEBUG'])(
    '%s passes',
    (setting) => {
      expect(reports(id, chat({ Stage: stage(`DefaultRouteSettings: { ${setting} }`) }))).toEqual([]);
    },
  );

  test.each(['many', '-1', "'-0.5'", 'Infinity', "''", 'true', '[1]'])('a limit of %s is reported', (limit) => {
    for (const name of ['ThrottlingRateLimit', 'ThrottlingBurstLimit'])
      expect(reports(id, chat({ Stage: stage(`DefaultRouteSettings: { ${name}: ${limit} }`) }))).toEqual([
        `Stage DefaultRouteSettings.${name}`,
      ]);
  });

  test('an empty limit is called so', () => {
    const empty = chat({ Stage: stage("DefaultRouteSettings: { ThrottlingRateLimit: '' }") });
    expect(judge(id, empty).findings.map(({ message }) => message)).toEqual([
      'ThrottlingRateLimit is empty; AWS documents a number, 0 or more.',
    ]);
  });

  test.each(['0', '0.5', "'100'", '10000', '!Ref AWS::NoValue'])('a limit of %s passes', (limit) => {
    expect(reports(id, chat({ Stage: stage(`DefaultRouteSettings: { ThrottlingRateLimit: ${limit} }`) }))).toEqual([]);
  });

  test('the branch with the wrong limit is named', () => {
    const settings = 'DefaultRouteSettings: { ThrottlingRateLimit: !If [IsProd, 5, -5] }';
    expect(reports(id, chat({ Stage: stage(settings) }, IS_PROD))).toEqual([
      'Stage DefaultRouteSettings.ThrottlingRateLimit when IsProd is false',
    ]);
  });
});

describe('a custom domain', () => {
  test.each([
    ['RoutingMode: API_MAPPING', 'Domain RoutingMode'],
    ['DomainNameConfigurations: [{ EndpointType: regional }]', 'Domain DomainNameConfigurations[0].EndpointType'],
    [
      'DomainNameConfigurations: [{ EndpointType: REGIONAL }, { SecurityPolicy: TLS_1_3 }]',
      'Domain DomainNameConfigurations[1].SecurityPolicy',
    ],
    ['DomainNameConfigurations: [{ IpAddressType: ipv6 }]', 'Domain DomainNameConfigurations[0].IpAddressType'],
  ])('with %s is reported', (properties, path) => {
    expect(reports(id, onDomain(properties))).toEqual([path]);
  });

  test.each([
    'RoutingMode: API_MAPPING_ONLY',
    'RoutingMode: ROUTING_RULE_THEN_API_MAPPING',
    'RoutingMode: ROUTING_RULE_ONLY',
  ])('with %s passes', (properties) => {
    expect(reports(id, onDomain(properties))).toEqual([]);
  });

  test.each(['REGIONAL, SecurityPolicy: TLS_1_2', 'EDGE, SecurityPolicy: TLS_1_0'])('with %s passes', (type) => {
    expect(reports(id, onDomain(`DomainNameConfigurations: [{ EndpointType: ${type} }]`))).toEqual([]);
  });

  test.each([
    ['', []],
    ['SecurityPolicy: TLS_1_2', []],
    ['SecurityPolicy: TLS_1_3', ['Chat Domain.SecurityPolicy']],
  ])('of SAM with %s', (property, expected) => {
    const properties = `Domain: { DomainName: chat.example.com, CertificateArn: arn, ${property} }`;
    const sam = stack({ Chat: `{ Type: AWS::Serverless::WebSocketApi, Properties: { ${properties} } }` });
    expect(reports(id, sam)).toEqual(expected);
  });

  test.each([
    ['API_MAPPING_ONLY', ['Domain RoutingMode']],
    ['BASE_PATH_MAPPING_ONLY', []],
    ['ROUTING_RULE_THEN_BASE_PATH_MAPPING', []],
    ['ROUTING_RULE_ONLY', []],
  ])('of version 1 with RoutingMode %s', (mode, expected) => {
    const version1 = onDomain(`RoutingMode: ${mode}`).replace('AWS::ApiGatewayV2::DomainName', 'AWS::ApiGateway::DomainName');
    expect(reports(id, version1)).toEqual(expected);
  });

  test('of an app without WebSocket APIs is not judged', () => {
    expect(reports(id, stack({ Domain: domain('RoutingMode: API_MAPPING') }))).toEqual([]);
  });
});

test('the integration of an HTTP API is not judged, and one in another stack than its API is', () => {
  const bad = integration('IntegrationType: LAMBDA');
  expect(reports(id, chat({ Part: bad }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  const parts = stack({ Part: of('!ImportValue ChatApi', bad), Route: of('!ImportValue ChatApi', route('$connect')) });
  expect(reports(id, chat({}, EXPORTED), parts)).toEqual(['Part IntegrationType']);
});
