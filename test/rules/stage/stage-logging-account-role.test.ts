import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-logging-account-role';
const ACCESS = 'AccessLogSettings: { DestinationArn: !ImportValue Log }';
const EXECUTION = 'DefaultRouteSettings: { LoggingLevel: ERROR }';
const ACCOUNT = '  Account: { Type: AWS::ApiGateway::Account }';

judgesEveryWebSocketStage(id, ACCESS, 'Stage');

test.each([ACCESS, EXECUTION, `${ACCESS}, ${EXECUTION}`])('a stage with %s needs the role', (properties) => {
  expect(reports(id, stage(properties))).toEqual(['Stage']);
});

test.each(['StageName: live', 'DefaultRouteSettings: { LoggingLevel: "OFF" }', 'AccessLogSettings: { Format: x }'])(
  'a stage with %s writes no logs',
  (properties) => {
    expect(reports(id, stage(properties))).toEqual([]);
  },
);

test('AWS says so in these words', () => {
  expect(judge(id, stage(ACCESS)).findings[0]?.message).toContain(
    'CloudWatch Logs role ARN must be set in account settings to enable logging',
  );
});

test('an account resource in any template in sight sets the role', () => {
  expect(reports(id, stage(ACCESS, { resources: ACCOUNT }))).toEqual([]);
  expect(reports(id, stage(ACCESS), `Resources:\n${ACCOUNT}`)).toEqual([]);
});

test('the custom resource of the Serverless Framework sets the role', () => {
  const role = '  Role: { Type: Custom::ApiGatewayAccountRole, Properties: { ServiceToken: arn } }';
  expect(reports(id, stage(ACCESS, { resources: role }))).toEqual([]);
  const other = role.replace('ApiGatewayAccountRole', 'Other');
  expect(reports(id, stage(ACCESS, { resources: other }))).toEqual(['Stage']);
});

test('the branch that writes logs is named', () => {
  const settings = 'DefaultRouteSettings: { LoggingLevel: !If [IsProd, ERROR, "OFF"] }';
  expect(reports(id, stage(settings, { sections: IS_PROD }))).toEqual(['Stage when IsProd is true']);
});

test('logs in both branches are reported once', () => {
  const settings = 'AccessLogSettings: { DestinationArn: !If [IsProd, !ImportValue A, !ImportValue B] }';
  expect(reports(id, stage(`${settings}, ${EXECUTION}`, { sections: IS_PROD }))).toEqual(['Stage']);
});

test('a level that only deployment knows is unknown', () => {
  const open = stage('DefaultRouteSettings: { LoggingLevel: !ImportValue Level }');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual([
    'Stage DefaultRouteSettings.LoggingLevel: ImportValue Level: no template in sight exports it',
  ]);
});

test('a macro may add the account resource', () => {
  const macro = stage(ACCESS, { sections: 'Transform: Landing' });
  expect(reports(id, macro)).toEqual([]);
  expect(unknowns(id, macro)).toEqual(['Stage : the macro Landing may add resources']);
});
