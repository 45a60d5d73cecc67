import { IS_PROD, authorizer, chat, followsTheApi, part } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'authorizer-uri-required';

const uri = (text: string, sections = ''): string =>
  chat({ Authorizer: authorizer({ AuthorizerUri: text }) }, sections);

test.each(["''", '!Ref AWS::NoValue'])('%s is reported', (text) => {
  expect(reports(id, uri(text))).toEqual(['Authorizer AuthorizerUri']);
});

test('an authorizer without a URI is reported in the words of AWS', () => {
  const { findings } = judge(id, chat({ Authorizer: part('Authorizer', 'Name: token, AuthorizerType: REQUEST') }));
  expect(findings.map(({ message }) => message)).toEqual([
    'The authorizer calls no function: "AuthorizerUri is a required field in an Authorizer".',
  ]);
});

test.each([
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/check/invocations',
  '!GetAtt Function.Arn',
  '!ImportValue Uri',
])('%s passes', (text) => {
  expect(reports(id, uri(text))).toEqual([]);
  expect(unknowns(id, uri(text))).toEqual([]);
});

test('the branch without a URI is named', () => {
  expect(reports(id, uri('!If [IsProd, !ImportValue Uri, !Ref AWS::NoValue]', IS_PROD))).toEqual([
    'Authorizer AuthorizerUri when IsProd is false',
  ]);
});

test('an empty default of a parameter is no URI', () => {
  expect(reports(id, uri('!Ref Uri', "Parameters: { Uri: { Type: String, Default: '' } }"))).toEqual([
    'Authorizer AuthorizerUri',
  ]);
});

followsTheApi(id, part('Authorizer', 'Name: token, AuthorizerType: REQUEST'), 'AuthorizerUri');
