import { IS_PROD, chat, followsTheApi, route } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'route-authorization-type';

const connect = (type: string, sections = ''): string =>
  chat({ Connect: route('$connect', `AuthorizationType: ${type}`) }, sections);

test.each(['JWT', 'custom', 'COGNITO_USER_POOLS', "''"])('%s is reported', (type) => {
  expect(reports(id, connect(type))).toEqual(['Connect AuthorizationType']);
});

test.each(['NONE', 'AWS_IAM', 'CUSTOM', '!Ref AWS::NoValue'])('%s passes', (type) => {
  expect(reports(id, connect(type))).toEqual([]);
});

test('a route without a type passes', () => {
  expect(reports(id, chat({ Connect: route('$connect') }))).toEqual([]);
});

test('the fix of a route that cannot have a type is to remove it', () => {
  const fix = (key: string): string | undefined =>
    judge(id, chat({ Route: route(key, 'AuthorizationType: JWT') })).findings[0]?.fix;
  expect(fix('$connect')).toMatch(/^Use AWS_IAM, or CUSTOM/);
  expect(fix('!ImportValue Key')).toMatch(/^Use AWS_IAM, or CUSTOM/);
  for (const key of ['send', '$default']) expect(fix(key)).toMatch(/^Remove AuthorizationType and AuthorizerId/);
});

test('the branch with the wrong type is named', () => {
  expect(reports(id, connect('!If [IsProd, JWT, CUSTOM]', IS_PROD))).toEqual([
    'Connect AuthorizationType when IsProd is true',
  ]);
});

test('each allowed value of a parameter is judged', () => {
  const sections = 'Parameters: { Type: { Type: String, AllowedValues: [CUSTOM, JWT] } }';
  expect(reports(id, connect('!Ref Type', sections))).toEqual(['Connect AuthorizationType when Type is "JWT"']);
});

test('a type that only deployment knows is unknown', () => {
  expect(reports(id, connect('!ImportValue Type'))).toEqual([]);
  expect(unknowns(id, connect('!ImportValue Type'))).toEqual([
    'Connect AuthorizationType: ImportValue Type: no template in sight exports it',
  ]);
});

followsTheApi(id, route('send', 'AuthorizationType: JWT'), 'AuthorizationType');
