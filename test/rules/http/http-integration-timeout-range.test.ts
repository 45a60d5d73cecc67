import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-integration-timeout-range';

const waiting = (timeout: string): string => part('Integration', `TimeoutInMillis: ${timeout}`);
const at = ['Part TimeoutInMillis'];

test.each(['49', '0', '-1', '30001', '"30001"', '30s'])('%s is reported', (timeout) => {
  expect(reports(id, books({ Part: waiting(timeout) }))).toEqual(at);
});

test.each(['50', '30000', '"50"', '!Ref AWS::NoValue'])('%s passes', (timeout) => {
  expect(reports(id, books({ Part: waiting(timeout) }))).toEqual([]);
});

test('the branch with the wrong timeout is named, and what only deployment knows is unknown', () => {
  expect(reports(id, books({ Part: waiting('!If [IsProd, 29000, 31000]') }))).toEqual([
    `${at[0]} when IsProd is false`,
  ]);
  expect(unknowns(id, books({ Part: waiting('!Ref Open') }))).toHaveLength(1);
});

followsTheHttpApi(id, waiting('30001'), 'TimeoutInMillis');
