import { judge, reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-parameter-mapping';

const request = (entry: string): string =>
  part('Integration', `IntegrationType: HTTP_PROXY, RequestParameters: { ${entry} }`);
const response = (status: string, entry: string): string =>
  part('Integration', `ResponseParameters: { "${status}": { ResponseParameters: [{ ${entry} }] } }`);
const answers = (destination: string, source = 'a'): string =>
  books({ Part: response('200', `Destination: "${destination}", Source: "${source}"`) });

test.each([
  'header.tenant',
  'append:cookie.tenant',
  'add:header.tenant',
  'append:path',
  'overwrite:header.',
  'append:header.two words',
  'overwrite:header.Authorization',
  'remove:header.ORIGIN',
  'append:header.X-Amzn-Trace-Id',
  'append:header.access-control-allow-origin',
  'overwrite:statuscode',
])('the destination %s of a request is reported', (key) => {
  expect(reports(id, books({ Part: request(`"${key}": a`) }))).toEqual([`Part RequestParameters.${key}`]);
});

test.each([
  'append:header.tenant',
  'overwrite:header.Host',
  'remove:header.x-debug',
  'append:querystring.page',
  'overwrite:querystring.a b',
  'remove:querystring.debug',
  'overwrite:path',
])('the destination %s of a request passes', (key) => {
  expect(reports(id, books({ Part: request(`"${key}": a`) }))).toEqual([]);
});

test.each([
  '$method.request.header.a',
  '$request.cookie.a',
  '$response.header.a',
  'a-${request.headers.b}',
  '$input.body',
])('the source %s of a request is reported', (source) => {
  expect(reports(id, books({ Part: request(`"append:header.a": "${source}"`) }))).toEqual([
    'Part RequestParameters.append:header.a',
  ]);
});

test('the message about a source names the first that is wrong, in part where it is long, and what there is', () => {
  const said = (yaml: string): string | undefined => judge(id, yaml).findings[0]?.message;
  const OTHERS = '$context.NAME and $stageVariables.NAME.';
  expect(said(books({ Part: request('"append:header.a": "${request.path} ${request.cookie.a} ${request.b}"') }))).toBe(
    `A request has no request.cookie.a: AWS accepts $request.header.NAME, $request.querystring.NAME, $request.body.NAME, $request.path and $request.path.NAME, ${OTHERS}`,
  );
  expect(said(answers('append:header.a', `$request.${'x'.repeat(500)}`))).toBe(
    `A response has no request.${'x'.repeat(112)}: AWS accepts $response.header.NAME and $response.body.NAME, ${OTHERS}`,
  );
});

test.each([
  '',
  'fixed',
  '$5',
  '$request.path',
  '$request.path.id',
  '$request.body',
  '$request.body.user.name',
  '$context.authorizer.claims.sub',
  '$stageVariables.realm',
  '/${request.path.id}/${context.requestId}',
])('the source "%s" of a request passes', (source) => {
  expect(reports(id, books({ Part: request(`"append:header.a": "${source}"`) }))).toEqual([]);
});

test('responses have headers and a status', () => {
  const at = 'Part ResponseParameters.200.ResponseParameters[0]';
  expect(reports(id, answers('append:header.a'))).toEqual([]);
  expect(reports(id, answers('overwrite:statuscode', '403'))).toEqual([]);
  expect(reports(id, answers('append:header.a', '$response.body.name'))).toEqual([]);
  expect(reports(id, answers('append:querystring.a'))).toEqual([`${at}.Destination`]);
  expect(reports(id, answers('remove:statuscode'))).toEqual([`${at}.Destination`]);
  expect(reports(id, answers('append:header.a', '$request.header.a'))).toEqual([`${at}.Source`]);
});

test.each(['199', '600', '4xx', 'default'])('a response with status %s is reported', (status) => {
  const template = books({ Part: response(status, 'Destination: append:header.a, Source: a') });
  expect(reports(id, template)).toEqual([`Part ResponseParameters.${status}`]);
});

test('the parameters of an AWS service are left alone', () => {
  const service = part('Integration', 'IntegrationSubtype: SQS-PurgeQueue, RequestParameters: { QueueUrl: q }');
  expect(reports(id, books({ Part: service }))).toEqual([]);
});

test('the branch is named, and what only deployment knows is unknown', () => {
  const some = request('append:header.a: !If [IsProd, $request.path, $request.cookie.a]');
  expect(reports(id, books({ Part: some }))).toEqual(['Part RequestParameters.append:header.a when IsProd is false']);
  expect(unknowns(id, books({ Part: request('append:header.a: !Ref Open') }))).toHaveLength(1);
});

followsTheHttpApi(id, request('header.tenant: a'), 'RequestParameters.header.tenant');
