import { judge, reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-jwt-authorizer-id';

const jwt = part('Authorizer', 'AuthorizerType: JWT');
const request = part('Authorizer', 'AuthorizerType: REQUEST');
const route = (authorizer: string): string =>
  part('Route', `RouteKey: GET /books, AuthorizationType: JWT, AuthorizerId: ${authorizer}`);
const at = ['Part AuthorizerId'];

test('a route without an authorizer, with a Lambda authorizer or with something else is reported', () => {
  expect(reports(id, books({ Part: route('!Ref AWS::NoValue') }))).toEqual(at);
  expect(reports(id, books({ Part: route('""') }))).toEqual(at);
  expect(reports(id, books({ Part: route('!Ref Other'), Other: request }))).toEqual(at);
  expect(reports(id, books({ Part: route('!Ref Other'), Other: '{ Type: AWS::Cognito::UserPool }' }))).toEqual(at);
});

test('the authorizer of another API is reported', () => {
  const second = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: second, ProtocolType: HTTP } }';
  const other = { Second: second, Other: jwt.replace('!Ref Api', '!Ref Second') };
  expect(reports(id, books({ Part: route('!Ref Other'), ...other }))).toEqual(at);
});

test('a JWT authorizer passes, and so does every other authorization type', () => {
  expect(reports(id, books({ Part: route('!Ref Other'), Other: jwt }))).toEqual([]);
  const custom = part('Route', 'RouteKey: GET /books, AuthorizationType: CUSTOM, AuthorizerId: !Ref Other');
  expect(reports(id, books({ Part: custom, Other: request }))).toEqual([]);
});

test('an authorizer out of sight is unknown where only deployment knows its id', () => {
  expect(reports(id, books({ Part: route('!Ref Open') }))).toEqual([]);
  expect(unknowns(id, books({ Part: route('!Ref Open') }))).toHaveLength(1);
  expect(reports(id, books({ Part: route('a1b2c3') }))).toEqual([]);
});

test('the branch in which it is a Lambda authorizer is named', () => {
  const other = part('Authorizer', 'AuthorizerType: !If [IsProd, JWT, REQUEST]');
  expect(reports(id, books({ Part: route('!Ref Other'), Other: other }))).toEqual([
    'Part AuthorizerId when IsProd is false',
  ]);
});

followsTheHttpApi(id, part('Route', 'RouteKey: GET /books, AuthorizationType: JWT'), 'AuthorizerId');

test('a type that only deployment knows hides nothing of the branch in which it is known', () => {
  const other = part('Authorizer', 'AuthorizerType: !If [IsProd, REQUEST, !ImportValue Type]');
  const text = books({ Part: route('!Ref Other'), Other: other });
  expect(reports(id, text)).toEqual(['Part AuthorizerId when IsProd is true']);
  expect(unknowns(id, text)).toHaveLength(1);
});

const SECOND = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: second, ProtocolType: HTTP } }';

test('the message says what the authorizer is', () => {
  const rejected = '"Setting the authorization type to JWT requires a valid JWT authorizer."';
  const messages = (resources: Readonly<Record<string, string>>): readonly string[] =>
    judge(id, books(resources)).findings.map(({ message }) => message);
  expect(messages({ Part: route('!Ref AWS::NoValue') })).toEqual([
    `The route has authorization type JWT and no AuthorizerId: ${rejected}`,
  ]);
  expect(messages({ Part: route('!Ref Other'), Other: '{ Type: AWS::Cognito::UserPool }' })).toEqual([
    `Other is an AWS::Cognito::UserPool, not an authorizer: ${rejected}`,
  ]);
  expect(messages({ Part: route('!Ref Other'), Other: request })).toEqual([
    `Other is a Lambda authorizer: ${rejected}`,
  ]);
  const elsewhere = { Second: SECOND, Other: request.replace('!Ref Api', '!Ref Second') };
  expect(messages({ Part: route('!Ref Other'), ...elsewhere })).toEqual([
    `Other is an authorizer of another API: ${rejected}`,
  ]);
});

test('an authorizer passes whatever other authorizers there are, of this API and of others', () => {
  const others = { Second: SECOND, Third: jwt.replace('!Ref Api', '!Ref Second'), Fourth: request };
  expect(reports(id, books({ Part: route('!Ref Other'), Other: jwt, ...others }))).toEqual([]);
});

test('an authorizer of this API in one branch and of another in the other is reported in that', () => {
  const other = jwt.replace('!Ref Api', '!If [IsProd, !Ref Api, !Ref Second]');
  expect(reports(id, books({ Part: route('!Ref Other'), Second: SECOND, Other: other }))).toEqual([
    'Part AuthorizerId when IsProd is false',
  ]);
  const lambda = request.replace('!Ref Api', '!If [IsProd, !Ref Api, !Ref Second]');
  expect(reports(id, books({ Part: route('!Ref Other'), Second: SECOND, Other: lambda }))).toEqual([
    'Part AuthorizerId when IsProd is false',
    'Part AuthorizerId when IsProd is true',
  ]);
});

test('of which API an authorizer is cannot be told where one of the two is out of sight', () => {
  const there = `Resources:\n  Part: ${route('!Ref Other').replace('!Ref Api', 'a1b2c3')}\n  Other: ${jwt.replace('!Ref Api', 'd4e5f6')}
  Api: ${SECOND}`;
  expect(reports(id, there)).toEqual([]);
  expect(reports(id, there.replace('a1b2c3', '!Ref Api'))).toEqual([]);
  expect(reports(id, there.replace('d4e5f6', '!Ref Api'))).toEqual([]);
});

test.each([
  ['a custom resource', '!GetAtt Found.Id', '{ Type: Custom::Authorizer, Properties: { AuthorizerType: REQUEST } }'],
  ['a custom resource of CloudFormation', '!GetAtt Found.Id', '{ Type: AWS::CloudFormation::CustomResource }'],
  ['a nested stack', '!GetAtt Found.Outputs.Id', '{ Type: AWS::CloudFormation::Stack }'],
  ['a nested application', '!GetAtt Found.Outputs.Id', '{ Type: AWS::Serverless::Application }'],
  ['an SSM parameter', '!GetAtt Found.Value', '{ Type: AWS::SSM::Parameter }'],
])('what %s hands on may be the id of a JWT authorizer', (_, value, found) => {
  expect(reports(id, books({ Part: route(value), Found: found }))).toEqual([]);
});

test('an id that is no text is left to CloudFormation', () => {
  expect(reports(id, books({ Part: route('[a1b2c3]') }))).toEqual([]);
});
