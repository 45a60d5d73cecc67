import { IS_PROD, chat, of, part, under } from '../../support/api';
import { domain } from '../../support/domain';
import { judge, reports } from '../../support/findings';
import { httpFindings } from '../../support/http-parts';

const id = 'api-mapping-key-unique';

const mapping = (properties = '', name = '!Ref Domain'): string =>
  part('ApiMapping', `DomainName: ${name}, Stage: live, ${properties}`);
const keyed = (key: string, name?: string): string => mapping(`ApiMappingKey: ${key}`, name);
const template = (resources: Readonly<Record<string, string>>, sections = ''): string =>
  chat({ Domain: domain(''), ...resources }, sections);
const two = (one: string, other: string, sections = ''): string => template({ One: one, Two: other }, sections);

const NAMED = 'Parameters: { Name: { Type: String }, Key: { Type: String } }';
const SECOND = ['Two ApiMappingKey'];

test('the second mapping of a key is reported', () => {
  expect(reports(id, two(keyed('team'), keyed('team')))).toEqual(SECOND);
  expect(judge(id, two(keyed('team'), keyed('team'))).findings[0]?.message).toBe(
    'One maps team of the same domain as well: "ApiMapping key already exists for this domain name".',
  );
});

test('a domain is mapped as a whole once', () => {
  expect(reports(id, two(mapping(), mapping()))).toEqual(SECOND);
  expect(reports(id, two(mapping(), keyed("''")))).toEqual(SECOND);
  expect(judge(id, two(mapping(), mapping())).findings[0]?.message).toBe(
    'One maps the whole domain as well: "ApiMapping key already exists for this domain name".',
  );
});

test('every further one is reported once', () => {
  expect(reports(id, template({ One: mapping(), Two: mapping(), Three: mapping() }))).toHaveLength(2);
});

test('mappings of other keys, or of other domains, pass', () => {
  expect(reports(id, two(keyed('team'), keyed('shop')))).toEqual([]);
  expect(reports(id, two(keyed('team'), keyed('Team')))).toEqual([]);
  expect(reports(id, two(keyed('team'), keyed('team/a')))).toEqual([]);
  expect(reports(id, two(mapping(), keyed('team')))).toEqual([]);
  expect(reports(id, two(mapping(), mapping('', 'example.org')))).toEqual([]);
});

test('the one that stands second is reported, in whichever order of their APIs', () => {
  const shop = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: shop, ProtocolType: WEBSOCKET } }';
  expect(reports(id, template({ Shop: shop, Two: of('!Ref Shop', mapping()), One: mapping() }))).toEqual([
    'One ApiMappingKey',
  ]);
});

test('a mapping alone passes', () => {
  expect(judge(id, template({ One: mapping() }))).toMatchObject({ findings: [], unknown: [] });
});

