import { judge, reports, unknowns } from '../../support/findings';
import { books, lambda, part } from '../../support/http';

const id = 'http-integration-timeout-lambda';

const at = ['Part TimeoutInMillis'];
const integration = (uri: string, more = ''): string =>
  part('Integration', `IntegrationType: AWS_PROXY, IntegrationUri: ${uri}, ${more}`);
const list = (runs: string, waits = '', uri = '!GetAtt List.Arn'): string =>
  books({ Part: integration(uri, waits), List: lambda(runs) });

test('a function that may run longer than the integration waits is reported', () => {
  expect(reports(id, list('Timeout: 31'))).toEqual(at);
  expect(reports(id, list('Timeout: 30'))).toEqual([]);
  expect(reports(id, list('Timeout: 6', 'TimeoutInMillis: 5000'))).toEqual(at);
  expect(reports(id, list('Timeout: 5', 'TimeoutInMillis: 5000'))).toEqual([]);
  expect(reports(id, list('', 'TimeoutInMillis: 2000'))).toEqual(at);
});

test('it is found by its invocation URI, its name and an alias', () => {
  const invocation = "!Sub 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${List.Arn}/invocations'";
  expect(reports(id, list('Timeout: 31', '', invocation))).toEqual(at);
  const live = '{ Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref List, Name: live } }';
  const alias = { Part: integration('!Ref Live'), List: lambda('Timeout: 31'), Live: live };
  expect(reports(id, books(alias))).toEqual(at);
});

test('a URL, a service and a function out of sight pass', () => {
  const url = part('Integration', 'IntegrationType: HTTP_PROXY, IntegrationUri: https://catalog.example.com');
  const service = part('Integration', 'IntegrationType: AWS_PROXY, IntegrationSubtype: SQS-PurgeQueue');
  expect(reports(id, books({ Part: url, Service: service }))).toEqual([]);
  expect(reports(id, list('Timeout: 31', '', 'arn:aws:lambda:eu-west-1:111122223333:function:other'))).toEqual([]);
});

test('branches are named, and what only deployment knows is unknown', () => {
  expect(reports(id, list('Timeout: !If [IsProd, 5, 60]'))).toEqual([`${at[0]} when IsProd is false`]);
  expect(unknowns(id, list('Timeout: !Ref Open'))).toHaveLength(1);
});

test('the WebSocket API beside it is not judged', () => {
  expect(reports(id, list('Timeout: 31').replace('ProtocolType: HTTP', 'ProtocolType: WEBSOCKET'))).toEqual([]);
});

test('the message names the function and both times', () => {
  expect(judge(id, list('Timeout: 31')).findings[0]?.message).toBe(
    'The integration waits 30000 ms for function List, which may run 31000 ms: the client gets an error.',
  );
});

test('the ARN of a function is no URL, and an HTTP integration calls no function with it', () => {
  expect(reports(id, list('Timeout: 31').replace('AWS_PROXY', 'HTTP_PROXY'))).toEqual([]);
});

test('times that are no numbers are left to other policies', () => {
  expect(reports(id, list('Timeout: 31', 'TimeoutInMillis: soon'))).toEqual([]);
  expect(reports(id, list('Timeout: long'))).toEqual([]);
});

test('a function that only deployment knows is unknown', () => {
  expect(unknowns(id, list('Timeout: 31', '', '!Ref Open'))).toHaveLength(1);
});
