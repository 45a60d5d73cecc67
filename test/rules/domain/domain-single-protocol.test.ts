import { IS_PROD, of, stack, under } from '../../support/api';
import { MAPPING, onDomain } from '../../support/domain';
import { judge, line, reports, unknowns } from '../../support/findings';

const id = 'domain-single-protocol';

const SHOP = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: shop, ProtocolType: HTTP } }';
const TEAM = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: team, ProtocolType: WEBSOCKET } }';
const REST = '{ Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }';
const SHOP_MAPPING = of('!Ref Shop', MAPPING);
const BASE_PATH =
  '{ Type: AWS::ApiGateway::BasePathMapping, Properties: { DomainName: !Ref Domain, RestApiId: !Ref Shop } }';

test.each([
  ['an HTTP API', { Shop: SHOP, Other: SHOP_MAPPING }],
  ['a REST API, by an API mapping', { Shop: REST, Other: SHOP_MAPPING }],
  ['a REST API, by a base path mapping', { Shop: REST, Other: BASE_PATH }],
  ['an HTTP API of SAM', { Shop: '{ Type: AWS::Serverless::HttpApi, Properties: {} }', Other: SHOP_MAPPING }],
  ['a REST API of SAM', { Shop: '{ Type: AWS::Serverless::Api, Properties: {} }', Other: SHOP_MAPPING }],
  ['a REST API out of sight', { Other: BASE_PATH.replace('!Ref Shop', 'a1b2c3') }],
])('a WebSocket API on the domain of %s is reported', (_, resources) => {
  expect(reports(id, onDomain('', resources))).toEqual(['Mapping']);
});

describe('the custom domain of a REST API of SAM', () => {
  const shop = (properties: string): Readonly<Record<string, string>> => ({
    Shop: `{ Type: AWS::Serverless::Api, Properties: { StageName: live, ${properties} } }`,
  });
  const onName = (name: string, resources: Readonly<Record<string, string>>, sections = ''): string =>
    onDomain('', { Mapping: MAPPING.replace('!Ref Domain', name), ...resources }, sections);
  const own = 'Domain: { DomainName: shop.example.com, CertificateArn: arn }';

  test.each(['shop.example.com', '!Ref Shop.DomainName'])('takes no WebSocket API (%s)', (name) => {
    const { findings } = judge(id, onName(name, shop(own)));
    expect(findings.map(line)).toEqual(['Mapping']);
    expect(findings[0]?.message).toMatch(/^Shop maps a REST API to the same domain: /);
  });

  test('may be written in Globals', () => {
    const globals = `Transform: AWS::Serverless-2016-10-31\nGlobals: { Api: { ${own} } }`;
    expect(reports(id, onName('shop.example.com', shop(''), globals))).toEqual(['Mapping']);
  });

  test('is none of another name', () => {
    expect(reports(id, onName('ws.example.com', shop(own)))).toEqual([]);
  });

  test('is judged by branch', () => {
    const either = own.replace('shop.example.com', '!If [IsProd, shop.example.com, dev.example.com]');
    expect(reports(id, onName('shop.example.com', shop(either), IS_PROD))).toEqual(['Mapping when IsProd is true']);
  });

  test('that is edge-optimized is told apart at the property of Domain', () => {
    const edge = shop(own.replace('arn }', 'arn, EndpointConfiguration: EDGE }'));
    expect(reports('domain-endpoint-regional', onName('shop.example.com', edge))).toEqual([
      'Shop Domain.EndpointConfiguration',
    ]);
  });
});

test('the message names the other mapping, and quotes AWS', () => {
  const { findings } = judge(id, onDomain('', { Shop: SHOP, Other: SHOP_MAPPING }));
  expect(findings.map(({ message }) => message)).toEqual([
    'Other maps an HTTP API to the same domain: "Currently, WebSocket APIs can only be attached to a domain name with other WebSocket APIs".',
  ]);
});

