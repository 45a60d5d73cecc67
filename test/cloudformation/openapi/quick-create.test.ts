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

describe('however it is spelled', () => {
  const SECTIONS = `
Parameters: { Protocol: { Type: String, Default: HTTP }, Address: { Type: String, Default: 'https://books.example.com' } }
Mappings: { Kinds: { eu: { api: HTTP } } }
Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1], Never: !Equals [a, b] }`;

  const spelled = (properties: string, more = ''): string => `${SECTIONS}
Resources:
  Books: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: books, ${properties} } }
  Function: { Type: AWS::Lambda::Function, Properties: { Timeout: 60 } }
  ${more}`;

  test.each([
    '!Ref Protocol',
    '!Sub "${Protocol}"',
    '!FindInMap [Kinds, eu, api]',
    '!If [IsProd, HTTP, HTTP]',
    '!Join ["", [HT, TP]]',
    '!If [Never, WEBSOCKET, HTTP]',
  ])('ProtocolType: %s is that of an HTTP API', (protocol) => {
    expect(routesOf(spelled(`ProtocolType: ${protocol}, Target: ${URL}`))).toEqual(['$default open -> HTTP_PROXY']);
  });

  test('a protocol by branch makes parts in that of the HTTP API alone', () => {
    const yaml = spelled(`ProtocolType: !If [IsProd, HTTP, WEBSOCKET], Target: ${URL}`);
    expect(httpFindings(yaml, 'http-route-authorized')).toEqual(['Books Target when IsProd is true']);
    expect(httpApis(yaml)[0]?.hidden).toEqual([]);
  });

  test.each([
    ['!Ref Address', 'HTTP_PROXY'],
    ['!Sub ["${Start}.example.com", { Start: "https://books" }]', 'HTTP_PROXY'],
    ['!If [IsProd, !Ref Address, !Ref Address]', 'HTTP_PROXY'],
    ['!Sub "${Function.Arn}"', 'AWS_PROXY'],
    ['!Join ["", [!GetAtt Function.Arn]]', 'AWS_PROXY'],
    ['!Select [0, [!GetAtt Function.Arn]]', 'AWS_PROXY'],
  ])('Target: %s is integrated', (target, type) => {
    expect(routesOf(spelled(`ProtocolType: HTTP, Target: ${target}`))).toEqual([`$default open -> ${type}`]);
  });

  test('a target in one branch makes parts in that branch', () => {
    const yaml = spelled(`ProtocolType: HTTP, Target: !If [IsProd, ${URL}, !Ref AWS::NoValue]`);
    expect(httpFindings(yaml, 'http-route-authorized')).toEqual(['Books Target when IsProd is true']);
  });

  test('no route key is that of the default route', () => {
    const key = (written: string): string =>
      spelled(`ProtocolType: HTTP, Target: ${URL}, RouteKey: !If [IsProd, ${written}, !Ref AWS::NoValue]`);
    expect(routesOf(key('!Ref AWS::NoValue'))).toEqual(['$default open -> HTTP_PROXY']);
    expect(routesOf(key("'$default'"))).toEqual(['$default open -> HTTP_PROXY']);
    const keys = httpApis(key("'GET /books'"))[0]?.routes[0]?.resource.cases('RouteKey');
    expect(keys?.map(({ value }) => value)).toEqual([
      { kind: 'scalar', value: 'GET /books' },
      { kind: 'scalar', value: '$default' },
    ]);
  });

  test('overrides name their API by any reference', () => {
    for (const id of ['!Sub "${Books}"', '!GetAtt Books.ApiId', '!Join ["", [!Ref Books]]']) {
      const more = overrides('Route: { AuthorizationType: AWS_IAM }').replace('!Ref Books', id);
      expect(routesOf(spelled(`ProtocolType: HTTP, Target: ${URL}`, more))).toEqual(['$default AWS_IAM -> HTTP_PROXY']);
    }
  });
});