describe('the domain', () => {
  test.each([
    'example.org',
    '!Ref Name',
    "!Sub 'ws.${AWS::Region}.example.org'",
    "!Sub 'ws.${Name}'",
    '!GetAtt A.Name',
  ])('may be written as %s in both mappings', (name) => {
    expect(reports(id, two(mapping('', name), mapping('', name), NAMED))).toEqual(SECOND);
  });

  test('may be named by one and referred to by the other, in letters of any size', () => {
    expect(reports(id, two(mapping(), mapping('', 'chat.example.com')))).toEqual(SECOND);
    expect(reports(id, two(mapping('', 'Chat.example.com'), mapping()))).toEqual(SECOND);
    const named = { Domain: domain('').replace('chat.example.com', 'Chat.example.com') };
    const written = mapping('', 'chat.EXAMPLE.com');
    expect(reports(id, template({ ...named, One: mapping(), Two: written }))).toEqual(SECOND);
  });

  test('may have a name that only deployment knows, where both refer to it', () => {
    const named = { Domain: domain('').replace('chat.example.com', '!ImportValue Name') };
    expect(reports(id, template({ ...named, One: mapping(), Two: mapping() }))).toEqual(SECOND);
  });

  test('is another one where neither of two has a name', () => {
    const nameless = '{ Type: AWS::ApiGatewayV2::DomainName, Properties: { Tags: { A: b } } }';
    const resources = { Domain: nameless, Shop: nameless, One: mapping(), Two: mapping('', '!Ref Shop') };
    expect(reports(id, template(resources))).toEqual([]);
  });

  test('is not known where a function selects its name at deployment', () => {
    const selected = (at: string): string => mapping('', `!Select [${at}, !Ref Names]`);
    const sections = 'Parameters: { Names: { Type: CommaDelimitedList } }';
    expect(reports(id, two(selected('0'), selected('1'), sections))).toEqual([]);
    expect(reports(id, two(selected('0'), selected('0'), sections))).toEqual([]);
  });

  test('is another one where parameters of two stacks have the same name', () => {
    const one = template({ One: mapping('', '!Ref Name') }, NAMED);
    expect(reports(id, one, template({ Two: mapping('', '!Ref Name') }, NAMED))).toEqual([]);
  });

  test('is that of its own template where two templates declare one of the same name', () => {
    const one = template({ One: mapping('', 'chat.example.com') });
    expect(reports(id, one, template({ Two: mapping('', 'chat.example.com') }))).toEqual([]);
  });

  test('is one in each Region where no template declares it: stacks that name it alike may be in two', () => {
    const named = mapping('', 'chat.example.com');
    expect(reports(id, chat({ One: named }), chat({ Two: named }))).toEqual([]);
    expect(reports(id, chat({ One: named, Two: named }))).toEqual(SECOND);
  });

  test('is found across stacks', () => {
    const exported = 'Outputs: { Name: { Value: !Ref Domain, Export: { Name: Shared } } }';
    const there = chat({ Two: mapping('', '!ImportValue Shared') });
    expect(reports(id, template({ One: mapping() }, exported), there)).toEqual(SECOND);
  });

  test('is one in the Region of both where one stack maps the API of the other', () => {
    const named = mapping('', 'chat.example.com');
    const api = 'Outputs: { ApiId: { Value: !Ref Api, Export: { Name: ChatApi } } }';
    expect(reports(id, chat({ One: named }, api), chat({ Two: of('!ImportValue ChatApi', named) }))).toEqual(SECOND);
  });

  test('that another stack refers to is in the Region of both, and may be named by that stack', () => {
    const exported = 'Outputs: { Name: { Value: !Ref Domain, Export: { Name: Shared } } }';
    const there = chat({ One: mapping('', '!ImportValue Shared'), Two: mapping('', 'chat.example.com') });
    expect(reports(id, template({}, exported), there)).toEqual(SECOND);
    const three = template({ Zero: mapping() }, exported);
    expect(reports(id, three, there)).toEqual(['One ApiMappingKey', 'Two ApiMappingKey']);
  });
});

describe('the key', () => {
  test('may be made of symbols, the same in both', () => {
    const key = '!Sub "${AWS::Region}-${Key}"';
    expect(reports(id, two(keyed(key), keyed(key), NAMED))).toEqual(SECOND);
    expect(reports(id, two(keyed('!Ref Key'), keyed('!Ref Name'), NAMED))).toEqual([]);
  });

  test('is not known where no template exports it, or it is no text', () => {
    expect(reports(id, two(keyed('!ImportValue Key'), keyed('!ImportValue Key')))).toEqual([]);
    expect(reports(id, two(keyed('[team]'), keyed('[team]')))).toEqual([]);
  });
});

describe('branches', () => {
  test('conditions that exclude each other pass, others are named', () => {
    expect(reports(id, two(under('IsProd', mapping()), under('IsTest', mapping()), IS_PROD))).toEqual([]);
    expect(reports(id, two(under('IsProd', mapping()), mapping(), IS_PROD))).toEqual([
      'Two ApiMappingKey when IsProd is true',
    ]);
  });

  test('each branch in which there is another of the key is reported', () => {
    const mappings = { One: under('IsProd', mapping()), Two: under('IsTest', mapping()), Three: mapping() };
    const { findings } = judge(id, template(mappings, IS_PROD));
    expect(findings.map(({ branch, message }) => [branch, message.split(' ')[0]])).toEqual([
      ['IsProd is true', 'One'],
      ['IsTest is true', 'Two'],
    ]);
  });

  test('a key or a domain that depends on a condition is followed', () => {
    const prod = ['Two ApiMappingKey when IsProd is true'];
    expect(reports(id, two(keyed('team'), keyed('!If [IsProd, team, shop]'), IS_PROD))).toEqual(prod);
    expect(reports(id, two(mapping(), mapping('', '!If [IsProd, !Ref Domain, example.org]'), IS_PROD))).toEqual(prod);
    const named = { Domain: domain('').replace('chat.example.com', '!If [IsProd, example.org, example.com]') };
    const resources = { ...named, One: mapping(), Two: mapping('', 'example.org') };
    expect(reports(id, template(resources, IS_PROD))).toEqual(prod);
  });

  test('a mapping of another key in each branch is none of two', () => {
    expect(reports(id, template({ One: keyed('!If [IsProd, team, team]') }, IS_PROD))).toEqual([]);
  });

  test('a mapping of an API that depends on a condition is reported once', () => {
    const either = of('!If [IsProd, !Ref Api, !Ref Shop]', mapping());
    const shop = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: shop, ProtocolType: WEBSOCKET } }';
    expect(reports(id, template({ Shop: shop, One: mapping(), Two: either }, IS_PROD))).toHaveLength(1);
  });
});

