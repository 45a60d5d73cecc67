import { httpCalls } from '../../../src/apigateway/invocations/http-calls';
import { NAME } from '../../../src/iam/arn-pattern';

test.each([
  ['GET /books', [['/GET/books']]],
  ['GET /', [['/GET/']]],
  ['ANY /books/{id}', [['/', NAME, '/books/{id}'], ['/ANY/books/{id}']]],
  ['$default', [['/$default'], ['/', NAME, '/', NAME]]],
])('behind API and stage, %s is called as %j', (routeKey, expected) => {
  expect(httpCalls(routeKey)).toEqual(expected);
});
