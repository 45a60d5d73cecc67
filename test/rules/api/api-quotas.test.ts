import { buildModel } from '../../../src/apigateway/building/build-model';
import { checkModel } from '../../../src/engine/check';
import { apiQuotas } from '../../../src/rules/api/api-quotas';
import { EXPORTED, IS_PROD, chat, of, part, route, stack, under } from '../../support/api';
import { judge, reports, template } from '../../support/findings';

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

  test('the branch in which there are too many is named', () => {
    expect(reports(id, chat({ ...many('stages', 6), ...conditional('IsProd', 'y') }, IS_PROD))).toEqual([
      'Api when IsProd is true',
    ]);
  });
});

test('an account with another quota sets it as an option', () => {
  const check = (stages: number): number => {
    const model = buildModel([template(chat(many('stages', 12)))]);
    return checkModel(model, { rules: { [id]: ['warning', { stages }] } }, [apiQuotas]).findings.length;
  };
  expect([check(11), check(12)]).toEqual([1, 0]);
});

test('parts in another stack are counted', () => {
  const more = of('!ImportValue ChatApi', stack(many('stages', 5, 'y')));
  expect(reports(id, chat(many('stages', 6), EXPORTED), more)).toEqual(['Api']);
});

test('an HTTP API is not judged, and neither is an API out of sight', () => {
  expect(reports(id, chat(many('stages', 11)).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  expect(reports(id, of('a1b2c3', stack({ ...many('stages', 11), Connect: route('$connect') })))).toEqual([]);
});
