import { splitText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import type { TemplateInput } from '../../../src/cloudformation/template-input';
import { cases, evaluated, linked } from '../../support/evaluate';
import { template } from '../../support/findings';

const IS_PROD = {
  Parameters: { Env: { Type: 'String', Default: 'dev' } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
};
const ref = (name: string): unknown => ({ Ref: name });
const sub = (...format: unknown[]): unknown => ({ 'Fn::Sub': format.length === 1 ? format[0] : format });
const join = (delimiter: string, ...items: unknown[]): unknown => ({ 'Fn::Join': [delimiter, items] });
const given = (condition: string, yes: unknown, no: unknown): unknown => ({ 'Fn::If': [condition, yes, no] });
const NOTHING = ref('AWS::NoValue');

describe('what is written is known', () => {
  test.each([
    ['live', ['"live"']],
    ['', ['""']],
    [29000, ['29000']],
    [true, ['true']],
    [null, ['absent']],
    [['a', 1], ['["a", 1]']],
    [{ a: 1, b: 2 }, ['{a, b}']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression)).toEqual(expected);
  });
});

describe('Ref', () => {
  test.each([
    [ref('Api'), ['${Api}']],
    [ref('AWS::Region'), ['${AWS::Region}']],
    [NOTHING, ['absent']],
    [ref('Gone'), ['? Ref Gone: Gone is not in the template']],
    [ref('toString'), ['? Ref toString: toString is not in the template']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression)).toEqual(expected);
  });
});

describe('a parameter', () => {
  const parameter = (properties: unknown, sections: Readonly<Record<string, unknown>> = {}): readonly string[] =>
    evaluated(ref('P'), { Parameters: { P: properties }, ...sections });

  test.each<[string, unknown, readonly string[]]>([
    ['is its default', { Type: 'String', Default: 'dev' }, ['"dev"']],
    ['is its default, whatever else is allowed', { Type: 'String', Default: 'a', AllowedValues: ['a', 'b'] }, ['"a"']],
    ['is its default though nobody may see it', { Type: 'String', Default: 'x', NoEcho: true }, ['"x"']],
    ['can be empty by default', { Type: 'String', Default: '' }, ['""']],
    ['that is a number is its text', { Type: 'Number', Default: 100 }, ['"100"']],
    [
      'is each value it is allowed to be',
      { Type: 'String', AllowedValues: ['a', 2] },
      ['"a" when P is "a"', '"2" when P is "2"'],
    ],
    ['without a default is unknown', { Type: 'String' }, ['? Ref P: parameter P has no default']],
    ['that is a list is a list', { Type: 'CommaDelimitedList', Default: 'a, b' }, ['["a", "b"]']],
    ['that is a list of numbers is a list', { Type: 'List<Number>', Default: '1,2' }, ['["1", "2"]']],
    [
      'from SSM is unknown',
      { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' },
      ['? Ref P: parameter P is read from SSM at deployment'],
    ],
    [
      'whose default is a dynamic reference is unknown',
      { Type: 'String', Default: '{{resolve:ssm:/a}}' },
      ['? resolve:ssm:/a: a dynamic reference is resolved at deployment'],
    ],
  ])('%s', (_, properties, expected) => {
    expect(parameter(properties)).toEqual(expected);
  });

  test('is what a branch says of it, whatever its default', () => {
    expect(evaluated(given('IsProd', ref('Env'), ref('Env')), IS_PROD)).toEqual([
      '"prod" when IsProd is true',
      '"dev" when IsProd is false',
    ]);
  });

  test('is one of its allowed values where a branch excludes its default', () => {
    const Parameters = { Env: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'beta', 'prod'] } };
    const Conditions = { IsDev: { 'Fn::Equals': [ref('Env'), 'dev'] } };
    expect(evaluated(given('IsDev', 1, ref('Env')), { Parameters, Conditions })).toEqual([
      '1 when IsDev is true',
      '"beta" when IsDev is false, Env is "beta"',
      '"prod" when IsDev is false, Env is "prod"',
    ]);
  });

  test('is unknown where a branch leaves it open', () => {
    const Conditions = { IsDev: { 'Fn::Equals': [ref('Env'), 'dev'] } };
    expect(evaluated(given('IsDev', 1, ref('Env')), { ...IS_PROD, Conditions })).toEqual([
      '1 when IsDev is true',
      '? Ref Env: the default of Env does not apply in this branch when IsDev is false',
    ]);
    const either = {
      IsLive: { 'Fn::Or': [{ 'Fn::Equals': [ref('Env'), 'prod'] }, { 'Fn::Equals': [ref('Env'), 'beta'] }] },
    };
    expect(evaluated(given('IsLive', ref('Env'), 1), { ...IS_PROD, Conditions: either })).toEqual([
      '? Ref Env: the default of Env does not apply in this branch when IsLive is true',
      '1 when IsLive is false',
    ]);
  });

  test('rules out, by its default, the branches that contradict it', () => {
    expect(evaluated(join('-', ref('Env'), given('IsProd', 'live', 'test')), IS_PROD)).toEqual(['"dev-test"']);
    expect(evaluated(join('-', given('IsProd', 'live', 'test'), ref('Env')), IS_PROD)).toEqual([
      '"live-prod" when IsProd is true',
      '"test-dev" when IsProd is false',
    ]);
  });
});

