import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-integration-payload-format';

const integration = (version: string, type = 'AWS_PROXY'): string =>
  part('Integration', `IntegrationType: ${type}, PayloadFormatVersion: ${version}`);
const at = ['Part PayloadFormatVersion'];

test.each(['"2.1"', '"3.0"', 'latest'])('%s is reported', (version) => {
  expect(reports(id, books({ Part: integration(version) }))).toEqual(at);
});

test('2.0 of HTTP_PROXY is reported', () => {
  expect(reports(id, books({ Part: integration('"2.0"', 'HTTP_PROXY') }))).toEqual(at);
  expect(reports(id, books({ Part: integration('"1.0"', 'HTTP_PROXY') }))).toEqual([]);
});

test.each(['"1.0"', '"2.0"', '1', '2.0', '!Ref AWS::NoValue'])('%s of a function passes', (version) => {
  expect(reports(id, books({ Part: integration(version) }))).toEqual([]);
});

test('the branch is named, and what only deployment knows is unknown', () => {
  expect(reports(id, books({ Part: integration('"2.0"', '!If [IsProd, AWS_PROXY, HTTP_PROXY]') }))).toEqual([
    `${at[0]} when IsProd is false`,
  ]);
  expect(unknowns(id, books({ Part: integration('!Ref Open') }))).toHaveLength(1);
});

followsTheHttpApi(id, integration('"2.1"'), 'PayloadFormatVersion');
