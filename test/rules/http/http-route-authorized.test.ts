import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-route-authorized';

const at = ['Part AuthorizationType'];
const route = (properties: string): string => part('Route', properties);
const open = (key: string, properties = ''): string =>
  books({ Part: route(`RouteKey: ${key}`), Other: route('RouteKey: GET /, AuthorizationType: JWT') }, { properties });

test.each(['RouteKey: GET /books', 'RouteKey: GET /books, AuthorizationType: NONE', 'RouteKey: "ANY /{proxy+}"'])(
  '{ %s } is reported',
  (properties) => {
    expect(reports(id, books({ Part: route(properties) }))).toEqual(at);
  },
);

test.each(['JWT', 'AWS_IAM', 'CUSTOM'])('type %s passes', (type) => {
  expect(reports(id, books({ Part: route(`RouteKey: GET /books, AuthorizationType: ${type}`) }))).toEqual([]);
});

test('preflight requests carry no credentials: OPTIONS passes', () => {
  expect(reports(id, open('"OPTIONS /{proxy+}"'))).toEqual([]);
});

describe('a $default route without authorization', () => {
  const cors = 'CorsConfiguration: { AllowOrigins: [https://app.example.com] }';

  test('passes where it takes the preflight requests of authorized routes', () => {
    expect(reports(id, open('$default', cors))).toEqual([]);
  });

  test('is reported where the API has no CORS, or nothing but that route', () => {
    expect(reports(id, open('$default'))).toEqual(at);
    expect(reports(id, books({ Part: route('RouteKey: $default') }, { properties: cors }))).toEqual(at);
  });

  test('is reported where an OPTIONS route takes them', () => {
    const options = { Part: route('RouteKey: $default'), Preflight: route('RouteKey: "OPTIONS /{proxy+}"') };
    const other = { Other: route('RouteKey: GET /, AuthorizationType: JWT') };
    expect(reports(id, books({ ...options, ...other }, { properties: cors }))).toEqual(at);
  });
});

test('what depends on deployment is unknown', () => {
  expect(unknowns(id, books({ Part: route('RouteKey: GET /, AuthorizationType: !Ref Open') }))).toHaveLength(1);
  expect(unknowns(id, books({ Part: route('RouteKey: !Ref Open') }))).toHaveLength(1);
});

test('the routes of a document that is out of sight are unknown', () => {
  const document = 'Resources: { Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Body: !Ref Document } } }';
  expect(reports(id, document)).toEqual([]);
  expect(unknowns(id, document)).toEqual(['Api : parts of the API are in the document of its Body']);
});

test('the route of quick create is reported, unless overrides authorize it', () => {
  const quick = { properties: 'Target: https://catalog.example.com' };
  const overrides = (route: string): string => part('ApiGatewayManagedOverrides', `Route: { ${route} }`);
  expect(reports(id, books({}, quick))).toEqual(['Api Target']);
  expect(reports(id, books({ Overrides: overrides('AuthorizationType: AWS_IAM') }, quick))).toEqual([]);
  expect(unknowns(id, books({ Overrides: overrides('AuthorizationType: !Ref Open') }, quick))).toHaveLength(1);
});

test('the branch without authorization is named', () => {
  const some = route('RouteKey: GET /, AuthorizationType: !If [IsProd, JWT, !Ref AWS::NoValue]');
  expect(reports(id, books({ Part: some }))).toEqual(['Part AuthorizationType when IsProd is false']);
});

followsTheHttpApi(id, route('RouteKey: GET /books'), 'AuthorizationType');
