import { buildModel } from '../../../src/apigateway/building/build-model';
import { checkModel } from '../../../src/engine/check';
import { apiQuotas } from '../../../src/rules/api/api-quotas';
import { EXPORTED, IS_PROD, chat, of, part, route, stack, under } from '../../support/api';
import { judge, reports, template, unknowns } from '../../support/findings';

const id = 'api-quotas';

const KINDS = {
  routes: (name: string) => route(name),
  integrations: () => part('Integration', 'IntegrationType: MOCK'),
  authorizers: (name: string) => part('Authorizer', `Name: ${name}, AuthorizerType: REQUEST`),
  stages: (name: string) => part('Stage', `StageName: ${name}`),
};

type Kind = keyof typeof KINDS;

const many = (kind: Kind, count: number, prefix = 'x'): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${prefix}${index}`, KINDS[kind](`${prefix}${index}`)]),
  );

describe.each([
  ['routes', 300],
  ['integrations', 300],
  ['authorizers', 10],
  ['stages', 10],
] as const)('%s', (kind, quota) => {
  test(`${quota} pass`, () => {
    expect(reports(id, chat(many(kind, quota)))).toEqual([]);
  });

  test(`${quota + 1} are reported, as a quota that AWS can raise`, () => {
    const { findings } = judge(id, chat(many(kind, quota + 1)));
    expect(findings.map(({ message }) => message)).toEqual([
      `The API has ${quota + 1} ${kind}, more than the default quota of ${quota}, which AWS can raise.`,
    ]);
    expect(findings.map(({ propertyPath }) => propertyPath)).toEqual(['']);
  });
});

test('each API is counted for itself', () => {
  const other = of('!Ref Other', stack(many('stages', 6, 'y')));
  const text = `${chat(many('stages', 6))}\n  Other: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }`;
  expect(reports(id, `${text}\n${other.replace('Resources:', '')}`)).toEqual([]);
});

describe('conditions', () => {
  const conditional = (condition: string, prefix: string): Record<string, string> =>
    Object.fromEntries(Object.entries(many('stages', 6, prefix)).map(([key, text]) => [key, under(condition, text)]));

  test('stages that exclude each other are not counted together', () => {
    expect(reports(id, chat({ ...conditional('IsProd', 'x'), ...conditional('IsTest', 'y') }, IS_PROD))).toEqual([]);
  });

  test('stages that exclude others leave those that do not', () => {
    const stages = { ...conditional('IsProd', 'x'), ...conditional('IsTest', 'y'), ...many('stages', 6, 'z') };
    const { findings } = judge(id, chat(stages, IS_PROD));
    expect(findings.map(({ branch, message }) => [branch, message.split(',')[0]])).toEqual([
      [undefined, 'The API has 12 stages'],
    ]);
  });

  test('every branch with too many is named, and how many there are at least', () => {
    const sections = `Parameters: { Env: { Type: String }, Size: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod], IsTest: !Not [!Condition IsProd], IsBig: !Equals [!Ref Size, big] }`;
    const few = conditional('IsBig', 'x');
    const all = { ...conditional('IsProd', 'y'), ...conditional('IsTest', 'z'), ...few, ...many('stages', 4, 'w') };
    const { findings } = judge(id, chat({ ...all, More: under('IsTest', KINDS.stages('more')) }, sections));
    expect(findings.map(({ branch, message }) => [branch, message.split(',')[0]])).toEqual([
      ['IsBig is true, IsProd is true', 'The API has 16 stages'],
      ['IsProd is false', 'The API has at least 11 stages'],
    ]);
  });

  test('the first of too many branches is named, and the others are unknown', () => {
    const names = Array.from({ length: 14 }, (_, index) => `C${index}`);
    const parameters = names.map((name) => `P${name}: { Type: String }`).join(', ');
    const conditions = names.map((name) => `${name}: !Equals [!Ref P${name}, x]`).join(', ');
    const stages = names.map((name): [string, string] => [`S${name}`, under(name, KINDS.stages(name))]);
    const sections = `Parameters: { ${parameters} }\nConditions: { ${conditions} }`;
    const text = chat(Object.fromEntries(stages), sections);
    const first = names.slice(0, 11).map((name) => `${name} is true`);
    expect(reports(id, text)).toEqual([`Api when ${first.join(', ')}`]);
    expect(unknowns(id, text)).toEqual(['Api : the conditions of its stages are too many to try']);
  });

  describe('of which at most 50 different ones are tried', () => {
    const check = (count: number, quota: number): ReturnType<typeof checkModel> => {
      const names = Array.from({ length: count }, (_, index) => `C${index}`);
      const conditions = names.map((name) => `${name}: !Equals [!Ref Env, ${name}]`).join(', ');
      const single = names.map((name): [string, string] => [`S${name}`, under(name, KINDS.stages(name))]);
      const first = Object.entries(many('stages', 30)).map(([key, text]): [string, string] => [key, under('C0', text)]);
      const sections = `Parameters: { Env: { Type: String } }\nConditions: { ${conditions} }`;
      const model = buildModel([template(chat(Object.fromEntries([...single, ...first]), sections))]);
      return checkModel(model, { rules: { [id]: ['warning', { stages: quota }] } }, [apiQuotas]);
    };
    const started = ({ findings }: ReturnType<typeof checkModel>): readonly string[] =>
      findings.map(({ message }) => message.split(',', 1).join());

    test('50 tell everything', () => {
      expect(started(check(50, 30))).toEqual(['The API has 31 stages']);
      expect(check(50, 30).unknown).toEqual([]);
    });

    test('what stands under a further one is not counted', () => {
      expect(started(check(51, 30))).toEqual(['The API has at least 31 stages']);
      expect(check(51, 30).unknown).toMatchObject([{ reason: 'the conditions of its stages are too many to try' }]);
    });

    test('further ones do not matter where all together are few enough', () => {
      expect(check(51, 81)).toMatchObject({ findings: [], unknown: [] });
    });
  });

  test('the branch in which there are too many is named', () => {
    expect(reports(id, chat({ ...many('stages', 6), ...conditional('IsProd', 'y') }, IS_PROD))).toEqual([
      'Api when IsProd is true',
    ]);
  });
});

test('an account with another quota sets it as an option', () => {
  const check = (stages: number): readonly string[] => {
    const model = buildModel([template(chat(many('stages', 12)))]);
    const { findings } = checkModel(model, { rules: { [id]: ['warning', { stages }] } }, [apiQuotas]);
    return findings.map(({ message }) => message);
  };
  expect(check(11)).toEqual(['The API has 12 stages, more than the quota of 11, which AWS can raise.']);
  expect(check(12)).toEqual([]);
});

test('parts in another stack are counted', () => {
  const more = of('!ImportValue ChatApi', stack(many('stages', 5, 'y')));
  expect(reports(id, chat(many('stages', 6), EXPORTED), more)).toEqual(['Api']);
});

test('an HTTP API is not judged, and neither is an API out of sight', () => {
  expect(reports(id, chat(many('stages', 11)).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  expect(reports(id, of('a1b2c3', stack({ ...many('stages', 11), Connect: route('$connect') })))).toEqual([]);
});