describe('Fn::GetAtt', () => {
  test.each([
    [{ 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, ['${Api.ApiEndpoint}']],
    [{ 'Fn::GetAtt': 'Api.ApiEndpoint' }, ['${Api.ApiEndpoint}']],
    [{ 'Fn::GetAtt': ['Gone', 'Arn'] }, ['? GetAtt Gone.Arn: Gone is not in the template']],
    [{ 'Fn::GetAtt': [] }, ['? Fn::GetAtt: Fn::GetAtt is not written as CloudFormation takes it']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression)).toEqual(expected);
  });
});

describe('Fn::Sub', () => {
  test.each([
    [sub('plain'), ['"plain"']],
    [sub('${Env}-x'), ['"dev-x"']],
    [sub('${Api}/${AWS::Region}/${Topic.TopicName}'), ['${Api}/${AWS::Region}/${Topic.TopicName}']],
    [sub('${!Literal}'), ['"${Literal}"']],
    [sub('${A}${A}', { A: ref('Env') }), ['"devdev"']],
    [sub('${Env}', { Env: 'mine' }), ['"mine"']],
    [sub('a-${Gone}'), ['a-${Ref Gone}']],
    [sub('${Gone}'), ['? Ref Gone: Gone is not in the template']],
    [sub('${IsProd'), ['"${IsProd"']],
    [
      sub('x-${A}', { A: given('IsProd', 'live', 'test') }),
      ['"x-live" when IsProd is true', '"x-test" when IsProd is false'],
    ],
    [sub(1), ['? Fn::Sub: Fn::Sub is not written as CloudFormation takes it']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression, IS_PROD)).toEqual(expected);
  });

  test('symbols survive inside an ARN', () => {
    const arn = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${Account}:${Api}/${Stage}/*/@connections/*';
    const Parameters = { Account: { Type: 'String' }, Stage: { Type: 'String', Default: 'live' } };
    expect(evaluated(sub(arn), { Parameters })).toEqual([
      'arn:${AWS::Partition}:execute-api:${AWS::Region}:${Ref Account}:${Api}/live/*/@connections/*',
    ]);
  });
});

describe('Fn::Join', () => {
  test.each([
    [join('/', 'integrations', ref('Api')), ['integrations/${Api}']],
    [join('', 'a', 'b', 3), ['"ab3"']],
    [join(','), ['""']],
    [join('-', 'a', NOTHING, 'b'), ['"a-b"']],
    [join('-', 'a', given('IsProd', NOTHING, 'b')), ['"a" when IsProd is true', '"a-b" when IsProd is false']],
    [{ 'Fn::Join': ['-', ref('List')] }, ['"a-b"']],
    [{ 'Fn::Join': ['-', ref('Open')] }, ['? Fn::Join: its list is only known at deployment']],
    [{ 'Fn::Join': 'x' }, ['? Fn::Join: Fn::Join is not written as CloudFormation takes it']],
  ])('%j', (expression, expected) => {
    const List = { Type: 'CommaDelimitedList', Default: 'a,b' };
    const Parameters = { ...IS_PROD.Parameters, List, Open: { Type: 'CommaDelimitedList' } };
    expect(evaluated(expression, { ...IS_PROD, Parameters })).toEqual(expected);
  });
});

describe('Fn::Select and Fn::Split', () => {
  const split = (delimiter: string, text: unknown): unknown => ({ 'Fn::Split': [delimiter, text] });
  const select = (index: unknown, list: unknown): unknown => ({ 'Fn::Select': [index, list] });

  test.each([
    [split('-', 'a-b-'), ['["a", "b", ""]']],
    [split('/', sub('${Api}/x')), ['[${Api}, "x"]']],
    [select(1, ['a', 'b']), ['"b"']],
    [select('1', ['a', 'b']), ['"b"']],
    [select(2, ['a', 'b']), ['? Fn::Select: the list has no item 2']],
    [select(ref('Gone'), ['a']), ['? Fn::Select: the index is only known at deployment']],
    [select(0, { 'Fn::GetAZs': '' }), ['? Fn::Select: its list is only known at deployment']],
    [select(1, split(':', sub('arn:${AWS::Partition}:sns'))), ['${AWS::Partition}']],
    [select(0, [NOTHING, 'b']), ['"b"']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression)).toEqual(expected);
  });

  test('what may hide the delimiter cannot be split', () => {
    const unknown = ['? Fn::Split: the text it splits is only known at deployment'];
    for (const symbol of [ref('Topic'), { 'Fn::GetAtt': ['Topic', 'TopicArn'] }, ref('AWS::StackId'), ref('Gone')]) {
      expect(evaluated(split(':', symbol))).toEqual(unknown);
    }
  });
});

describe('Fn::Split between symbols', () => {
  const within = { Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api' }, Worker: { Type: 'AWS::Lambda::Function' } } };
  const pieces = (delimiter: string, text: string): readonly string[] =>
    evaluated({ 'Fn::Split': [delimiter, sub(text)] }, within);

  test.each([
    ['-', 'of-${AWS::Region}'],
    ['-', 'of-${AWS::Partition}'],
    ['-', 'of-${AWS::StackName}'],
    ['-', 'of-${Worker}'],
    ['_', 'of_${Worker}'],
    ['1', 'of1${AWS::AccountId}'],
    ['e', 'one${Api}'],
    ['/', '/aws/${AWS::NotificationARNs}'],
  ])('at %j leaves %s unknown: the symbol may hold more of them', (delimiter, text) => {
    expect(pieces(delimiter, text)).toEqual(['? Fn::Split: the text it splits is only known at deployment']);
  });

  test.each([
    ['-', 'of-${AWS::AccountId}', '["of", ${AWS::AccountId}]'],
    ['-', '${Api}-live', '[${Api}, "live"]'],
    ['/', '${AWS::Region}/${AWS::StackName}', '[${AWS::Region}, ${AWS::StackName}]'],
    [':', 'of:${Worker}', '["of", ${Worker}]'],
    [
      '.',
      '${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}',
      '[${Api}, "execute-api", ${AWS::Region}, ${AWS::URLSuffix}]',
    ],
  ])('at %j cuts %s: no symbol holds one', (delimiter, text, expected) => {
    expect(pieces(delimiter, text)).toEqual([expected]);
  });
});

describe('the ARN of a log group', () => {
  const within = { Resources: { Logs: { Type: 'AWS::Logs::LogGroup' } } };
  const piece = (at: number, delimiter: string): readonly string[] =>
    evaluated({ 'Fn::Select': [at, { 'Fn::Split': [delimiter, { 'Fn::GetAtt': ['Logs', 'Arn'] }] }] }, within);

  test('is cut where AWS writes colons', () => {
    expect(piece(0, ':*')).toEqual(['arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Logs}']);
    expect([1, 2, 3, 4, 6, 7].flatMap((at) => piece(at, ':'))).toEqual([
      '${AWS::Partition}',
      '"logs"',
      '${AWS::Region}',
      '${AWS::AccountId}',
      '${Logs}',
      '"*"',
    ]);
  });

  test.each(['/', '-', '*'])('is not cut at %j, which the name of the group may hold', (delimiter) => {
    expect(piece(0, delimiter)).toEqual(['? Fn::Select: its list is only known at deployment']);
  });

  test('stays one reference where nothing cuts it', () => {
    expect(evaluated({ 'Fn::GetAtt': ['Logs', 'Arn'] }, within)).toEqual(['${Logs.Arn}']);
  });
});

describe('the ARN of a queue', () => {
  const within = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };
  const piece = (at: number, delimiter: string): readonly string[] =>
    evaluated({ 'Fn::Select': [at, { 'Fn::Split': [delimiter, { 'Fn::GetAtt': ['Queue', 'Arn'] }] }] }, within);

  test('is cut where AWS writes colons', () => {
    expect([2, 4, 5].flatMap((at) => piece(at, ':'))).toEqual(['"sqs"', '${AWS::AccountId}', '${Queue.QueueName}']);
  });

  test('stays one reference where nothing cuts it', () => {
    expect(evaluated({ 'Fn::GetAtt': ['Queue', 'Arn'] }, within)).toEqual(['${Queue.Arn}']);
  });
});

describe('the address of an API', () => {
  const piece = (at: number, delimiter: string, protocol: unknown): readonly string[] =>
    evaluated(
      { 'Fn::Select': [at, { 'Fn::Split': [delimiter, { 'Fn::GetAtt': ['Chat', 'ApiEndpoint'] }] }] },
      { Resources: { Chat: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: protocol } } } },
    );

  test.each([
    ['WEBSOCKET', '"wss:"'],
    ['HTTP', '"https:"'],
  ])('of %s is cut behind its scheme', (protocol, scheme) => {
    expect(piece(0, '//', protocol)).toEqual([scheme]);
    expect(piece(1, '//', protocol)).toEqual(['${Chat}.execute-api.${AWS::Region}.${AWS::URLSuffix}']);
  });

  test('whose protocol only deployment knows is not cut', () => {
    expect(piece(1, '//', { Ref: 'Protocol' })).toEqual(['? Fn::Select: its list is only known at deployment']);
  });
});

describe('splitText', () => {
  const topic = linked('Resources: { Topic: { Type: AWS::SNS::Topic } }').resources.get('Topic');
  if (!topic) throw new Error('no topic');
  const arn = { kind: 'resource', resource: topic } as const;
  const region = { kind: 'pseudo', name: 'AWS::Region' } as const;

  test('keeps symbols where they stand', () => {
    expect(splitText(['a:b', region, 'c:', region], ':')).toEqual([['a'], ['b', region, 'c'], [region]]);
    expect(splitText(['::'], ':')).toEqual([[], [], []]);
    expect(splitText([], ':')).toEqual([[]]);
  });

  test('does not split what may hold the delimiter, unless told to trust it', () => {
    expect(splitText(['a:', arn], ':')).toBeUndefined();
    expect(splitText(['a:', arn], ':', true)).toEqual([['a'], [arn]]);
  });
});

describe('Fn::FindInMap', () => {
  const Mappings = {
    Rates: { dev: { Rate: 10, Tags: ['a', 'b'] }, prod: { Rate: 100 } },
    Regions: { 'eu-west-1': { Rate: 1 }, 'us-east-1': { Rate: 2 } },
  };
  const find = (...keys: unknown[]): unknown => ({ 'Fn::FindInMap': keys });
  const within = (expression: unknown, sections = {}): readonly string[] =>
    evaluated(expression, { ...IS_PROD, Mappings, ...sections });

  test.each([
    [find('Rates', 'prod', 'Rate'), ['100']],
    [find('Rates', ref('Env'), 'Rate'), ['10']],
    [find('Rates', 'dev', 'Tags'), ['["a", "b"]']],
    [given('IsProd', find('Rates', ref('Env'), 'Rate'), 1), ['100 when IsProd is true', '1 when IsProd is false']],
    [
      find('Regions', ref('AWS::Region'), 'Rate'),
      ['1 when AWS::Region is "eu-west-1"', '2 when AWS::Region is "us-east-1"'],
    ],
    [find('Rates', 'beta', 'Rate', { DefaultValue: 5 }), ['5']],
    [
      find('Regions', ref('AWS::Region'), 'Rate', { DefaultValue: 5 }),
      ['1 when AWS::Region is "eu-west-1"', '2 when AWS::Region is "us-east-1"', '5'],
    ],
    [find('Rates', 'beta', 'Rate'), ['? Fn::FindInMap: mapping Rates has no such entry']],
    [find('Gone', 'beta', 'Rate'), ['? Fn::FindInMap: mapping Gone is not in the template']],
  ])('%j', (expression, expected) => {
    expect(within(expression)).toEqual(expected);
  });

  test('two look-ups take place in the same region', () => {
    const rate = find('Regions', ref('AWS::Region'), 'Rate');
    expect(within(join('-', rate, rate))).toEqual([
      '"1-1" when AWS::Region is "eu-west-1"',
      '"2-2" when AWS::Region is "us-east-1"',
    ]);
  });

  test('a key only deployment knows may have an entry, default or none', () => {
    const Parameters = { Open: { Type: 'String' } };
    const unknown = ['? Fn::FindInMap: mapping Rates is looked up by a key only known at deployment'];
    expect(within(find('Rates', ref('Open'), 'Rate'), { Parameters })).toEqual(unknown);
    expect(within(find('Rates', ref('Open'), 'Rate', { DefaultValue: 5 }), { Parameters })).toEqual(unknown);
    expect(within(find('Rates', 'dev', ref('Open')), { Parameters })).toEqual(unknown);
  });
});

describe('Fn::If', () => {
  test.each([
    [given('IsProd', 1, 2), ['1 when IsProd is true', '2 when IsProd is false']],
    [given('IsProd', NOTHING, 2), ['absent when IsProd is true', '2 when IsProd is false']],
    [given('IsProd', given('IsProd', 1, 2), 3), ['1 when IsProd is true', '3 when IsProd is false']],
    [given('Gone', 1, 2), ['? Fn::If: condition Gone is not in the template']],
    [{ 'Fn::If': ['IsProd', 1] }, ['? Fn::If: Fn::If is not written as CloudFormation takes it']],
    [['a', given('IsProd', 'b', NOTHING)], ['["a", "b"] or ["a"]']],
    // What is the same on both sides is no branch, however it is spelled.
    [given('IsProd', 'a', join('', 'a')), ['"a"']],
    [given('IsProd', 5, '5'), ['5']],
    [given('IsProd', NOTHING, NOTHING), ['absent']],
    [given('IsProd', ref('Api'), { 'Fn::Sub': '${Api}' }), ['${Api}']],
    [given('IsProd', ['a', ref('Api')], ['a', ref('Api')]), ['["a", ${Api}]']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression, IS_PROD)).toEqual(expected);
  });

  test('a parameter that is the same on both sides is no branch', () => {
    const Parameters = { ...IS_PROD.Parameters, Size: { Type: 'String', Default: 'big' } };
    expect(evaluated(given('IsProd', ref('Size'), ref('Size')), { ...IS_PROD, Parameters })).toEqual(['"big"']);
  });

  test('40 branches inside each other', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 'end' : given('IsProd', depth, nested(depth - 1)));
    expect(evaluated(nested(40), IS_PROD)).toEqual(['40 when IsProd is true', '"end" when IsProd is false']);
  });

  test('more branches than can be told apart are unknown', () => {
    const names = Array.from({ length: 7 }, (_, index) => `P${index}`);
    const sections = {
      Parameters: Object.fromEntries(names.map((name) => [name, { Type: 'String' }])),
      Conditions: Object.fromEntries(names.map((name) => [name, { 'Fn::Equals': [ref(name), 'x'] }])),
    };
    const text = (count: number): unknown => join('', ...names.slice(0, count).map((name) => given(name, 'a', 'b')));
    expect(evaluated(text(6), sections)).toHaveLength(64);
    expect(evaluated(text(7), sections)).toEqual(['? value: it has more branches than can be told apart']);
  });
});

describe('Fn::Length', () => {
  const length = (list: unknown): unknown => ({ 'Fn::Length': list });

  test.each([
    [length([]), ['0']],
    [length(['a', ref('Api')]), ['2']],
    [length(ref('AWS::Region')), ['? Fn::Length: its list is only known at deployment']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression)).toEqual(expected);
  });

  test('counts what is there in each branch', () => {
    expect(
      evaluated(length(['a', given('IsProd', 'b', NOTHING)]), { ...IS_PROD, Parameters: { Env: { Type: 'String' } } }),
    ).toEqual(['2 when IsProd is true', '1 when IsProd is false']);
  });
});

describe('Fn::ToJsonString', () => {
  const json = (value: unknown): unknown => ({ 'Fn::ToJsonString': value });

  test.each([
    [json({}), ['"{}"']],
    [json([]), ['"[]"']],
    [json({ a: 'b', c: [1, true, { d: 'e' }] }), [JSON.stringify('{"a":"b","c":[1,true,{"d":"e"}]}')]],
    [json({ a: 'say "x"' }), [JSON.stringify('{"a":"say \\"x\\""}')]],
    [json({ a: sub('"${Api}"') }), ['{"a":"\\"${Api}\\""}']],
    [json({ a: NOTHING, b: [NOTHING] }), [JSON.stringify('{"b":[]}')]],
    [json({ a: ref('Gone') }), ['{"a":${Ref Gone}}']],
    [json(NOTHING), ['"null"']],
    [json({ 'Fn::Transform': { Name: 'M' }, a: 1 }), ['? Fn::ToJsonString: a macro may add to it']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression)).toEqual(expected);
  });

  test('has the branches of what is in it', () => {
    const sections = { ...IS_PROD, Parameters: { Env: { Type: 'String' } } };
    expect(evaluated(json({ a: [given('IsProd', 1, 2)] }), sections)).toHaveLength(2);
  });
});

describe('other intrinsics', () => {
  test.each([
    [{ 'Fn::Base64': 'chat' }, ['"Y2hhdA=="']],
    [{ 'Fn::Base64': ref('Api') }, ['? Fn::Base64: the text it encodes is only known at deployment']],
    [{ 'Fn::GetAZs': '' }, ['? Fn::GetAZs: Fn::GetAZs is evaluated at deployment']],
    [{ 'Fn::Transform': { Name: 'AWS::Include' } }, ['? Fn::Transform: Fn::Transform is evaluated at deployment']],
    [{ 'Fn::Cidr': [1, 2] }, ['? Fn::Cidr: Fn::Cidr is evaluated at deployment']],
    [{ 'Fn::ImportValue': 'gone' }, ['? ImportValue gone: no template in sight exports it']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression)).toEqual(expected);
  });
});

describe('dynamic references are symbols', () => {
  const secret = '{{resolve:secretsmanager:chat:SecretString:key}}';

  test.each([
    [secret, ['? resolve:secretsmanager:chat:SecretString:key: a dynamic reference is resolved at deployment']],
    [`a-${secret}-b`, ['a-${resolve:secretsmanager:chat:SecretString:key}-b']],
    [sub('a-{{resolve:ssm:/${Env}/key}}'), ['a-${resolve:ssm:/dev/key}']],
    [
      join('', '{{resolve:secretsmanager:', ref('Topic'), ':SecretString:::}}'),
      ['? resolve:secretsmanager:${Topic}:SecretString:::: a dynamic reference is resolved at deployment'],
    ],
    ['{{resolve:never closed', ['"{{resolve:never closed"']],
    ['{{other}}', ['"{{other}}"']],
  ])('%j', (expression, expected) => {
    expect(evaluated(expression, IS_PROD)).toEqual(expected);
  });
});

describe('what a macro may add is unknown, and not absent', () => {
  const resource = (json: string): ReturnType<typeof linked> =>
    linked(`Resources: { Api: { Type: AWS::ApiGatewayV2::Api, ${json} } }`);
  const include = 'Fn::Transform: { Name: AWS::Include }';

  test.each([`Properties: { Name: a, ${include} }`, `${include}, Properties: { Name: a }`])('%s', (json) => {
    const within = resource(json);
    expect(cases(within, 'Api', 'Name')).toEqual(['"a"']);
    expect(cases(within, 'Api', 'Description')).toEqual(['? Fn::Transform: it may add Description at deployment']);
  });

  test('all of the properties can come from one', () => {
    expect(cases(resource(`Properties: { ${include} }`), 'Api', 'Name')).toEqual([
      '? Fn::Transform: Fn::Transform is evaluated at deployment',
    ]);
  });
});

describe('templates meet', () => {
  const exporting = (name: string, value = '!Ref Api'): string => `
Resources: { Api: { Type: AWS::ApiGatewayV2::Api } }
Outputs: { Id: { Value: ${value}, Export: { Name: ${name} } } }`;
  const importing = (name: string): string =>
    `Resources: { Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: ${name} } } }`;
  const api = (...templates: readonly (TemplateInput | string)[]): readonly string[] =>
    cases(linked(...templates), 'Stage', 'ApiId');

  test('an import and its export', () => {
    expect(api(importing('!ImportValue chat-id'), exporting('chat-id'))).toEqual(['${Api}']);
    expect(
      api(importing("!ImportValue {'Fn::Sub': '${AWS::Region}-id'}"), exporting("!Sub '${AWS::Region}-id'")),
    ).toEqual(['${Api}']);
  });

  test('an import of a written value', () => {
    expect(api(importing('!ImportValue chat-id'), exporting('chat-id', 'abc123'))).toEqual(['"abc123"']);
  });

  test('no import of what two stacks export', () => {
    expect(api(importing('!ImportValue chat-id'), exporting('chat-id'), exporting('chat-id'))).toEqual([
      '? ImportValue chat-id: no template in sight exports it',
    ]);
  });

  test('a name that merely looks like a symbol is another name', () => {
    expect(api(importing("!ImportValue '${AWS::Region}'"), exporting("!Sub '${AWS::Region}'"))).toEqual([
      '? ImportValue ${AWS::Region}: no template in sight exports it',
    ]);
  });

  test('AWS::StackName in the name of an export is the name of its stack', () => {
    const chat = { ...template(exporting("!Sub '${AWS::StackName}-id'"), 'chat.yaml'), stackName: 'chat' };
    const other = { ...template(exporting("!Sub '${AWS::StackName}-id'", 'other'), 'other.yaml'), stackName: 'other' };
    expect(api(importing('!ImportValue chat-id'), other, chat)).toEqual(['${Api}']);
    expect(api(importing("!ImportValue {'Fn::Sub': '${AWS::StackName}-id'}"), chat)).toEqual([
      '? ImportValue ${AWS::StackName}-id: no template in sight exports it',
    ]);
  });

  test('exports stay in their environment', () => {
    const here = {
      ...template(importing('!ImportValue chat-id'), 'here.yaml'),
      environment: 'aws://111111111111/eu-west-1',
    };
    const there = {
      ...template(exporting('chat-id', 'there'), 'there.yaml'),
      environment: 'aws://111111111111/us-east-1',
    };
    const near = { ...template(exporting('chat-id', 'near'), 'near.yaml'), environment: here.environment };
    expect(api(here, there)).toEqual(['? ImportValue chat-id: no template in sight exports it']);
    expect(api(here, there, near)).toEqual(['"near"']);
  });

  test('the output of a stack, and who reads it', () => {
    const chat = { ...template(exporting('any'), 'chat.yaml'), stackName: 'chat' };
    expect(api(importing('!GetStackOutput {StackName: chat, OutputName: Id}'), chat)).toEqual(['${Api}']);
    expect(api(importing('!GetStackOutput {StackName: !Sub chat, OutputName: Id}'), chat)).toEqual(['${Api}']);
    expect(api(importing('!GetStackOutput {StackName: gone, OutputName: Id}'), chat)).toEqual([
      '? GetStackOutput gone.Id: that stack is out of sight',
    ]);
  });

  describe('a nested stack and its parent', () => {
    const parent = (parameters: string, sections = ''): TemplateInput => ({
      ...template(
        `${sections}
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api }
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x, Parameters: ${parameters} } }
  Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !GetAtt Nested.Outputs.Id } }`,
        'parent.yaml',
      ),
      nested: new Map([['Nested', 'nested.yaml']]),
    });
    const nested = (parameter: string, apiId = '!Ref P', sections = ''): TemplateInput =>
      template(
        `${sections}
Parameters: { P: ${parameter} }
Resources:
  Own: { Type: AWS::ApiGatewayV2::Api }
  Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: ${apiId} } }
Outputs: { Id: { Value: !Ref Own } }`,
        'nested.yaml',
      );

    test('a parameter is what the parent passes', () => {
      expect(api(nested('{ Type: String, Default: mine }'), parent('{ P: !Ref Api }'))).toEqual(['${Api}']);
    });

    test('a parameter that the parent leaves out is its default', () => {
      const own = nested('{ Type: String, Default: mine }');
      expect(api(own, parent('{}'))).toEqual(['"mine"']);
      expect(api(own, parent('{ P: !Ref AWS::NoValue }'))).toEqual(['"mine"']);
    });

    test('a list is passed as a text with commas', () => {
      const list = nested('{ Type: CommaDelimitedList }');
      expect(api(list, parent("{ P: !Join [',', [!Ref Api, b]] }"))).toEqual(['[${Api}, "b"]']);
      expect(api(list, parent('{ P: [a, b] }'))).toEqual(['["a", "b"]']);
    });

    test('the name of an SSM parameter is passed, and its value is not known', () => {
      expect(api(nested("{ Type: 'AWS::SSM::Parameter::Value<String>' }"), parent('{ P: /chat/id }'))).toEqual([
        '? Ref P: parameter P is read from SSM at deployment',
      ]);
    });

    test('conditions of both are about the same parameter', () => {
      const conditions = (name: string): string => `Conditions: { IsProd: !Equals [!Ref ${name}, prod] }`;
      const passing = parent('{ P: !Ref Env }', `Parameters: { Env: { Type: String } }\n${conditions('Env')}`);
      const asked = nested('{ Type: String }', '!If [IsProd, !Ref P, other]', conditions('P'));
      expect(api(asked, passing)).toEqual(['"prod" when IsProd is true', '"other" when IsProd is false']);
      const fixed = parent('{ P: prod }');
      expect(api(asked, fixed)).toEqual(['"prod"']);
    });

    test('an output is what the nested stack says', () => {
      expect(api(parent('{}'), nested('{ Type: String }'))).toEqual(['${Own}']);
      expect(api({ ...parent('{}'), nested: new Map() })).toEqual([
        '? GetAtt Nested.Outputs.Id: the template of nested stack Nested is out of sight',
      ]);
    });

    test('an application of AWS SAM is a nested stack', () => {
      const application = `Resources:
  Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !GetAtt Nested.Outputs.Id } }
  Nested: { Type: AWS::Serverless::Application, Properties: { Location: nested.yaml } }`;
      expect(api(application)).toEqual([
        '? GetAtt Nested.Outputs.Id: the template of nested stack Nested is out of sight',
      ]);
    });

    test('a template of several nested stacks has no one parent', () => {
      const both = {
        ...parent('{ P: a }'),
        nested: new Map([
          ['Nested', 'nested.yaml'],
          ['Api', 'nested.yaml'],
        ]),
      };
      expect(api(nested('{ Type: String }'), both)).toEqual([
        '? Ref P: more than one stack is made from this template',
      ]);
    });

    test('templates that nest each other end', () => {
      const a = { ...nested('{ Type: String }'), nested: new Map([['Own', 'parent.yaml']]) };
      expect(api(a, parent('{ P: !GetAtt Nested.Outputs.Id }'))).toEqual(['${Own}']);
      const endless = template(
        `Parameters: { P: { Type: String } }
Resources: { Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref P, Parameters: { P: !Ref Q } } } }`,
        'a.yaml',
      );
      const back = template(
        `Parameters: { Q: { Type: String } }
Resources: { A: { Type: AWS::CloudFormation::Stack, Properties: { Parameters: { P: !Ref Q } } } }`,
        'b.yaml',
      );
      const [one, two] = [
        { ...endless, nested: new Map([['Stage', 'b.yaml']]) },
        { ...back, nested: new Map([['A', 'a.yaml']]) },
      ];
      expect(api(one, two)).toEqual(['? Ref Q: parameter Q has no default']);
    });
  });

  describe('the environment of a stack', () => {
    const rates = `
Mappings: { Rates: { eu-west-1: { Rate: 1 }, us-east-1: { Rate: 2 } } }
Conditions: { IsHome: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: [!FindInMap [Rates, !Ref AWS::Region, Rate], !If [IsHome, home, away]] }`;

    test('is known where CDK knows it', () => {
      expect(api({ ...template(rates), environment: 'aws://111111111111/us-east-1' })).toEqual(['[2, "away"]']);
    });

    test('is every one of a mapping elsewhere, in step with conditions', () => {
      expect(api({ ...template(rates), environment: 'aws://unknown-account/unknown-region' })).toEqual([
        '[1, "home"] or [2, "away"]',
      ]);
    });
  });
});

test('a template that doubles itself 60 times is unknown, at once', () => {
  let expression: unknown = 'x';
  for (let level = 0; level < 60; level++) expression = sub('${A}${A}', { A: expression });
  expect(evaluated(expression)).toEqual(['? value: its expressions are nested too deeply']);
});

test('a text longer than any AWS takes is unknown', () => {
  const long = 'x'.repeat(10_000);
  expect(evaluated(sub('${A}'.repeat(200), { A: long }))).toEqual(['? text: it is longer than any value AWS takes']);
});

test('a list takes as many steps as it has items', () => {
  const items = Array.from({ length: 40_000 }, (_, index) => sub(`\${Api}-${index}`));
  const [only] = evaluated(join(',', ...items));
  expect(only?.slice(-12)).toBe('${Api}-39999');
});

describe('an entry of a map on a side of a condition', () => {
  const within = linked(`
Parameters: { Env: { Type: String }, Size: { Type: String } }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsBig: !Equals [!Ref Size, big]
  Never: !Equals [yes, no]
Resources:
  Always: { Type: A, Properties: { Map: !If [Never, none, { Level: !If [IsProd, a, b], Other: !If [IsBig, 1, !Ref AWS::NoValue] }] } }
  Either: { Type: A, Properties: { Map: !If [IsBig, { Level: a, Other: 1 }, { Level: a }] } }
  Listed: { Type: A, Properties: { Map: !If [IsBig, [{ Level: a }, { Level: b }], [{ Level: a }]] } }`);

  test('has no branches of the other entries', () => {
    expect(cases(within, 'Always', 'Map', 'Level')).toEqual(['"a" when IsProd is true', '"b" when IsProd is false']);
    expect(cases(within, 'Always', 'Map', 'Other')).toEqual(['1 when IsBig is true', 'absent when IsBig is false']);
  });

  test('has no branch where it is the same on both sides', () => {
    expect(cases(within, 'Either', 'Map', 'Level')).toEqual(['"a"']);
    expect(cases(within, 'Either', 'Map', 'Other')).toEqual(['1 when IsBig is true', 'absent when IsBig is false']);
    expect(cases(within, 'Listed', 'Map', 0, 'Level')).toEqual(['"a"']);
    expect(cases(within, 'Listed', 'Map', 1, 'Level')).toEqual([
      '"b" when IsBig is true',
      'absent when IsBig is false',
    ]);
  });
});
