import { reports, unknowns } from '../../support/findings';

const api = (parameter: string, protocol: string): string => `
Parameters: { Env: { Type: String, AllowedValues: [a, b, c] }, Kind: ${parameter} }
Conditions: { IsA: !Equals [!Ref Env, a], IsB: !Equals [!Ref Env, b] }
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: '', ProtocolType: ${protocol} } }`;

test('the words of AllowedPattern are the values that a parameter can have', () => {
  const written = api('{ Type: String, AllowedPattern: "^(WEBSOCKET|HTTP)$" }', '!Ref Kind');
  expect(reports('api-name', written)).toEqual(['Api Name when Kind is "WEBSOCKET"']);
  expect(unknowns('api-name', written)).toEqual([]);
});

test('an API that is a WebSocket API in two branches is judged in both', () => {
  const nested = '!If [IsA, WEBSOCKET, !If [IsB, HTTP, WEBSOCKET]]';
  expect(reports('api-name', api('{ Type: String, Default: x }', nested))).toEqual(['Api Name when IsB is false']);
});

test('an API that only deployment knows in one branch is unknown there, and judged in the other', () => {
  const open = api('{ Type: String }', '!If [IsA, WEBSOCKET, !Ref Kind]');
  expect(reports('api-name', open)).toEqual(['Api Name when IsA is true']);
  expect(unknowns('api-name', open)).toHaveLength(1);
});
