import { IS_PROD, authorizer, chat, followsTheApi, route } from '../../support/api';
import { check } from '../../../src/engine/check';
import { reports, template, unknowns } from '../../support/findings';
import { books, part } from '../../support/http';
import { httpFindings, httpUnknowns } from '../../support/http-parts';

const id = 'custom-authorization-needs-authorizer';

const connect = (properties: string, sections = ''): string =>
  chat({ Authorizer: authorizer(), Connect: route('$connect', properties) }, sections);

test.each(['AuthorizationType: CUSTOM', "AuthorizationType: CUSTOM, AuthorizerId: ''"])(
  '%s is reported',
  (properties) => {
    expect(reports(id, connect(properties))).toEqual(['Connect AuthorizerId']);
  },
);

test.each([
  'AuthorizationType: CUSTOM, AuthorizerId: !Ref Authorizer',
  'AuthorizationType: CUSTOM, AuthorizerId: abc123',
  'AuthorizationType: CUSTOM, AuthorizerId: !ImportValue Authorizer',
  'AuthorizationType: AWS_IAM',
  'AuthorizationType: NONE',
  'OperationName: connect',
])('%s passes', (properties) => {
  expect(reports(id, connect(properties))).toEqual([]);
  expect(unknowns(id, connect(properties))).toEqual([]);
});

test('the branch without the authorizer is named', () => {
  const properties = 'AuthorizationType: CUSTOM, AuthorizerId: !If [IsProd, !Ref Authorizer, !Ref AWS::NoValue]';
  expect(reports(id, connect(properties, IS_PROD))).toEqual(['Connect AuthorizerId when IsProd is false']);
});

test('a type that only deployment knows is unknown without an authorizer, and no question with one', () => {
  expect(reports(id, connect('AuthorizationType: !ImportValue Type'))).toEqual([]);
  expect(unknowns(id, connect('AuthorizationType: !ImportValue Type'))).toHaveLength(1);
  expect(unknowns(id, connect('AuthorizationType: !ImportValue Type, AuthorizerId: abc123'))).toEqual([]);
});

followsTheApi(id, route('send', 'AuthorizationType: CUSTOM'), 'AuthorizerId');

test('a JWT authorizer of a WebSocket API is no fault of its routes', () => {
  const resources = { Authorizer: authorizer({ AuthorizerType: 'JWT' }) };
  const custom = 'AuthorizationType: CUSTOM, AuthorizerId: !Ref Authorizer';
  expect(reports(id, chat({ ...resources, Connect: route('$connect', custom) }))).toEqual([]);
});

describe('of an HTTP API', () => {
  const list = (properties: string, kind = 'JWT'): string =>
    books({
      Authorizer: part('Authorizer', `AuthorizerType: ${kind}`),
      Part: part('Route', `RouteKey: GET /books, ${properties}`),
    });
  const CUSTOM = 'AuthorizationType: CUSTOM, AuthorizerId: !Ref Authorizer';
  const at = ['Part AuthorizerId'];
  const reported = (text: string): readonly string[] => httpFindings(text, id);
  const open = (text: string): readonly string[] => httpUnknowns(text, id);

  test('a route without an authorizer is reported', () => {
    expect(reported(list('AuthorizationType: CUSTOM'))).toEqual(at);
  });

  test('a route with a JWT authorizer is reported', () => {
    const { findings } = check([template(list(CUSTOM))], { protocols: ['http'] });
    expect(findings.filter(({ ruleId }) => ruleId === id)).toMatchObject([
      {
        propertyPath: 'AuthorizerId',
        message:
          'The route has authorization type CUSTOM, but Authorizer is a JWT authorizer: "Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer."',
      },
    ]);
  });

  test.each([
    [CUSTOM, 'REQUEST'],
    ['AuthorizationType: JWT, AuthorizerId: !Ref Authorizer', 'JWT'],
    ['AuthorizationType: CUSTOM, AuthorizerId: a1b2c3', 'JWT'],
    ['AuthorizationType: CUSTOM, AuthorizerId: !ImportValue Authorizer', 'JWT'],
  ])('{ %s } with an authorizer of type %s passes', (properties, kind) => {
    expect(reported(list(properties, kind))).toEqual([]);
    expect(open(list(properties, kind))).toEqual([]);
  });

  test('the branches in which it is a JWT authorizer, and CUSTOM, are named', () => {
    expect(reported(list(CUSTOM, '!If [IsProd, JWT, REQUEST]'))).toEqual(['Part AuthorizerId when IsProd is true']);
    expect(reported(list(CUSTOM.replace('CUSTOM', '!If [IsProd, JWT, CUSTOM]')))).toEqual([
      'Part AuthorizerId when IsProd is false',
    ]);
  });

  test('types that only deployment knows are unknown', () => {
    expect(reported(list(CUSTOM, '!ImportValue Type'))).toEqual([]);
    expect(open(list(CUSTOM, '!ImportValue Type'))).toHaveLength(1);
    expect(open(list(CUSTOM.replace('CUSTOM', '!ImportValue Type')))).toHaveLength(1);
  });
});