test.each([
  ['alone on its domain', {}],
  ['beside another WebSocket API', { Shop: SHOP.replace('HTTP', 'WEBSOCKET'), Other: SHOP_MAPPING }],
  ['beside an HTTP API on another domain', { Shop: SHOP, Other: SHOP_MAPPING.replace('!Ref Domain', 'example.org') }],
  ['with a base path mapping of its own', { Other: BASE_PATH.replace('!Ref Shop', '!Ref Api') }],
  ['beside an API out of sight that may be either', { Other: of('a1b2c3', MAPPING) }],
])('a WebSocket API %s passes', (_, resources) => {
  expect(reports(id, onDomain('', resources))).toEqual([]);
  expect(unknowns(id, onDomain('', resources))).toEqual([]);
});

describe('the domain', () => {
  const named = (name: string): Record<string, string> => ({
    Shop: SHOP,
    Mapping: MAPPING.replace('!Ref Domain', name),
    Other: SHOP_MAPPING.replace('!Ref Domain', name),
  });

  test.each(['example.org', 'Example.org', '!ImportValue Domain', '!Ref Name', "!Sub 'ws.${AWS::Region}.example.org'"])(
    'may be written as %s in both mappings',
    (name) => {
      expect(reports(id, onDomain('', named(name), 'Parameters: { Name: { Type: String } }'))).toEqual(['Mapping']);
    },
  );

  test('may be named by one and referred to by the other', () => {
    const resources = { Shop: SHOP, Other: SHOP_MAPPING.replace('!Ref Domain', 'chat.example.com') };
    expect(reports(id, onDomain('', resources))).toEqual(['Mapping']);
  });

  test('is another one where parameters of two stacks have the same name', () => {
    const sections = 'Parameters: { Name: { Type: String } }';
    const shop = stack({ Shop: SHOP, Other: SHOP_MAPPING.replace('!Ref Domain', '!Ref Name') }, sections);
    const text = onDomain('', { Mapping: MAPPING.replace('!Ref Domain', '!Ref Name') }, sections);
    expect(reports(id, text, shop)).toEqual([]);
  });

  test('is found across stacks', () => {
    const exported = 'Outputs: { Name: { Value: !Ref Domain, Export: { Name: Shared } } }';
    const shop = stack({ Shop: SHOP, Other: SHOP_MAPPING.replace('!Ref Domain', '!ImportValue Shared') });
    expect(reports(id, onDomain('', {}, exported), shop)).toEqual(['Mapping']);
  });
});

