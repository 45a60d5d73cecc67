import { EXPORTED, IS_PROD, chat, of, route, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { STAGE } from '../../support/named-stage';
import { UNTOLD } from '../../support/untold-branches';
import { usagePlan } from '../../support/usage-plan';

const id = 'api-key-usage-plan';

const PATH = 'Connect ApiKeyRequired';
const CONNECT = route('$connect', 'ApiKeyRequired: true');
const OTHER = usagePlan(['a1b2c3', 'prod']);
const OURS = usagePlan(['!Ref Api', 'live']);

const keyed = (plan: string, resources: Readonly<Record<string, string>> = {}, sections = ''): string =>
  chat({ Stage: STAGE, Connect: CONNECT, Plan: plan, ...resources }, sections);

test('a $connect route that asks for a key is reported where no plan names the API', () => {
  expect(reports(id, keyed(OTHER))).toEqual([PATH]);
  expect(reports(id, keyed(usagePlan()))).toEqual([PATH]);
});

test('the message claims no more than is known', () => {
  expect(judge(id, keyed(OTHER)).findings[0]?.message).toBe(
    '$connect requires an API key, but no usage plan of the app names a stage of WebSocket API Api: expect that no key lets anybody in.',
  );
});

test.each(['live', '!Ref Stage', 'beta'])('a plan with the API and stage %s passes: any stage is enough', (stage) => {
  expect(reports(id, keyed(usagePlan(['!Ref Api', stage])))).toEqual([]);
});

test('an app without a usage plan is not judged: its plans may be elsewhere', () => {
  expect(reports(id, chat({ Connect: CONNECT }))).toEqual([]);
  expect(unknowns(id, chat({ Connect: route('$connect', 'ApiKeyRequired: !ImportValue Asks') }))).toEqual([]);
});

test.each([
  ['a $connect route that asks for none', route('$connect', 'ApiKeyRequired: false')],
  ['another route', route('send', 'ApiKeyRequired: true')],
])('%s is not judged', (_, connect) => {
  expect(reports(id, keyed(OTHER, { Connect: connect }))).toEqual([]);
});

test.each([
  ['an output', EXPORTED, {}],
  ['a macro, which may add a plan', 'Transform: MyMacro', {}],
  ['a custom resource', '', { Plans: '{ Type: Custom::Plans, Properties: { ServiceToken: arn, Apis: [!Ref Api] } }' }],
])('an API whose id leaves the app by %s is not judged', (_, sections, resources) => {
  expect(reports(id, keyed(OTHER, resources, sections))).toEqual([]);
});

test('it is unknown where only deployment knows which API a plan is for', () => {
  const text = keyed(usagePlan(['!ImportValue Api', 'live']));
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

describe('branches', () => {
  test('the branch in which the plan does not name the API is named', () => {
    const sometimes = usagePlan(['!If [IsProd, !Ref Api, a1b2c3]', 'live']);
    expect(reports(id, keyed(sometimes, {}, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  });

  test('the branch in which a key is asked for is named', () => {
    const connect = route('$connect', 'ApiKeyRequired: !If [IsProd, true, false]');
    expect(reports(id, keyed(OTHER, { Connect: connect }, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
  });

  test('a branch without any plan is not judged', () => {
    expect(reports(id, keyed(under('IsProd', OURS), {}, IS_PROD))).toEqual([]);
    expect(reports(id, keyed(under('IsProd', OTHER), {}, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
  });
});

test('a plan in another stack counts', () => {
  const cdk = "Outputs: { ExportsOutputRefApi: { Value: !Ref Api, Export: { Name: 'Chat:ExportsOutputRefApi' } } }";
  const plans = (api: string): string =>
    stack({ Plan: usagePlan([api, 'live'], ["!ImportValue 'Chat:ExportsOutputRefApi'", 'live']) });
  expect(reports(id, chat({ Connect: CONNECT }, cdk), plans('a1b2c3'))).toEqual([]);
  const elsewhere = stack({ Other: of("!ImportValue 'Chat:ExportsOutputRefApi'", STAGE), Plan: OTHER });
  expect(reports(id, chat({ Connect: CONNECT }, cdk), elsewhere)).toEqual([PATH]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, keyed(OTHER).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('the route of an API out of sight is not judged', () => {
  expect(reports(id, of('a1b2c3', stack({ Connect: CONNECT, Plan: usagePlan(['d4e5f6', 'prod']) })))).toEqual([]);
});

test('a plan whose API only deployment knows leaves doubt, and is named', () => {
  expect(unknowns(id, keyed(usagePlan(['!ImportValue Id', 'live'])))).toEqual([
    `${PATH}: only deployment knows whether usage plan Plan is for this API`,
  ]);
});

test('a plan whose conditions are too many to try is unknown', () => {
  const text = keyed(under('Untold', OTHER), {}, UNTOLD);
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`${PATH}: only deployment knows whether usage plan Plan is for this API`]);
});
