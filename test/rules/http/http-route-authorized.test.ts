import { judge, reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';
import { REGIONAL, regions } from '../../support/untold-branches';

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

describe('an API that asks for a client certificate', () => {
  const TLS = 'MutualTlsAuthentication: { TruststoreUri: !Ref Truststore },';
  const domain = (name: string, more = ''): string =>
    `{ Type: AWS::ApiGatewayV2::DomainName, Properties: { ${more} DomainName: ${name}.example.com } }`;
  const mapping = (name: string): string => part('ApiMapping', `DomainName: ${name}, Stage: $default`);
  const behind = (properties: string, domains: Record<string, string>): string =>
    books(
      { Part: route('RouteKey: GET /books'), ...domains },
      { properties, sections: 'Parameters: { Truststore: { Type: String } }' },
    );
  const OFF = 'DisableExecuteApiEndpoint: true';
  const one = { Domain: domain('a', TLS), Mapping: mapping('!Ref Domain') };

  test('on every way in passes', () => {
    expect(reports(id, behind(OFF, one))).toEqual([]);
    expect(unknowns(id, behind(`${OFF}, BodyS3Location: { Bucket: b, Key: k }`, one))).toEqual([]);
    expect(unknowns(id, behind('BodyS3Location: { Bucket: b, Key: k }', one))).toHaveLength(1);
  });

  test.each([
    ['', one],
    ['DisableExecuteApiEndpoint: false', one],
    [OFF, {}],
    [OFF, { ...one, Domain: domain('a') }],
    [OFF, { ...one, Other: domain('b'), Second: mapping('!Ref Other') }],
    [OFF, { ...one, Second: mapping('c.example.com') }],
  ])('on some ways in, or perhaps, is reported: %s %j', (properties, domains) => {
    expect(reports(id, behind(properties, domains))).toEqual(at);
  });

  const IN_EUROPE = 'Conditions: { Strict: !Equals [!Ref AWS::Region, eu-west-1] }\nParameters:';
  const strictly = TLS.replace('{ TruststoreUri', '!If [Strict, { TruststoreUri').replace(
    '},',
    '}, !Ref AWS::NoValue],',
  );

  test.each<[string, Record<string, string>]>([
    ['DisableExecuteApiEndpoint: !If [Strict, true, false]', one],
    [OFF, { ...one, Domain: domain('a', strictly) }],
    [OFF, { ...one, Mapping: mapping('!If [Strict, !Ref Domain, c.example.com]') }],
  ])('in one branch is reported in the other: %s %j', (properties, domains) => {
    const text = behind(properties, domains).replace('Parameters:', IN_EUROPE);
    expect(reports(id, text)).toEqual(at.map((place) => `${place} when Strict is false`));
  });

  test('is unknown where only deployment knows whether the default endpoint is off', () => {
    const text = behind('DisableExecuteApiEndpoint: !ImportValue Off', one);
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual(at.map((place) => `${place}: ImportValue Off: no template in sight exports it`));
  });
});

test('the message says which route it is, and why anybody can call it', () => {
  const message = (properties: string): string | undefined =>
    judge(id, books({ Part: route(properties) })).findings[0]?.message;
  expect(message('RouteKey: GET /books')).toBe('Anybody can call GET /books: it has no authorization type.');
  expect(message('RouteKey: GET /books, AuthorizationType: NONE')).toBe(
    'Anybody can call GET /books: it has authorization type NONE.',
  );
});

test('a path that only deployment knows changes nothing', () => {
  expect(reports(id, books({ Part: route('RouteKey: !Sub "GET /${Open}"') }))).toEqual(at);
  expect(reports(id, books({ Part: route('RouteKey: !Sub "OPTIONS /${Open}"') }))).toEqual([]);
});

test('a route without a key is never created', () => {
  expect(reports(id, books({ Part: route('AuthorizationType: NONE') }))).toEqual([]);
});

describe('a $default route without authorization', () => {
  const cors = 'CorsConfiguration: { AllowOrigins: [https://app.example.com] }';
  const fallback = route('RouteKey: $default');
  const unanswered = ['Part AuthorizationType: whether it answers preflight requests is not known'];

  test('passes where it takes the preflight requests of authorized routes', () => {
    expect(reports(id, open('$default', cors))).toEqual([]);
  });

  test('is reported where the API has no CORS, or nothing but that route', () => {
    expect(reports(id, open('$default'))).toEqual(at);
    expect(reports(id, books({ Part: fallback }, { properties: cors }))).toEqual(at);
  });

  test.each(['', ', AuthorizationType: NONE'])('is reported where no other route is authorized: GET /%s', (type) => {
    const resources = { Part: fallback, Other: route(`RouteKey: GET /${type}`) };
    expect(reports(id, books(resources, { properties: cors }))).toContain('Part AuthorizationType');
  });

  test('is reported where an OPTIONS route takes them', () => {
    const options = { Part: fallback, Preflight: route('RouteKey: "OPTIONS /{proxy+}"') };
    const other = { Other: route('RouteKey: GET /, AuthorizationType: JWT') };
    expect(reports(id, books({ ...options, ...other }, { properties: cors }))).toEqual(at);
  });

  test('is judged by branch: with and without CORS, authorized routes, and OPTIONS', () => {
    const inProd = (value: string): string => `!If [IsProd, ${value}, !Ref AWS::NoValue]`;
    const other = route('RouteKey: GET /, AuthorizationType: JWT');
    expect(
      reports(id, open('$default', `CorsConfiguration: ${inProd('{ AllowOrigins: [https://a.example] }')}`)),
    ).toEqual(['Part AuthorizationType when IsProd is false']);
    const some = other.replace('{', '{ Condition: IsProd,');
    expect(reports(id, books({ Part: fallback, Other: some }, { properties: cors }))).toEqual([
      'Part AuthorizationType when IsProd is false',
    ]);
    const options = route('RouteKey: OPTIONS /').replace('{', '{ Condition: IsProd,');
    expect(reports(id, books({ Part: fallback, Other: other, Options: options }, { properties: cors }))).toEqual([
      'Part AuthorizationType when IsProd is true',
    ]);
    expect(unknowns(id, books({ Part: fallback, Other: other, Options: options }, { properties: cors }))).toEqual([]);
  });

  test('is unknown where the CORS of the API, or what the other routes ask, is', () => {
    const unseen = open('$default', 'CorsConfiguration: !Ref Open');
    expect(reports(id, unseen)).toEqual([]);
    expect(unknowns(id, unseen)).toEqual(unanswered);
    const other = route('RouteKey: GET /, AuthorizationType: !Ref Open');
    const asked = books({ Part: fallback, Other: other }, { properties: cors });
    expect(reports(id, asked)).toEqual([]);
    expect(unknowns(id, asked)).toEqual(expect.arrayContaining(unanswered));
  });

  test('is no doubt where an OPTIONS route takes the preflight requests, whatever the other routes ask', () => {
    const options = { Part: fallback, Preflight: route('RouteKey: OPTIONS /') };
    expect(reports(id, books(options, { properties: 'CorsConfiguration: !Ref Open' }))).toEqual(at);
    const all = books(
      { ...options, Other: route('RouteKey: GET /, AuthorizationType: JWT') },
      { properties: 'CorsConfiguration: !Ref Open' },
    );
    expect(reports(id, all)).toEqual(at);
    expect(unknowns(id, all)).toEqual([]);
  });

  test('is unknown where its API is out of sight, or other routes with CORS are', () => {
    const there = `Resources:\n  Part: ${fallback}\n  Shown: ${route('RouteKey: GET /, AuthorizationType: JWT')}`;
    expect(unknowns(id, there.replaceAll('!Ref Api', 'a1b2c3'))).toEqual(unanswered);
    const nested = {
      Part: fallback,
      More: '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: !Ref Open, Parameters: { Api: !Ref Api } } }',
    };
    const reason = 'nested stack More gets its id, and what that stack makes of it is out of sight';
    expect(reports(id, books(nested, { properties: cors }))).toEqual([]);
    expect(unknowns(id, books(nested, { properties: cors }))).toEqual([
      `Api : ${reason}`,
      `Part AuthorizationType: ${reason}`,
    ]);
    expect(reports(id, books(nested))).toEqual(at);
  });

  test('is unknown where it cannot be told in which branches an OPTIONS route is there', () => {
    const sections = regions("'OPTIONS /'", "'GET /'");
    const resources = {
      Part: fallback,
      Other: route('RouteKey: PUT /, AuthorizationType: JWT'),
      Options: route(`AuthorizationType: JWT, RouteKey: ${REGIONAL}`),
    };
    expect(reports(id, books(resources, { properties: cors, sections }))).toEqual([]);
    expect(unknowns(id, books(resources, { properties: cors, sections }))).toHaveLength(1);
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

test('the routes that a nested stack out of sight may add are unknown, whatever those in sight ask', () => {
  const nested = {
    Part: route('RouteKey: GET /, AuthorizationType: JWT'),
    More: '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: !Ref Open, Parameters: { Api: !Ref Api } } }',
  };
  expect(unknowns(id, books(nested))).toEqual([
    'Api : nested stack More gets its id, and what that stack makes of it is out of sight',
  ]);
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
