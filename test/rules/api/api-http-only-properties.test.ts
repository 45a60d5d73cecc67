import { IS_PROD, api, stack } from '../../support/api';
import { judge, reports } from '../../support/findings';

const id = 'api-http-only-properties';

const withProperty = (property: string, sections = ''): string => stack({ Api: api(property) }, sections);

test.each([
  'Body: { openapi: 3.0.1 }',
  'BodyS3Location: { Bucket: definitions, Key: chat.yaml }',
  'BasePath: ignore',
  'Target: https://example.com',
  'RouteKey: $default',
  'CredentialsArn: !ImportValue Role',
])('%s is reported', (property) => {
  expect(reports(id, withProperty(property))).toEqual([`Api ${property.replace(/:.*/, '')}`]);
});

test('each property is a finding of its own', () => {
  expect(reports(id, withProperty('Target: https://example.com, RouteKey: $default'))).toEqual([
    'Api RouteKey',
    'Api Target',
  ]);
});

test('the message says no more than what is documented', () => {
  expect(judge(id, withProperty('BasePath: ignore')).findings.map(({ message }) => message)).toEqual([
    'BasePath is "supported only for HTTP APIs", and this is a WebSocket API.',
  ]);
});

test.each([
  'RouteSelectionExpression: $request.body.action',
  'DisableSchemaValidation: true',
  'Target: !Ref AWS::NoValue',
])('%s passes', (property) => {
  expect(reports(id, withProperty(property))).toEqual([]);
});

test('the branch with the property is named', () => {
  expect(reports(id, withProperty('Target: !If [IsProd, https://example.com, !Ref AWS::NoValue]', IS_PROD))).toEqual([
    'Api Target when IsProd is true',
  ]);
});

test('an HTTP API may have them', () => {
  expect(reports(id, withProperty('Target: https://example.com').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
