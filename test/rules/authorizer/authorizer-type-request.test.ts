import { IS_PROD, authorizer, chat, followsTheApi, part } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'authorizer-type-request';

const typed = (type: string, sections = ''): string =>
  chat({ Authorizer: authorizer({ AuthorizerType: type }) }, sections);

test.each(['JWT', 'TOKEN', 'request', "''", '!Ref AWS::NoValue'])('%s is reported', (type) => {
  expect(reports(id, typed(type))).toEqual(['Authorizer AuthorizerType']);
});

test('an authorizer without a type is reported', () => {
  expect(reports(id, chat({ Authorizer: part('Authorizer', 'Name: token') }))).toEqual(['Authorizer AuthorizerType']);
});

test('REQUEST passes', () => {
  expect(reports(id, typed('REQUEST'))).toEqual([]);
});

test('the message is what AWS says', () => {
  expect(judge(id, typed('JWT')).findings.map(({ message }) => message)).toEqual([
    'The authorizer has type JWT: "Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis."',
  ]);
});

test('the branch with another type is named', () => {
  expect(reports(id, typed('!If [IsProd, JWT, REQUEST]', IS_PROD))).toEqual([
    'Authorizer AuthorizerType when IsProd is true',
  ]);
});

test('each allowed value of a parameter is judged', () => {
  const sections = 'Parameters: { Type: { Type: String, AllowedValues: [REQUEST, JWT] } }';
  expect(reports(id, typed('!Ref Type', sections))).toEqual(['Authorizer AuthorizerType when Type is "JWT"']);
});

test('a type that only deployment knows is unknown', () => {
  expect(reports(id, typed('!ImportValue Type'))).toEqual([]);
  expect(unknowns(id, typed('!ImportValue Type'))).toHaveLength(1);
});

followsTheApi(id, part('Authorizer', 'Name: token, AuthorizerType: JWT'), 'AuthorizerType');
