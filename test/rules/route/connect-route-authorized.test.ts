import { EXPORTED, IS_PROD, api, chat, of, part, route, stack, under } from '../../support/api';
import { judge, reports, template, unknowns } from '../../support/findings';

const id = 'connect-route-authorized';

const IAM = 'AuthorizationType: AWS_IAM';

describe('the $connect route', () => {
  test.each(['', 'AuthorizationType: NONE', 'AuthorizationType: NONE, AuthorizerId: abc123'])(
    'with "%s" is reported',
    (properties) => {
      expect(reports(id, chat({ Connect: route('$connect', properties) }))).toEqual(['Connect AuthorizationType']);
    },
  );

  test.each([IAM, 'AuthorizationType: CUSTOM, AuthorizerId: abc123'])('with %s passes', (properties) => {
    expect(reports(id, chat({ Connect: route('$connect', properties) }))).toEqual([]);
  });

  test('is judged branch by branch', () => {
    const connect = route('$connect', 'AuthorizationType: !If [IsProd, AWS_IAM, NONE]');
    expect(reports(id, chat({ Connect: connect }, IS_PROD))).toEqual([
      'Connect AuthorizationType when IsProd is false',
    ]);
  });

  test('is unknown where only deployment knows the type', () => {
    const connect = chat({ Connect: route('$connect', 'AuthorizationType: !ImportValue Type') });
    expect(reports(id, connect)).toEqual([]);
    expect(unknowns(id, connect)).toHaveLength(1);
  });

  test('is judged in another stack than its API, and of an API out of sight', () => {
    const open = stack({ Connect: route('$connect') });
    expect(reports(id, chat({}, EXPORTED), of('!ImportValue ChatApi', open))).toEqual(['Connect AuthorizationType']);
    expect(reports(id, of('a1b2c3', open))).toEqual(['Connect AuthorizationType']);
  });
});

test('a type of NONE and none at all are the same, which is said once', () => {
  const open = route('$connect', 'AuthorizationType: !If [IsProd, NONE, !Ref AWS::NoValue]');
  expect(reports(id, chat({ Connect: open }, IS_PROD))).toEqual(['Connect AuthorizationType']);
});

test('other routes need no authorizer: AWS takes none on them', () => {
  const routes = { Connect: route('$connect', IAM), Send: route('send'), Default: route('$default') };
  expect(reports(id, chat(routes))).toEqual([]);
});

test('an API key is named, and that it is no authorization', () => {
  const message = (properties: string): string | undefined =>
    judge(id, chat({ Connect: route('$connect', properties) })).findings[0]?.message;
  expect(message('ApiKeyRequired: true')).toBe(
    'API Gateway lets anybody connect who has an API key: the $connect route has authorization type NONE, and no other route can have one. AWS: "Don\'t use API keys for authentication or authorization for your APIs."',
  );
  for (const other of ['ApiKeyRequired: false', 'ApiKeyRequired: !ImportValue Key', ''])
    expect(message(other)).toMatch(/^API Gateway lets anybody connect: /);
});

