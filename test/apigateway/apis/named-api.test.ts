import { namedApi } from '../../../src/apigateway/apis/named-api';
import { asText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import { chat, of, part, route, stack } from '../../support/api';
import { modelOf, resourceOf } from '../../support/model';

const ASKED = (id: string): string => `{ Type: Any, Properties: { Id: ${id} } }`;

/** What the id of resource `Asked` is that of: the logical id of an API in sight, how many routes one out of sight has. */
function named(...texts: readonly string[]): unknown {
  const model = modelOf(...texts);
  const asked = resourceOf(model, 'Asked');
  const api = namedApi(model, asText(asked.term('Id')), asked.template);
  return api && (api.resource?.logicalId ?? api.routes.length);
}

test.each([
  ['!Ref Api', 'Api'],
  ['!GetAtt Api.ApiId', 'Api'],
  ['!Sub "${Api}"', 'Api'],
])('%s is an API in sight', (id, expected) => {
  expect(named(chat({ Asked: ASKED(id) }))).toBe(expected);
});

test.each(['!GetAtt Api.ApiEndpoint', '!Sub "${Api}/live"', '!Ref Asked', 'a1b2c3', '[a1b2c3]', '!ImportValue Chat'])(
  '%s is none',
  (id) => {
    expect(named(chat({ Asked: ASKED(id) }))).toBeUndefined();
  },
);

describe('an API out of sight is the one whose parts carry the id', () => {
  const outside = (more: Readonly<Record<string, string>>): string =>
    of('a1b2c3', stack({ Connect: route('$connect'), Asked: ASKED('a1b2c3'), ...more }));

  test('on a route', () => {
    expect(named(outside({}))).toBe(1);
  });

  test.each([
    ['an authorizer', part('Authorizer', 'Name: a, AuthorizerType: REQUEST, IdentitySource: [route.request.header.A]')],
    ['a stage', part('Stage', 'StageName: live, DefaultRouteSettings: { LoggingLevel: INFO }')],
    ['an integration', part('Integration', 'IntegrationType: MOCK, PassthroughBehavior: NEVER')],
  ])('on %s', (_, text) => {
    expect(named(of('a1b2c3', stack({ Asked: ASKED('a1b2c3'), Part: text })))).toBe(0);
  });

  test.each([
    ['a1b2c3', 2],
    ['d4e5f6', 1],
  ])('and of two, of which a part in sight is one or the other, %s is the one that has it', (id, routes) => {
    const conditions = 'Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }';
    const either = part('Stage', 'StageName: live').replace('!Ref Api', '!If [IsProd, a1b2c3, d4e5f6]');
    const text = stack(
      {
        Asked: ASKED(id),
        One: route('$connect').replace('!Ref Api', 'a1b2c3'),
        Two: route('$disconnect').replace('!Ref Api', 'a1b2c3'),
        Other: route('$connect').replace('!Ref Api', 'd4e5f6'),
        Either: either,
      },
      conditions,
    );
    expect(named(text)).toBe(routes);
  });

  test('and not the one that a mapping has in another branch', () => {
    const conditions = 'Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }';
    const mapping = part('ApiMapping', 'DomainName: d, Stage: live').replace(
      '!Ref Api',
      '!If [IsProd, a1b2c3, d4e5f6]',
    );
    const connect = route('$connect').replace('!Ref Api', 'a1b2c3');
    expect(named(stack({ Asked: ASKED('d4e5f6'), Mapping: mapping, Connect: connect }, conditions))).toBeUndefined();
  });

  test('in the same template only', () => {
    expect(named(stack({ Asked: ASKED('a1b2c3') }), outside({}))).toBeUndefined();
  });
});
