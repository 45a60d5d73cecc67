import { App, Lazy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  HttpApi as PlainApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRouteKey,
  type AddRoutesOptions,
  type CfnRoute,
  type IHttpApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration as PlainIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import {
  HttpApi,
  HttpIamAuthorizer,
  HttpJwtAuthorizer,
  HttpRoute,
  HttpUrlIntegration,
  type HttpRouteProps,
} from '../../../src/index';
import { errorsOf } from '../../support/annotations';

const ROUTE = 'AWS::ApiGatewayV2::Route';
const REASON = { reason: 'The catalogue is public.' };
const OPEN = /^\/Books\/Route: anybody on the internet can call GET \/books/;

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Books');
});

const route = (httpApi: IHttpApi, props: Partial<HttpRouteProps> = {}, method = HttpMethod.GET) =>
  new HttpRoute(stack, 'Route', {
    httpApi,
    routeKey: HttpRouteKey.with('/books', method),
    integration: new HttpUrlIntegration('GetBooks', 'https://books.example.com'),
    ...props,
  });
const jwt = () => new HttpJwtAuthorizer('Readers', 'https://login.example.com', { jwtAudience: ['books'] });

describe.each<[string, () => IHttpApi]>([
  ['this package', () => new HttpApi(stack, 'Api')],
  ['aws-cdk-lib', () => new PlainApi(stack, 'Api')],
  ['another app', () => HttpApi.fromHttpApiAttributes(stack, 'Api', { httpApiId: 'abc' })],
])('a route of an API of %s', (_, api) => {
  test('is an error without an authorizer, once', () => {
    route(api());
    expect(errorsOf(stack)).toEqual([expect.stringMatching(OPEN)]);
  });

  test('is an error with an authorizer that asks nothing', () => {
    route(api(), { authorizer: new HttpNoneAuthorizer() });
    expect(errorsOf(stack)).toEqual([expect.stringMatching(OPEN)]);
  });

  test('is none with an authorizer', () => {
    route(api(), { authorizer: new HttpIamAuthorizer() });
    expect(errorsOf(stack)).toEqual([]);
    Template.fromStack(stack).hasResource(ROUTE, {
      Properties: { AuthorizationType: 'AWS_IAM' },
      Metadata: Match.absent(),
    });
  });

  test('is none by a decision with a reason', () => {
    route(api(), { anonymousAccess: REASON });
    expect(errorsOf(stack)).toEqual([]);
    Template.fromStack(stack).hasResource(ROUTE, { Metadata: { 'websocket-guard:anonymous-access': REASON } });
  });
});

test('a decision needs a reason', () => {
  expect(() => route(new HttpApi(stack, 'Api'), { anonymousAccess: { reason: '' } })).toThrow(
    'Books/Route: anonymousAccess.reason is "", but has to be a text that says why it is acceptable.',
  );
});

test('a route needs an integration, which plain JavaScript may leave out', () => {
  const options = { path: '/books' } as AddRoutesOptions;
  expect(() => new HttpApi(stack, 'Api').addRoutes(options)).toThrow(
    "Books/Api/ANY--books: integration is missing. It has to be an integration, such as new HttpLambdaIntegration('Call', handler).",
  );
});

test('the id of its integration is not one that the CDK leaves out of logical ids', () => {
  const integration = new HttpUrlIntegration('Default', 'https://books.example.com');
  expect(() => new HttpApi(stack, 'Api').addRoutes({ path: '/books', integration })).toThrow(
    'Books/Api/ANY--books: the integration has the id "Default"',
  );
});

test('a preflight request carries no credentials', () => {
  route(new HttpApi(stack, 'Api'), {}, HttpMethod.OPTIONS);
  expect(errorsOf(stack)).toEqual([]);
});

test('what a property override adds counts', () => {
  const { node } = route(new HttpApi(stack, 'Api'));
  (node.defaultChild as CfnRoute).addPropertyOverride('AuthorizationType', 'AWS_IAM');
  expect(errorsOf(stack)).toEqual([]);
});

describe('authorization scopes', () => {
  const api = () => new HttpApi(stack, 'Api', { defaultAuthorizer: jwt(), defaultAuthorizationScopes: ['books:read'] });

  test('of the API are those of its routes', () => {
    route(api(), { authorizationScopes: ['books:list'] });
    Template.fromStack(stack).hasResourceProperties(ROUTE, { AuthorizationScopes: ['books:list'] });
  });

  test.each([
    ['that anybody may call', { anonymousAccess: REASON }],
    ['for signed requests', { authorizer: new HttpIamAuthorizer() }],
  ])('of the API do not go to routes %s, where AWS rejects them', (_, props) => {
    route(api(), props);
    expect(errorsOf(stack)).toEqual([]);
    Template.fromStack(stack).hasResourceProperties(ROUTE, { AuthorizationScopes: Match.absent() });
  });

  test('that are stated where AWS rejects them are an error', () => {
    route(api(), { authorizer: new HttpIamAuthorizer(), authorizationScopes: ['books:list'] });
    expect(errorsOf(stack)).toEqual([
      expect.stringMatching(/^\/Books\/Route: authorizationScopes are books:list, but the route has no JWT authorizer/),
    ]);
  });
});

test('an integration of somebody else gets a timeout that is stated', () => {
  route(new HttpApi(stack, 'Api'), {
    integration: new PlainIntegration('Plain', 'https://books.example.com'),
    anonymousAccess: REASON,
  });
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Integration', { TimeoutInMillis: 30_000 });
});

test('scopes may be known later only', () => {
  const scopes: string[] = [];
  route(new HttpApi(stack, 'Api'), { authorizer: jwt(), authorizationScopes: Lazy.list({ produce: () => scopes }) });
  scopes.push('books:list');
  Template.fromStack(stack).hasResourceProperties(ROUTE, { AuthorizationScopes: ['books:list'] });
});

test('a route in another stack makes no cycle', () => {
  const app = new App();
  const httpApi = new HttpApi(new Stack(app, 'Apis'), 'Api', { anonymousAccess: REASON });
  const other = new Stack(app, 'Routes');
  new HttpRoute(other, 'Route', {
    httpApi,
    routeKey: HttpRouteKey.with('/books', HttpMethod.GET),
    integration: new HttpUrlIntegration('GetBooks', 'https://books.example.com'),
  });
  expect(errorsOf(other)).toEqual([]);
  Template.fromStack(other).hasResource(ROUTE, { Metadata: { 'websocket-guard:anonymous-access': REASON } });
});
