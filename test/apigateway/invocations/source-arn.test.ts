import * as fc from 'fast-check';
import { buildModel } from '../../../src/apigateway/building/build-model';
import { SourceArn } from '../../../src/apigateway/invocations/source-arn';
import type { Api } from '../../../src/apigateway/model';
import { asText, formatText } from '../../../src/cloudformation/intrinsics/symbolic-text';
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

test.each([
  ['${Api}/${Stage}/$connect', '${Stage}'],
  ['${Api}/live/$connect', 'live'],
  ['${Api}/live/GET/books', 'live'],
  ['${Api}/*/$connect', undefined],
  ['${Api}/l?ve/$connect', undefined],
  ['a*/live/$connect', undefined],
  ['${Api}/live', undefined],
  ['${Api}/authorizers/${Authorizer}', undefined],
])('%s names stage %s', (resource, stage) => {
  const named = read(resource).source?.stage;
  expect(named && formatText(named)).toBe(stage);
});

test('the API it names is told, by whichever of its attributes', () => {
  const of = (resource: string): string | undefined => read(resource).source?.api?.logicalId;
  expect([of('${Api}/*'), of('${Api.ApiId}/*'), of('a1b2c3/*'), of('*')]).toEqual(['Api', 'Api', undefined, undefined]);
});

test('one with an empty region or account is nowhere', () => {
  const isNowhere = (arn: string): unknown => SourceArn.read([arn])?.isNowhere;
  expect(isNowhere('arn:aws:execute-api:eu-west-1:111122223333:a1b2c3/*')).toBe(false);
  expect(isNowhere('arn:aws:execute-api::111122223333:a1b2c3/*')).toBe(true);
  expect(isNowhere('arn:aws:execute-api:eu-west-1::a1b2c3/*')).toBe(true);
  const { api } = read('${Api}/*');
  expect(SourceArn.read(['arn:aws:execute-api:::*'])?.covers(api, { routeKey: '$connect' })).toBe(false);
});

test('an authorizer is not covered by another one, nor by what only looks like it', () => {
  const covers = (resource: string): unknown => {
    const { source, api } = read(resource);
    const [authorizer] = api.authorizers;
    return authorizer && source?.covers(api, { authorizer: authorizer.resource });
  };
  expect(covers('${Api}/authorizers/${Stage}')).toBe(false);
  expect(covers('${Api}/live/${Authorizer}')).toBe(false);
  expect(covers('*/authorizers/*')).toBe(true);
  expect(covers('a1b2c3/authorizers/*')).toBeUndefined();
});

describe('of an HTTP API', () => {
  test.each([
    ['${Api}/*/*/books', 'GET /books', true],
    ['${Api}/*/GET/books', 'GET /books', true],
    ['${Api}/live/GET/*', 'GET /books', true],
    ['${Api}/*', 'GET /books', true],
    ['${Api}/*/POST/books', 'GET /books', false],
    ['${Api}/*/*/books/{id}', 'GET /books', false],
    ['${Api}/*/*/books', 'ANY /books', true],
    ['${Api}/*/$default', '$default', true],
    ['${Api}/*/*/$default', '$default', true],
    ['${Api}/*/GET/books', '$default', true],
    ['${Api}/authorizers/*', 'GET /books', false],
    ['a1b2c3/*/POST/books', 'GET /books', undefined],
    ['*/*/POST/books', 'GET /books', false],
    ['${Stage}/*/*/books', 'GET /books', false],
  ])('%s covers %s %s', (resource, routeKey, expected) => {
    const { source, api } = read(resource);
    expect(source?.covers({ ...api, protocol: 'http' }, { routeKey })).toBe(expected);
  });

  test.each([
    ['${Api}/*/GET/books', true],
    ['${Api}/live/$default', true],
    ['${Api}/*', true],
    ['${Api}/authorizers/${Authorizer}', true],
    ['${Api}/live/send', false],
    ['${Api}/$default', false],
    ['${Api}/live', false],
    ['${Api}', false],
  ])('%s has the parts of a call: %s', (resource, expected) => {
    expect(read(resource).source?.hasForm('http')).toBe(expected);
  });

  test.each([
    ['*/*/GET/books', true, false],
    ['*', true, true],
    ['??????????/GET/books', true, true],
    ['a*/*/*/books', false, false],
    ['${Api}/*', false, false],
    ['a1b2c3d4e5/*', false, false],
  ])('%s lets every HTTP API call: %s, every WebSocket API: %s', (resource, http, websocket) => {
    const { source } = read(resource);
    expect([source?.reachesEveryApi('http'), source?.reachesEveryApi('websocket')]).toEqual([http, websocket]);
  });
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
