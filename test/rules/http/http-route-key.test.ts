import { judge, reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-route-key';

const key = (text: string): string => books({ Part: part('Route', `RouteKey: ${text}`) });

test.each([
  '$connect',
  'sendMessage',
  'get /books',
  'TRACE /books',
  'GET',
  'GET books',
  'GET/books',
  '"GET  /books"',
  '"GET /two words"',
  '/books',
  '"ANY /{proxy+}/pages"',
  '"ANY /{proxy+}/"',
  '!Sub "books/${Open}"',
  '!Sub "GET /${Open}/two words"',
  '!Sub "GET books/${Open}"',
])('%s is reported', (text) => {
  expect(reports(id, key(text))).toEqual(['Part RouteKey']);
});

test.each([
  '$default',
  '"ANY /{proxy+}"',
  'GET /',
  '"PATCH /books/{id}/pages"',
  '!Sub "GET /${Open}/books"',
  '!Sub "GET /{proxy+}${Open}"',
])('%s passes', (text) => {
  expect(reports(id, key(text))).toEqual([]);
  expect(unknowns(id, key(text))).toEqual([]);
});

test.each([
  '!Ref Open',
  '!Sub "${Open} /books"',
  '!Sub "GET ${Open}"',
  '!Sub "GET${Open}"',
  '!Sub "G${Open} /books"',
  '!Sub "$def${Open}"',
])('%s is unknown', (text) => {
  expect(reports(id, key(text))).toEqual([]);
  expect(unknowns(id, key(text))).toHaveLength(1);
});

test('the branch with the wrong key is named', () => {
  expect(reports(id, key('!If [IsProd, GET /books, books]'))).toEqual(['Part RouteKey when IsProd is false']);
});

followsTheHttpApi(id, part('Route', 'RouteKey: books'), 'RouteKey');

test('a key that is no text at all is reported', () => {
  expect(reports(id, key('[GET /books]'))).toEqual(['Part RouteKey']);
});

test('the message shows the key', () => {
  expect(judge(id, key('books')).findings[0]?.message).toBe(
    `AWS rejects the route key books: 'The provided route key is not formatted properly for HTTP protocol. Format should be "[HTTP METHOD] /[RESOURCE PATH]" or "$default"'.`,
  );
});

test('a greedy variable before the end has a message of its own', () => {
  expect(judge(id, key('"GET /{proxy+}/pages"')).findings[0]?.message).toBe(
    'The greedy variable of the route key GET /{proxy+}/pages is not at the end of the path, where API Gateway requires it.',
  );
});
