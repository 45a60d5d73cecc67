import { App, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ParameterMapping as PlainMapping, MappingValue as PlainValue } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpApi, HttpIamAuthorizer, HttpUrlIntegration, MappingValue, ParameterMapping } from '../../../src/index';
import { errorsOf } from '../../support/annotations';

const VALUE = MappingValue.custom('value');

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Books');
});

/** Uses a mapping on the way to a back end. */
function map(parameterMapping: PlainMapping): void {
  new HttpApi(stack, 'Api', {
    defaultAuthorizer: new HttpIamAuthorizer(),
    defaultIntegration: new HttpUrlIntegration('Forward', 'https://books.example.com', { parameterMapping }),
  });
}

test('changes what aws-cdk-lib documents', () => {
  map(
    new ParameterMapping()
      .appendHeader('x-reader', MappingValue.claim('sub'))
      .overwriteHeader('x-tenant', MappingValue.authorizerContext('tenant'))
      .overwriteHeader('Host', MappingValue.stageVariable('host'))
      .removeHeader('cookie')
      .appendQueryString('page', MappingValue.requestHeader('x-page'))
      .overwriteQueryString('shelf', MappingValue.requestBody('shelf'))
      .removeQueryString('debug')
      .overwritePath(MappingValue.requestPathParam('id'))
      .custom('append:header.x-request', '$context.requestId'),
  );
  expect(errorsOf(stack)).toEqual([]);
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Integration', {
    RequestParameters: {
      'append:header.x-reader': '$context.authorizer.claims.sub',
      'overwrite:header.x-tenant': '$context.authorizer.tenant',
      'overwrite:header.Host': '$stageVariables.host',
      'remove:header.cookie': '',
      'append:querystring.page': '$request.header.x-page',
      'overwrite:querystring.shelf': '$request.body.shelf',
      'remove:querystring.debug': '',
      'overwrite:path': '$request.path.id',
      'append:header.x-request': '$context.requestId',
    },
  });
});

test('is made of an object, too', () => {
  expect(
    ParameterMapping.fromObject({ 'append:header.x': VALUE, 'overwrite:path': MappingValue.requestPath() }),
  ).toEqual(new ParameterMapping().appendHeader('x', VALUE).overwritePath(PlainValue.requestPath()));
});

const RESERVED = [
  'Authorization',
  'te',
  'Via',
  'X-Forwarded-For',
  'Access-Control-Allow-Origin',
  'apigw-x',
  'x-amz-date',
  'X-Amzn-Trace-Id',
];

describe.each(RESERVED)('the reserved header %s', (name) => {
  test.each([
    ['appended', () => new ParameterMapping().appendHeader(name, VALUE)],
    ['overwritten', () => new ParameterMapping().overwriteHeader(name, VALUE)],
    ['removed', () => new ParameterMapping().removeHeader(name)],
    ['custom', () => new ParameterMapping().custom(`append:header.${name}`, 'value')],
    ['of aws-cdk-lib', () => new PlainMapping().appendHeader(name, VALUE)],
  ])('is refused: %s', (_, mapping) => {
    expect(() => {
      map(mapping());
    }).toThrow(
      new RegExp(`^Books/Api/DefaultRoute/Forward: parameterMapping has .*API Gateway reserves the header ${name}`),
    );
  });
});

test.each(['', 'x reader', 'x:reader', 'x\nreader'])('what cannot be a header is refused: %j', (name) => {
  expect(() => {
    map(new ParameterMapping().removeHeader(name));
  }).toThrow(/^Books\/Api\/DefaultRoute\/Forward: parameterMapping has .* cannot be the name of a header/s);
});

test.each(['myKey', 'header.x', 'overwrite:path.x', 'append:path', 'append:querystring.', 'overwrite:body.x'])(
  'a destination that AWS does not know is an error: %s',
  (key) => {
    map(new ParameterMapping().custom(key, 'value'));
    expect(errorsOf(stack)).toEqual([expect.stringContaining(`/Books/Api/DefaultRoute: Forward maps to "${key}"`)]);
  },
);

test.each(['$request.headers.x', '${request.cookie.x}', '$request.pathx', '$request.method'])(
  'a part of the request that cannot be mapped is an error: %s',
  (value) => {
    map(new ParameterMapping().appendHeader('x', MappingValue.custom(value)));
    expect(errorsOf(stack)).toEqual([expect.stringContaining(`/Books/Api/DefaultRoute: Forward maps "${value}"`)]);
  },
);

test.each([
  '$request.path',
  '${request.path}',
  '$request.path.id',
  '/v2/$request.path.id',
  '${request.header.x}',
  'text',
  '',
])('a value may be %j', (value) => {
  map(new ParameterMapping().appendHeader('x', MappingValue.custom(value)));
  expect(errorsOf(stack)).toEqual([]);
});

test('a destination that is only known later is not judged', () => {
  map(new ParameterMapping().custom(Lazy.string({ produce: () => 'append:header.x' }), 'value'));
  expect(errorsOf(stack)).toEqual([]);
});
