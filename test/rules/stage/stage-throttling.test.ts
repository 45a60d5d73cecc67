import { reports, unknowns } from '../../support/findings';

const stage = (settings: string, extra = ''): string => `
${extra}
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, StageName: live, AutoDeploy: true, ${settings} }
`;

const id = 'stage-throttling';

test('a stage without route settings is reported', () => {
  expect(reports(id, stage('Description: none'))).toEqual(['Stage DefaultRouteSettings']);
});

test.each(['ThrottlingRateLimit: 10', 'ThrottlingBurstLimit: 10'])('%s alone is reported', (limit) => {
  expect(reports(id, stage(`DefaultRouteSettings: { ${limit} }`))).toEqual(['Stage DefaultRouteSettings']);
});

test('both limits pass, as numbers and as strings', () => {
  expect(reports(id, stage('DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: "5" }'))).toEqual(
    [],
  );
});

test('the branch without limits is named', () => {
  const settings =
    'DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: !If [IsProd, 5, !Ref AWS::NoValue] }';
  const conditions = 'Parameters: { Env: { Type: String } }\nConditions: { IsProd: !Equals [!Ref Env, prod] }';
  expect(reports(id, stage(settings, conditions))).toEqual(['Stage DefaultRouteSettings when IsProd is false']);
});

test('a limit that only deployment knows is still a limit', () => {
  const settings = 'DefaultRouteSettings: { ThrottlingRateLimit: !Ref Rate, ThrottlingBurstLimit: 5 }';
  expect(reports(id, stage(settings, 'Parameters: { Rate: { Type: Number } }'))).toEqual([]);
});

test('settings that only deployment knows are unknown', () => {
  const settings = 'DefaultRouteSettings: !ImportValue Settings';
  expect(reports(id, stage(settings))).toEqual([]);
  expect(unknowns(id, stage(settings))).toEqual([
    'Stage DefaultRouteSettings: ImportValue Settings: no template in sight exports it',
  ]);
});

test('the stage of an HTTP API is not judged', () => {
  expect(reports(id, stage('Description: none').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
