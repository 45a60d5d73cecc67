import { IS_PROD, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'api-name';

const api = (name: string, sections = ''): string =>
  stack(
    {
      Api: `{ Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action, ${name} } }`,
    },
    sections,
  );

test.each(['', "Name: ''", 'Name: !Ref AWS::NoValue'])('an API with %p is reported, in the words of AWS', (name) => {
  expect(reports(id, api(name))).toEqual(['Api Name']);
  expect(judge(id, api(name)).findings[0]?.message).toContain('"Invalid API name specified"');
});

test.each([
  'Name: chat',
  'Name: 1',
  'Name: my chat',
  "Name: !Sub '${AWS::StackName}-chat'",
  'Name: !Ref AWS::StackName',
])('an API with %s passes', (name) => {
  expect(reports(id, api(name))).toEqual([]);
  expect(unknowns(id, api(name))).toEqual([]);
});

test('the branch without a name is named', () => {
  expect(reports(id, api('Name: !If [IsProd, chat, !Ref AWS::NoValue]', IS_PROD))).toEqual([
    'Api Name when IsProd is false',
  ]);
});

test('an empty name in one branch and none in the other are the same', () => {
  expect(reports(id, api("Name: !If [IsProd, '', !Ref AWS::NoValue]", IS_PROD))).toEqual(['Api Name']);
});

test('each allowed value of a parameter is judged', () => {
  const sections = "Parameters: { Name: { Type: String, AllowedValues: [chat, ''] } }";
  expect(reports(id, api('Name: !Ref Name', sections))).toEqual(['Api Name when Name is ""']);
});

test('a name that only deployment knows is unknown', () => {
  expect(reports(id, api('Name: !ImportValue Name'))).toEqual([]);
  expect(unknowns(id, api('Name: !ImportValue Name'))).toHaveLength(1);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, api('').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('SAM names an API after its logical id', () => {
  const sam =
    '{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action, Routes: {} } }';
  expect(reports(id, stack({ Chat: sam }, 'Transform: AWS::Serverless-2016-10-31'))).toEqual([]);
});
