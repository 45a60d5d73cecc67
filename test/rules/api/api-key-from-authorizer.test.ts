import { EXPORTED, IS_PROD, api, of, route, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'api-key-from-authorizer';

const PATH = 'Api ApiKeySelectionExpression';
const FROM_AUTHORIZER = 'ApiKeySelectionExpression: $context.authorizer.usageIdentifierKey';

const keyed = (resources: Readonly<Record<string, string>>, sections = '', properties = FROM_AUTHORIZER): string =>
  stack({ Api: api(properties), ...resources }, sections);
const connect = (properties: string): Record<string, string> => ({ Connect: route('$connect', properties) });

test.each(['AuthorizationType: AWS_IAM', 'AuthorizationType: NONE', 'ApiKeyRequired: true'])(
  '$connect with %s is reported',
  (properties) => {
    expect(reports(id, keyed(connect(properties)))).toEqual([PATH]);
  },
);

test('the message names the route and what it has instead', () => {
  const message = (properties: string): string | undefined =>
    judge(id, keyed(connect(properties))).findings[0]?.message;
  expect(message('AuthorizationType: AWS_IAM')).toBe(
    'API keys are to come from the Lambda authorizer of $connect, but Connect has authorization type AWS_IAM: API Gateway never finds a key.',
  );
  expect(message('ApiKeyRequired: true')).toMatch(/but Connect has no authorization: /);
});

test('$connect with a Lambda authorizer passes', () => {
  expect(reports(id, keyed(connect('AuthorizationType: CUSTOM, AuthorizerId: a1b2c3')))).toEqual([]);
});

test('an API that takes its keys from the header is not judged', () => {
  const header = 'ApiKeySelectionExpression: $request.header.x-api-key';
  expect(reports(id, keyed(connect('AuthorizationType: AWS_IAM'), '', header))).toEqual([]);
  expect(reports(id, keyed(connect('AuthorizationType: AWS_IAM'), '', 'Description: chat'))).toEqual([]);
});

test('an API without a $connect route in sight is not judged', () => {
  expect(reports(id, keyed({ Send: route('send') }))).toEqual([]);
});

test('the branch is named', () => {
  const either = connect('AuthorizationType: !If [IsProd, CUSTOM, AWS_IAM]');
  expect(reports(id, keyed(either, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  const sometimes = { Connect: under('IsProd', route('$connect', 'AuthorizationType: AWS_IAM')) };
  expect(reports(id, keyed(sometimes, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
});

test('it is unknown where only deployment knows the authorization', () => {
  const text = keyed(connect('AuthorizationType: !ImportValue Type'));
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('a $connect route in another stack is seen', () => {
  const routes = of('!ImportValue ChatApi', stack(connect('AuthorizationType: AWS_IAM')));
  expect(reports(id, keyed({}, EXPORTED), routes)).toEqual([PATH]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, keyed(connect('AuthorizationType: AWS_IAM')).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
