import { App, CfnParameter, Duration, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HttpMethod, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaResponseType, type HttpLambdaAuthorizerProps } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Alias, Function } from 'aws-cdk-lib/aws-lambda';
import {
  HttpApi,
  HttpIamAuthorizer,
  HttpJwtAuthorizer,
  HttpLambdaAuthorizer,
  HttpUrlIntegration,
  HttpUserPoolAuthorizer,
} from '../../../src/index';
import { errorsOf } from '../../support/annotations';
import { lambda } from '../../support/libraries';

const AUTHORIZER = 'AWS::ApiGatewayV2::Authorizer';

let stack: Stack;
let api: HttpApi;
beforeEach(() => {
  stack = new Stack(new App(), 'Books');
  api = new HttpApi(stack, 'Api');
});

const route = (authorizer: IHttpRouteAuthorizer, path = '/books') =>
  api.addRoutes({
    path,
    methods: [HttpMethod.GET],
    integration: new HttpUrlIntegration('GetBooks', 'https://books.example.com'),
    authorizer,
  });
const has = (properties: object) => {
  Template.fromStack(stack).hasResourceProperties(AUTHORIZER, properties);
};
const byFunction = (props?: HttpLambdaAuthorizerProps, seconds = 10) =>
  new HttpLambdaAuthorizer('Readers', lambda(stack, 'Authorize', { timeout: Duration.seconds(seconds) }), props);
const jwt = (issuer = 'https://login.example.com', identitySource?: string[]) =>
  new HttpJwtAuthorizer('Readers', issuer, { jwtAudience: ['books'], ...(identitySource ? { identitySource } : {}) });

describe('HttpLambdaAuthorizer', () => {
  test('has the defaults of aws-cdk-lib', () => {
    route(byFunction());
    expect(errorsOf(stack)).toEqual([]);
    has({
      AuthorizerType: 'REQUEST',
      IdentitySource: ['$request.header.Authorization'],
      AuthorizerResultTtlInSeconds: 300,
      AuthorizerPayloadFormatVersion: '1.0',
    });
  });

  test('has every property that aws-cdk-lib documents', () => {
    route(
      byFunction({
        authorizerName: 'readers',
        identitySource: ['$request.querystring.token', '$context.stage', '$stageVariables.tenant'],
        resultsCacheTtl: Duration.hours(1),
        responseTypes: [HttpLambdaResponseType.SIMPLE],
      }),
    );
    has({
      Name: 'readers',
      IdentitySource: ['$request.querystring.token', '$context.stage', '$stageVariables.tenant'],
      AuthorizerResultTtlInSeconds: 3600,
      EnableSimpleResponses: true,
      AuthorizerPayloadFormatVersion: '2.0',
    });
  });

  test.each<[HttpLambdaAuthorizerProps, string]>([
    [
      { identitySource: ['route.request.header.Authorization'] },
      'identitySource[0] is "route.request.header.Authorization"',
    ],
    [{ identitySource: ['$request.body.token'] }, 'identitySource[0] is "$request.body.token"'],
    [{ resultsCacheTtl: Duration.seconds(3601) }, 'resultsCacheTtl is 3601 s'],
    [{ resultsCacheTtl: 5 as unknown as Duration }, 'resultsCacheTtl is 5, but has to be a Duration'],
    [{ identitySource: [] }, 'answers are kept, and identitySource is empty'],
  ])('refuses %j', (props, message) => {
    expect(() => route(byFunction(props))).toThrow(`Books/Api/Readers: ${message}`);
  });

  test('may have no identity source where answers are not kept', () => {
    route(byFunction({ identitySource: [], resultsCacheTtl: Duration.seconds(0) }));
    has({ AuthorizerResultTtlInSeconds: 0 });
  });

  test('may be told at deployment what it is', () => {
    const ttl = new CfnParameter(stack, 'Ttl', { type: 'Number' });
    const source = new CfnParameter(stack, 'Source');
    route(
      byFunction({
        identitySource: [source.valueAsString],
        resultsCacheTtl: Duration.seconds(Token.asNumber(ttl.value)),
      }),
    );
    has({ IdentitySource: [{ Ref: 'Source' }], AuthorizerResultTtlInSeconds: { Ref: 'Ttl' } });
  });

  test('that may run longer than API Gateway waits is an error, once for all routes', () => {
    const authorizer = byFunction({}, 11);
    route(authorizer);
    route(authorizer, '/shelves');
    expect(errorsOf(stack)).toEqual([
      expect.stringMatching(
        /: API Gateway waits 10000 ms for the authorizer Readers, but Books\/Authorize may run 11000 ms/,
      ),
    ]);
  });

  test.each([
    ['of another app', () => Function.fromFunctionArn(stack, 'F', 'arn:aws:lambda:eu-west-1:123456789012:function:f')],
    [
      'that is an alias of a quick one',
      () => new Alias(stack, 'Live', { aliasName: 'live', version: lambda(stack, 'F').currentVersion }),
    ],
  ])('a function %s is none', (_, handler) => {
    route(new HttpLambdaAuthorizer('Readers', handler()));
    expect(errorsOf(stack)).toEqual([]);
  });
});

describe('HttpJwtAuthorizer', () => {
  test('has the properties of aws-cdk-lib', () => {
    route(jwt());
    expect(errorsOf(stack)).toEqual([]);
    has({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: ['books'], Issuer: 'https://login.example.com' },
    });
  });

  test.each(['http://login.example.com', 'login.example.com', 'https://'])('refuses the issuer %s', (issuer) => {
    expect(() => route(jwt(issuer))).toThrow(`Books/Api/Readers: jwtIssuer is "${issuer}"`);
  });

  test('takes an issuer that is known at deployment', () => {
    route(jwt(new CfnParameter(stack, 'Issuer').valueAsString));
    has({ JwtConfiguration: { Issuer: { Ref: 'Issuer' } } });
  });

  test.each(['$context.token', 'Authorization'])('refuses the identity source %s', (source) => {
    expect(() => route(jwt(undefined, [source]))).toThrow(`Books/Api/Readers: identitySource[0] is "${source}"`);
  });
});

describe('HttpUserPoolAuthorizer', () => {
  const pool = (identitySource?: string[]) =>
    new HttpUserPoolAuthorizer('Readers', new UserPool(stack, 'Pool'), identitySource ? { identitySource } : {});

  test('has the properties of aws-cdk-lib', () => {
    route(pool(['$request.querystring.token']));
    has({ AuthorizerType: 'JWT', IdentitySource: ['$request.querystring.token'] });
  });

  test('refuses an identity source that AWS rejects', () => {
    expect(() => route(pool(['token']))).toThrow('Books/Api/Readers: identitySource[0] is "token"');
  });
});

test('HttpIamAuthorizer lets a route be granted', () => {
  const [books] = route(new HttpIamAuthorizer());
  books?.grantInvoke(lambda(stack, 'Reader'));
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'AWS_IAM' });
});
