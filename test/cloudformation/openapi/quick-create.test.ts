import { httpApis, httpFindings, routesOf } from '../../support/http-parts';

/** An API that quick create makes of a target, beside further resources. */
const quick = (target: string, more = '', properties = ''): string => `
Parameters: { Address: { Type: String } }
Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Books: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: books, ProtocolType: HTTP, Target: ${target}${properties} } }
  Function: { Type: AWS::Lambda::Function, Properties: { Timeout: 60 } }
  ${more}`;

const overrides = (properties: string, condition = ''): string =>
  `Overrides: { Type: AWS::ApiGatewayV2::ApiGatewayManagedOverrides, ${condition}Properties: { ApiId: !Ref Books, ${properties} } }`;

const URL = '"https://books.example.com"';

test('makes a route, an integration and a stage', () => {
  const [api] = httpApis(quick(URL));
  expect(routesOf(quick(URL))).toEqual(['$default open -> HTTP_PROXY']);
  expect(routesOf(quick(URL, '', ', RouteKey: GET /books'))).toEqual(['GET /books open -> HTTP_PROXY']);
  expect(api?.stages).toHaveLength(1);
  expect(api?.hidden).toEqual([]);
});

test.each([
  ['a function', '!GetAtt Function.Arn', 'AWS_PROXY'],
  ['the ARN of a function', '"arn:aws:lambda:eu-west-1:111122223333:function:books"', 'AWS_PROXY'],
  ['an ARN with symbols', '!Sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:books"', 'AWS_PROXY'],
  ['a URL without TLS', '"http://books.example.com"', 'HTTP_PROXY'],
  ['a URL with symbols', '!Sub "https://${AWS::Region}.example.com"', 'HTTP_PROXY'],
  ['a joined URL', '!Join ["", ["https://", !Ref Address]]', 'HTTP_PROXY'],
])('%s is integrated', (_, target, type) => {
  expect(routesOf(quick(target))).toEqual([`$default open -> ${type}`]);
});

test('what is wrong with it is reported at its target', () => {
  expect(httpFindings(quick('"http://books.example.com"'), 'http-integration-plaintext-backend')).toEqual([
    'Books Target',
  ]);
  expect(httpFindings(quick('!GetAtt Function.Arn'), 'http-integration-timeout-lambda')).toEqual(['Books Target']);
  expect(httpFindings(quick(URL), 'http-route-authorized')).toEqual(['Books Target']);
  expect(httpFindings(quick(URL), 'stage-access-logs')).toEqual(['Books Target']);
  expect(httpFindings(quick(URL), 'stage-deployed')).toEqual([]);
});

test('the branch with the wrong target is named', () => {
  expect(httpFindings(quick(`!If [IsProd, ${URL}, "http://localhost"]`), 'http-integration-plaintext-backend')).toEqual(
    ['Books Target when IsProd is false'],
  );
});

test('what only deployment knows is no finding', () => {
  expect(
    httpFindings(quick('!Ref Address'), 'http-integration-plaintext-backend', 'http-integration-timeout-lambda'),
  ).toEqual([]);
});

describe('overrides', () => {
  test('change the route and the stage', () => {
    const more = overrides(
      'Route: { AuthorizationType: AWS_IAM }, Stage: { AccessLogSettings: { DestinationArn: "arn:aws:logs:eu-west-1:111122223333:log-group:books", Format: $context.requestId } }',
    );
    expect(httpFindings(quick(URL, more), 'http-route-authorized')).toEqual([]);
    expect(httpFindings(quick(URL, more), 'stage-access-logs')).toEqual([]);
  });

  test('are where the faults of what they change are reported', () => {
    const more = overrides('Route: { OperationName: books }, Integration: { TimeoutInMillis: 10 }');
    expect(httpFindings(quick(URL, more), 'http-route-authorized')).toEqual(['Overrides Route.AuthorizationType']);
    expect(httpFindings(quick(URL, more), 'http-integration-timeout-range')).toEqual([
      'Overrides Integration.TimeoutInMillis',
    ]);
  });

  test('with a condition change it in that branch alone', () => {
    const more = overrides('Route: { AuthorizationType: AWS_IAM }', 'Condition: IsProd, ');
    expect(httpFindings(quick(URL, more), 'http-route-authorized')).toEqual([
      'Overrides Route.AuthorizationType when IsProd is false',
    ]);
  });

  test('of an API that only deployment knows may change any', () => {
    const more = overrides('Route: { AuthorizationType: AWS_IAM }').replace('!Ref Books', '!Ref Address');
    expect(httpFindings(quick(URL, more), 'http-route-authorized')).toEqual([]);
    expect(httpApis(quick(URL, more))[0]?.hidden[0]?.reason).toContain('that overrides may change');
  });
});
