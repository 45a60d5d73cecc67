import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-integration-method';

const integration = (type: string, method = '!Ref AWS::NoValue'): string =>
  part('Integration', `IntegrationType: ${type}, IntegrationMethod: ${method}`);
const at = ['Part IntegrationMethod'];

test('HTTP_PROXY without a method is reported', () => {
  expect(reports(id, books({ Part: integration('HTTP_PROXY') }))).toEqual(at);
  expect(reports(id, books({ Part: integration('HTTP_PROXY', '""') }))).toEqual(at);
  expect(reports(id, books({ Part: integration('HTTP_PROXY', 'ANY') }))).toEqual([]);
  expect(reports(id, books({ Part: integration('AWS_PROXY') }))).toEqual([]);
});

test('the branch is named, and what only deployment knows is unknown', () => {
  expect(reports(id, books({ Part: integration('HTTP_PROXY', '!If [IsProd, GET, !Ref AWS::NoValue]') }))).toEqual([
    `${at[0]} when IsProd is false`,
  ]);
  expect(unknowns(id, books({ Part: integration('!Ref Open') }))).toHaveLength(1);
});

followsTheHttpApi(id, integration('HTTP_PROXY'), 'IntegrationMethod');