describe('branches', () => {
  test('the branch with both is named', () => {
    expect(reports(id, onDomain('', { Shop: SHOP, Other: under('IsProd', SHOP_MAPPING) }, IS_PROD))).toEqual([
      'Mapping when IsProd is true',
    ]);
  });

  test('of several other mappings, one that is there in every branch is named, in any order', () => {
    const some = under('IsProd', SHOP_MAPPING);
    for (const others of [
      { First: some, Second: SHOP_MAPPING },
      { First: SHOP_MAPPING, Second: some },
    ])
      expect(reports(id, onDomain('', { Shop: SHOP, ...others }, IS_PROD))).toEqual(['Mapping']);
  });

  test.each([
    ['its API', SHOP_MAPPING.replace('!Ref Shop', '!If [IsProd, !Ref Shop, !Ref Books]'), MAPPING],
    ['its domain', SHOP_MAPPING.replace('!Ref Domain', '!If [IsProd, !Ref Domain, chat.example.com]'), MAPPING],
    [
      'the domain of the WebSocket API',
      SHOP_MAPPING,
      MAPPING.replace('!Ref Domain', '!If [IsProd, !Ref Domain, chat.example.com]'),
    ],
  ])(
    'another mapping that is there in every branch is named first, also where %s depends on a condition',
    (_, wide, own) => {
      const some = under('IsProd', SHOP_MAPPING);
      for (const others of [
        { First: some, Second: wide },
        { Second: wide, First: some },
      ]) {
        const { findings } = judge(
          id,
          onDomain('', { Shop: SHOP, Books: SHOP, Team: TEAM, Mapping: own, ...others }, IS_PROD),
        );
        expect(findings.map(({ branch, message }) => [branch, message.split(' ')[0]])).toEqual([[undefined, 'Second']]);
      }
    },
  );

  test('several other mappings are named each where those before it, in fewer conditions, are not there', () => {
    const some = under('IsProd', SHOP_MAPPING);
    const rest = under('IsTest', SHOP_MAPPING);
    const found = (others: Readonly<Record<string, string>>): readonly string[] =>
      judge(id, onDomain('', { Shop: SHOP, ...others }, IS_PROD)).findings.map(
        ({ branch, message }) => `${message.split(' ')[0] ?? ''}: ${branch ?? ''}`,
      );
    for (const others of [
      { First: some, Second: rest },
      { Second: rest, First: some },
    ])
      expect(found(others)).toEqual(['First: IsProd is true', 'Second: IsTest is true']);
    expect(found({ First: some, Second: some })).toEqual(['First: IsProd is true']);
  });

  test('what another mapping decides is not unknown, in any order', () => {
    const unsure = { Open: SHOP.replace('ProtocolType: HTTP', 'ProtocolType: !Ref Protocol') };
    const open = SHOP_MAPPING.replace('!Ref Shop', '!Ref Open');
    for (const others of [
      { First: open, Second: under('IsProd', SHOP_MAPPING) },
      { First: under('IsProd', SHOP_MAPPING), Second: open },
    ]) {
      const sections = `Parameters: { Protocol: { Type: String } }\n${IS_PROD}`;
      const { findings, unknown } = judge(id, onDomain('', { Shop: SHOP, ...unsure, ...others }, sections));
      expect(findings.map(line)).toEqual(['Mapping when IsProd is true']);
      expect(unknown.filter(({ resource }) => resource.logicalId === 'Mapping').map(({ branch }) => branch)).toEqual([
        'IsProd is false',
      ]);
    }
  });

  test('a parameter that decides the protocol of the other API is named, where its values are known', () => {
    const decided = { Shop: SHOP.replace('ProtocolType: HTTP', 'ProtocolType: !Ref Protocol'), Other: SHOP_MAPPING };
    const allowed = 'Parameters: { Protocol: { Type: String, AllowedValues: [HTTP, WEBSOCKET] } }';
    expect(reports(id, onDomain('', decided, allowed))).toEqual(['Mapping when Protocol is "HTTP"']);
    const open = 'Parameters: { Protocol: { Type: String } }';
    expect(reports(id, onDomain('', decided, open))).toEqual([]);
    expect(unknowns(id, onDomain('', decided, open))).not.toEqual([]);
  });

  test('an API of a protocol that only deployment knows is not beside itself', () => {
    const api =
      "{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: !Ref Protocol, RouteSelectionExpression: '$request.body.action' } }";
    const text = onDomain('', { Api: api }, 'Parameters: { Protocol: { Type: String } }');
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual([]);
  });

  test('mappings that exclude each other pass', () => {
    const resources = { Shop: SHOP, Mapping: under('IsProd', MAPPING), Other: under('IsTest', SHOP_MAPPING) };
    expect(reports(id, onDomain('', resources, IS_PROD))).toEqual([]);
  });

  test('a domain of its own in one branch is followed', () => {
    const own = { Shop: SHOP, Other: SHOP_MAPPING.replace('!Ref Domain', '!If [IsProd, example.org, !Ref Domain]') };
    expect(reports(id, onDomain('', own, IS_PROD))).toEqual(['Mapping when IsProd is false']);
  });
});

test('the message says of a REST API that it is one', () => {
  expect(judge(id, onDomain('', { Shop: REST, Other: BASE_PATH })).findings[0]?.message).toMatch(
    /^Other maps a REST API to the same domain:/,
  );
});

test('a domain that the mapping has in a branch in which it is not there does not matter', () => {
  const mapping = under('IsProd', MAPPING.replace('!Ref Domain', '!If [IsProd, chat.example.org, !Ref Domain]'));
  expect(reports(id, onDomain('', { Shop: SHOP, Other: SHOP_MAPPING, Mapping: mapping }, IS_PROD))).toEqual([]);
});

test('what a base path mapping maps is a REST API where it is none of the others', () => {
  const shop = SHOP.replace('HTTP', '!If [IsProd, HTTP, other]');
  const { findings } = judge(id, onDomain('', { Shop: shop, Other: BASE_PATH }, IS_PROD));
  expect(findings.map(({ branch, message }) => [branch, message.split(' to ')[0]])).toEqual([
    ['IsProd is false', 'Other maps a REST API'],
    ['IsProd is true', 'Other maps an HTTP API'],
  ]);
});
