import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-authorizer-payload-format';

const authorizer = (properties: string): string => part('Authorizer', `AuthorizerType: REQUEST, ${properties}`);
const version = 'AuthorizerPayloadFormatVersion';

test.each(['', `${version}: "3.0"`, `${version}: two`, `${version}: ""`])('{ %s } is reported', (properties) => {
  expect(reports(id, books({ Part: authorizer(properties) }))).toEqual([`Part ${version}`]);
});

test('simple answers with 1.0 are reported', () => {
  const simple = authorizer(`${version}: "1.0", EnableSimpleResponses: true`);
  expect(reports(id, books({ Part: simple }))).toEqual(['Part EnableSimpleResponses']);
});

test.each([
  `${version}: "1.0"`,
  `${version}: 2.0`,
  `${version}: "1.0", EnableSimpleResponses: false`,
  `${version}: "2.0", EnableSimpleResponses: true`,
])('{ %s } passes', (properties) => {
  expect(reports(id, books({ Part: authorizer(properties) }))).toEqual([]);
});

test('a JWT authorizer has no format', () => {
  expect(reports(id, books({ Part: part('Authorizer', 'AuthorizerType: JWT') }))).toEqual([]);
});

test('what only deployment knows is unknown, and a branch is named', () => {
  expect(unknowns(id, books({ Part: authorizer(`${version}: !Ref Open`) }))).toHaveLength(1);
  expect(reports(id, books({ Part: authorizer(`${version}: !If [IsProd, "2.0", "3.0"]`) }))).toEqual([
    `Part ${version} when IsProd is false`,
  ]);
});

followsTheHttpApi(id, authorizer(''), version);
