import { judge, reports, unknowns } from '../../support/findings';
import { books } from '../../support/http';

const id = 'http-cors-origin';
const at = ['Api CorsConfiguration.AllowOrigins'];

const cors = (...origins: readonly string[]): string =>
  books({}, { properties: `CorsConfiguration: { AllowOrigins: [${origins.join(', ')}] }` });

test.each([
  'app.example.com',
  'capacitor://localhost',
  '"\'https://app.example.com\'"',
  '!Sub "app.${Open}"',
  'localhost:3000',
  'http',
  'app.example.com/?from=https://example.com/',
])('%s is no origin to AWS', (origin) => {
  expect(reports(id, cors(origin))).toEqual(at);
  expect(judge(id, cors(origin)).findings[0]?.message).toMatch(/^AWS rejects the origin: "Invalid format for origin /);
});

test.each(['https://app.example.com/', 'http://localhost:3000/', 'https://example.com/app', '!Sub "https://${Open}/"'])(
  '%s is no origin to a browser',
  (origin) => {
    expect(reports(id, cors(origin))).toEqual(at);
    expect(judge(id, cors(origin)).findings[0]?.message).toMatch(/^Browsers send origins without a path, but /);
  },
);

test.each([
  'https://app.example.com',
  'HTTPS://app.example.com',
  'http://localhost:3000',
  "'*'",
  'https://*',
  '!Ref Open',
  '!Sub "${Open}.example.com"',
  '!Sub "https://${Open}"',
  '!Sub "http${Open}"',
  '!Sub "${Open}/books"',
])('%s passes', (origin) => {
  expect(reports(id, cors(origin))).toEqual([]);
});

test('an origin that only deployment knows is unknown, unless another is wrong', () => {
  expect(unknowns(id, cors('https://app.example.com', '!ImportValue Origin'))).toEqual([
    `${at[0]}: ImportValue Origin: no template in sight exports it`,
  ]);
  expect(unknowns(id, cors('!ImportValue Origin', 'app.example.com'))).toEqual([]);
  expect(reports(id, cors('!ImportValue Origin', 'app.example.com'))).toEqual(at);
});

test('one wrong origin among others is reported, in its branch', () => {
  expect(reports(id, cors('https://app.example.com', 'app.example.com'))).toEqual(at);
  expect(
    reports(id, cors('https://app.example.com', '!If [IsProd, app.example.com, https://dev.example.com]')),
  ).toEqual([`${at[0]} when IsProd is true`]);
});

test('an API without CORS, and one that is out of sight, pass', () => {
  expect(reports(id, books({}))).toEqual([]);
  expect(reports(id, books({}, { properties: 'CorsConfiguration: { AllowMethods: [GET] }' }))).toEqual([]);
  const route = '{ Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: a1b2c3, RouteKey: GET / } }';
  expect(reports(id, `Resources:\n  Route: ${route}`)).toEqual([]);
});

test('what a SAM template writes is judged', () => {
  const sam = (origin: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Api: { Type: AWS::Serverless::HttpApi, Properties: { CorsConfiguration: { AllowOrigins: [${origin}] } } }`;
  expect(reports(id, sam('www.example.com'))).toEqual(at);
  expect(reports(id, sam('https://www.example.com'))).toEqual([]);
});