describe('an API without a $connect route', () => {
  test('is to get one', () => {
    expect(judge(id, chat({ Send: route('send') })).findings[0]?.fix).toMatch(/^Add an AWS::ApiGatewayV2::Route /);
  });

  test('and with no other route or stage is silent: nobody can connect', () => {
    expect(reports(id, chat())).toEqual([]);
    expect(reports(id, chat({ Stage: part('Stage', 'StageName: live') }))).toEqual(['Api']);
  });

  test('is reported as a whole', () => {
    expect(reports(id, chat({ Send: route('send') }))).toEqual(['Api']);
  });

  test('is reported in the branch without the route', () => {
    const routes = { Connect: under('IsProd', route('$connect', IAM)), Send: route('send') };
    expect(reports(id, chat(routes, IS_PROD))).toEqual(['Api when IsProd is false']);
  });

  test('is reported in the branch in which the route has another key', () => {
    const either = route('!If [IsProd, $connect, hello]', IAM);
    expect(reports(id, chat({ Either: either }, IS_PROD))).toEqual(['Api when IsProd is false']);
  });

  test('passes where one of two routes is always there', () => {
    const routes = { One: under('IsProd', route('$connect', IAM)), Other: under('IsTest', route('$connect', IAM)) };
    expect(reports(id, chat(routes, IS_PROD))).toEqual([]);
  });

  test('passes where it and its route depend on the same condition', () => {
    const both = stack({ Api: under('IsProd', api()), Connect: under('IsProd', route('$connect', IAM)) }, IS_PROD);
    expect(reports(id, both)).toEqual([]);
  });

  test('is unknown where a key is only known at deployment', () => {
    const some = chat({ Some: route('!ImportValue Key', IAM) });
    expect(reports(id, some)).toEqual([]);
    expect(unknowns(id, some)).toEqual(['Api : the key of route Some is only known at deployment']);
  });

  test.each([
    ['a macro may add it', chat({ Send: route('send') }, 'Transform: MyMacro'), 'the macro MyMacro may add resources'],
    [
      'its id leaves the stack, and no route is in sight',
      chat({}, EXPORTED),
      'its id leaves the stack, so parts of it may be in a template out of sight',
    ],
    [
      'a nested stack out of sight gets its id',
      chat({
        Send: route('send'),
        Routes: '{ Type: AWS::CloudFormation::Stack, Properties: { Parameters: { Id: !Ref Api } } }',
      }),
      'nested stack Routes gets its id, and what that stack makes of it is out of sight',
    ],
    [
      'its id is in a parameter for other stacks',
      chat({ Shared: '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Api } }' }),
      'its id leaves the stack, so parts of it may be in a template out of sight',
    ],
  ])('is unknown where %s', (_, text, reason) => {
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual([`Api : ${reason}`]);
  });

  test('is reported although its URL is an output, and its id too where it has routes', () => {
    const url = "Outputs: { Url: { Value: !Sub 'wss://${Api}.execute-api.${AWS::Region}.amazonaws.com/live' } }";
    expect(reports(id, chat({ Stage: part('Stage', 'StageName: live') }, url))).toEqual(['Api']);
    expect(reports(id, chat({ Send: route('send') }, EXPORTED))).toEqual(['Api']);
  });

  test('passes where the route is in another stack', () => {
    const routes = of('!ImportValue ChatApi', stack({ Connect: route('$connect', IAM) }));
    expect(reports(id, chat({}, EXPORTED), routes)).toEqual([]);
  });

  test('passes where the route is in a nested stack', () => {
    const parent = chat({
      Send: route('send'),
      Routes: '{ Type: AWS::CloudFormation::Stack, Properties: { Parameters: { Id: !Ref Api } } }',
    });
    const child = of('!Ref Id', stack({ Connect: route('$connect', IAM) }, 'Parameters: { Id: { Type: String } }'));
    const nested = new Map([['Routes', 'routes.yaml']]);
    expect(reports(id, { ...template(parent), nested }, template(child, 'routes.yaml'))).toEqual([]);
  });

  test('is reported where a key that only deployment knows is that of a route of another branch', () => {
    const app = chat(
      { Send: route('!If [IsProd, !ImportValue Key, send]'), Connect: under('IsProd', route('$connect', IAM)) },
      IS_PROD,
    );
    expect(reports(id, app)).toEqual(['Api when IsProd is false']);
    expect(unknowns(id, app)).toEqual([]);
  });

  test('is not judged when it is out of sight', () => {
    expect(reports(id, of('a1b2c3', stack({ Disconnect: route('$disconnect') })))).toEqual([]);
  });

  test('is not judged when it is an HTTP API', () => {
    expect(reports(id, chat({ Send: route('send') }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  });
});