describe('mappings of other APIs', () => {
  const api = (protocol: string): string =>
    `{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: shop, ProtocolType: ${protocol} } }`;

  test('two APIs have no path in common', () => {
    expect(reports(id, template({ Shop: api('WEBSOCKET'), One: mapping(), Two: of('!Ref Shop', mapping()) }))).toEqual(
      SECOND,
    );
  });

  test('APIs of two protocols are left to domain-single-protocol', () => {
    const both = template({ Shop: api('HTTP'), One: mapping(), Two: of('!Ref Shop', mapping()) });
    expect(reports(id, both)).toEqual([]);
    expect(httpFindings(both, id)).toEqual([]);
    expect(reports('domain-single-protocol', both)).toEqual(['One']);
  });

  test('of an API whose protocol is a parameter, each protocol is judged in its branch', () => {
    const sections = 'Parameters: { Kind: { Type: String, AllowedValues: [HTTP, WEBSOCKET] } }';
    const either = chat({ Api: api('!Ref Kind'), One: mapping(), Two: mapping() }, sections);
    expect(reports(id, either)).toEqual(['Two ApiMappingKey when Kind is "WEBSOCKET"']);
    expect(httpFindings(either, id)).toEqual(['Two ApiMappingKey when Kind is "HTTP"']);
  });

  test('an API out of sight may be of another protocol', () => {
    expect(reports(id, template({ One: mapping(), Two: of('a1b2c3', mapping()) }))).toEqual([]);
  });

  test('a base path mapping is of a REST API', () => {
    const base =
      '{ Type: AWS::ApiGateway::BasePathMapping, Properties: { DomainName: !Ref Domain, RestApiId: a1b2c3 } }';
    expect(reports(id, template({ One: mapping(), Two: base }))).toEqual([]);
  });
});

describe('APIs of SAM', () => {
  const sam = (type: string, more: string): string =>
    `{ Type: AWS::Serverless::${type}, Properties: { RouteSelectionExpression: $request.body.action, Domain: { CertificateArn: arn, ${more} } } }`;
  const shared = (type: string, first: string, second: string): string =>
    `${NAMED}\nResources:\n  First: ${sam(type, first)}\n  Second: ${sam(type, second)}`;

  test.each(['example.org', '!Ref Name', "!Sub 'api.${Name}'"])('may share domain %s, but no path of it', (name) => {
    const paths = (one: string, other: string): string =>
      shared('HttpApi', `DomainName: ${name}, ${one}`, `DomainName: ${name}, ${other}`);
    expect(httpFindings(paths('BasePath: [team, shop]', 'BasePath: [books, /shop/]'), id)).toEqual([
      'Second Domain.BasePath[1]',
    ]);
    expect(httpFindings(paths('', ''), id)).toEqual(['Second Domain']);
    expect(httpFindings(paths('BasePath: team', 'BasePath: shop'), id)).toEqual([]);
  });

  test('are of a domain as WebSocket APIs, too', () => {
    expect(reports(id, shared('WebSocketApi', 'DomainName: example.org', 'DomainName: example.org'))).toEqual([
      'Second Domain',
    ]);
  });

  test('get one mapping of base paths that are the same', () => {
    const one = `Resources:\n  First: ${sam('HttpApi', 'DomainName: example.org, BasePath: [team, /team/]')}`;
    expect(httpFindings(one, id)).toEqual([]);
  });
});
