import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-authorizer-ttl';

const path = 'AuthorizerResultTtlInSeconds';
const authorizer = (ttl: string, sources = '[$request.header.X]'): string =>
  part('Authorizer', `AuthorizerType: REQUEST, IdentitySource: ${sources}, ${path}: ${ttl}`);

test.each(['-1', '3601', '"3601"', 'long'])('%s seconds are reported', (ttl) => {
  expect(reports(id, books({ Part: authorizer(ttl) }))).toEqual([`Part ${path}`]);
});

test.each(['0', '1', '3600', '"300"', '!Ref AWS::NoValue'])('%s seconds pass', (ttl) => {
  expect(reports(id, books({ Part: authorizer(ttl) }))).toEqual([]);
});

test.each(['[]', '!Ref AWS::NoValue'])('with identity source %s nothing can be kept', (sources) => {
  expect(reports(id, books({ Part: authorizer('1', sources) }))).toEqual([`Part ${path}`]);
  expect(reports(id, books({ Part: authorizer('0', sources) }))).toEqual([]);
});

test('what only deployment knows is unknown, and a branch is named', () => {
  expect(unknowns(id, books({ Part: authorizer('!Ref Open') }))).toHaveLength(1);
  expect(reports(id, books({ Part: authorizer('!If [IsProd, 60, 6000]') }))).toEqual([
    `Part ${path} when IsProd is false`,
  ]);
});

test('sources that are none in a branch are none there', () => {
  expect(reports(id, books({ Part: authorizer('60', '[!Ref AWS::NoValue]') }))).toEqual([`Part ${path}`]);
  const some = '[!If [IsProd, $request.header.X, !Ref AWS::NoValue]]';
  expect(reports(id, books({ Part: authorizer('60', some) }))).toEqual([`Part ${path} when IsProd is false`]);
});

followsTheHttpApi(id, authorizer('3601'), path);
