import * as fc from 'fast-check';
import { buildModel } from '../../../src/apigateway/building/build-model';
import { SourceArn } from '../../../src/apigateway/invocations/source-arn';
import type { Api } from '../../../src/apigateway/model';
import { asText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../../src/cloudformation/types';
import { EXECUTE_API, calls, invocation } from '../../support/access';
import { template } from '../../support/findings';

/** A `SourceArn` in a real template, and the API it should be about. */
function read(resource: string): { readonly source: SourceArn | undefined; readonly api: Api } {
  const authorizer = `  Authorizer:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties: { ApiId: !Ref Api, AuthorizerUri: ${invocation('${Function.Arn}')} }
  Asked: { Type: Any, Properties: { Arn: !Sub "${EXECUTE_API}${resource}" } }`;
  const model = buildModel([template(calls({ resources: [authorizer] }))]);
  const [api] = model.apis;
  const text = model.resources('Any').flatMap((asked) => asText(asked.term('Arn')) ?? []);
  if (!api) throw new Error('the template has an API');
  return { source: SourceArn.read(text), api };
}

test.each([
  ['${Api}/*/$connect', true],
  ['${Api}/*', true],
  ['${Api}/${Stage}/$connect', true],
  ['${Api}/any/$connect', true],
  ['*/*/*', true],
  ['${Api}/*/send', false],
  ['${Api}/authorizers/*', false],
  ['${Api}/*/*/*', false],
  ['*/*/send', false],
  ['a1b2c3d4e5/*/$connect', undefined],
  ['a*/*/$connect', undefined],
])('%s covers $connect: %s', (resource, expected) => {
  const { source, api } = read(resource);
  expect(source?.covers(api, { routeKey: '$connect' })).toBe(expected);
});

test.each([
  ['${Api}/authorizers/${Authorizer}', true],
  ['${Api.ApiId}/authorizers/${Authorizer.AuthorizerId}', true],
  ['${Api}/authorizers/*', true],
  ['${Api}/*', true],
  ['${Api}/authorizers/a1b2c3', false],
  ['${Api}/*/$connect', false],
])('%s covers the authorizer: %s', (resource, expected) => {
  const { source, api } = read(resource);
  const [{ resource: authorizer } = { resource: undefined }] = api.authorizers;
  expect(authorizer && source?.covers(api, { authorizer })).toBe(expected);
});

test.each([
  ['*', true, true],
  ['*/*', true, true],
  ['${Api}/*', false, true],
  ['${Api}/a/b', false, true],
  ['${Api}', false, false],
  ['${Api}/a', false, false],
  ['${Api}/*/*/*', false, false],
])('%s is for every API: %s, has two parts: %s', (resource, isEveryApi, hasTwoParts) => {
  const { source } = read(resource);
  expect([source?.isEveryApi, source?.hasForm('websocket')]).toEqual([isEveryApi, hasTwoParts]);
});

test('an API out of sight may be the one', () => {
  const { source, api } = read('${Api}/*/send');
  expect(source?.covers({ ...api, resource: undefined }, { routeKey: '$connect' })).toBeUndefined();
});

test.each<[string, Text]>([
  ['no ARN', ['*']],
  ['another service', ['arn:aws:s3:::bucket']],
  ['a service that only deployment knows', ['arn:aws:', { kind: 'pseudo', name: 'AWS::Partition' }, ':::*']],
  ['a part that only deployment knows', ['arn:aws:execute-api:::', { kind: 'unknown', label: 'x', reason: 'y' }]],
  ['a text longer than any ARN', [`arn:aws:execute-api:::${'*?'.repeat(10_000)}`]],
])('%s is not read', (_, text) => {
  expect(SourceArn.read(text)).toBeUndefined();
});

test('no text makes it throw', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('arn:aws:execute-api:::', '*', '/', ':', 'authorizers'));
  fc.assert(
    fc.property(fc.array(part), (text) => {
      expect(SourceArn.read([text.join('')])?.isEveryApi).not.toBeNull();
    }),
  );
});
