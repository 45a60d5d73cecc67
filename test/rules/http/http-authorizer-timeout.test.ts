import { reports, unknowns } from '../../support/findings';
import { books, lambda, part } from '../../support/http';

const id = 'http-authorizer-timeout';

const uri = (target: string): string =>
  `!Sub 'arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${target}/invocations'`;
const authorizer = (target = '${Check.Arn}'): string =>
  part('Authorizer', `AuthorizerType: REQUEST, AuthorizerUri: ${uri(target)}`);
const check = (timeout: string): string => books({ Part: authorizer(), Check: lambda(timeout) });
const at = ['Part AuthorizerUri'];

test('a function that may run more than 10 seconds is reported', () => {
  expect(reports(id, check('Timeout: 11'))).toEqual(at);
  expect(reports(id, check('Timeout: 10'))).toEqual([]);
  expect(reports(id, check(''))).toEqual([]);
});

test('it is found behind an alias', () => {
  const live = '{ Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Check, Name: live } }';
  const template = books({ Part: authorizer('${Live}'), Check: lambda('Timeout: 30'), Live: live });
  expect(reports(id, template)).toEqual(at);
});

test('a JWT authorizer has no function', () => {
  const template = books({ Part: part('Authorizer', 'AuthorizerType: JWT') });
  expect(reports(id, template)).toEqual([]);
  expect(unknowns(id, template)).toEqual([]);
});

test('a function out of sight and a timeout that only deployment knows are unknown', () => {
  expect(unknowns(id, books({ Part: authorizer('${Open}') }))).toHaveLength(1);
  expect(unknowns(id, check('Timeout: !Ref Open'))).toHaveLength(1);
});

test('the branch in which it runs too long is named', () => {
  expect(reports(id, check('Timeout: !If [IsProd, 5, 30]'))).toEqual([`${at[0]} when IsProd is false`]);
});

test('what is unknown is so at the URI, with the reason', () => {
  expect(unknowns(id, books({ Part: authorizer('${Open}') }))).toEqual([
    'Part AuthorizerUri: the timeout of a function out of sight is not known',
  ]);
});

test('a timeout that is no number is for linters', () => {
  expect(reports(id, check('Timeout: [30]'))).toEqual([]);
});
