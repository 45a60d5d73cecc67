import type { TemplateInput } from '../../../src/cloudformation/template-input';
import { judge, reports, template, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';
import { UNTOLD } from '../../support/untold-branches';

const id = 'stage-logging-account-role';
const ACCESS = 'AccessLogSettings: { DestinationArn: !ImportValue Log }';
const EXECUTION = 'DefaultRouteSettings: { LoggingLevel: ERROR }';
const ACCOUNT = '  Account: { Type: AWS::ApiGateway::Account, Properties: { CloudWatchRoleArn: !ImportValue Role } }';

judgesEveryWebSocketStage(id, ACCESS, 'Stage');

test.each([ACCESS, EXECUTION, `${ACCESS}, ${EXECUTION}`])('a stage with %s needs the role', (properties) => {
  expect(reports(id, stage(properties))).toEqual(['Stage']);
});

test.each([
  'StageName: live',
  'DefaultRouteSettings: { LoggingLevel: "OFF" }',
  'AccessLogSettings: { Format: x }',
  "AccessLogSettings: { DestinationArn: '' }",
])('a stage with %s writes no logs', (properties) => {
  expect(reports(id, stage(properties))).toEqual([]);
});

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

test.each([
  ['full messages are logged', 'DefaultRouteSettings: { LoggingLevel: "OFF", DataTraceEnabled: true }'],
  ['one route is logged', 'RouteSettings: { $connect: { LoggingLevel: INFO }, $default: { LoggingLevel: "OFF" } }'],
  ['full messages of one route are logged', 'RouteSettings: { $connect: { DataTraceEnabled: "true" } }'],
])('a stage needs the role where %s', (_, properties) => {
  expect(reports(id, stage(properties))).toEqual(['Stage']);
});

test('the branch in which one route is logged is named', () => {
  const entry = '{ LoggingLevel: !If [IsProd, "OFF", ERROR] }';
  const settings = `DefaultRouteSettings: { LoggingLevel: "OFF" }, RouteSettings: { $connect: ${entry} }`;
  expect(reports(id, stage(settings, { sections: IS_PROD }))).toEqual(['Stage when IsProd is false']);
  const whole = 'RouteSettings: !If [IsProd, { $connect: { LoggingLevel: ERROR } }, !Ref AWS::NoValue]';
  expect(reports(id, stage(whole, { sections: IS_PROD }))).toEqual(['Stage when IsProd is true']);
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

test('an account resource without a role sets none', () => {
  expect(reports(id, stage(ACCESS, { resources: '  Account: { Type: AWS::ApiGateway::Account }' }))).toEqual(['Stage']);
  expect(reports(id, stage(ACCESS, { resources: ACCOUNT.replace('!ImportValue Role', "''") }))).toEqual(['Stage']);
});

test('an account resource of one branch leaves the other', () => {
  const conditional = ACCOUNT.replace('{', '{ Condition: IsProd,');
  const { findings } = judge(id, stage(ACCESS, { resources: conditional, sections: IS_PROD }));
  expect(findings.map(({ branch }) => branch)).toEqual(['IsProd is false']);
  expect(findings[0]?.message).toContain('Account, which sets the role for them, is not there in this branch');
});

test('an account resource for another region does not count', () => {
  const at = (environment: string, content: string): TemplateInput => ({ ...template(content), environment });
  const account = at('aws://111122223333/us-east-1', `Resources:\n${ACCOUNT}`);
  expect(reports(id, at('aws://111122223333/eu-west-1', stage(ACCESS)), account)).toEqual(['Stage']);
  expect(reports(id, at('aws://111122223333/us-east-1', stage(ACCESS)), account)).toEqual([]);
  expect(reports(id, at('aws://unknown-account/unknown-region', stage(ACCESS)), account)).toEqual([]);
});

test('a macro of any template may add the account, where there is none', () => {
  const macro = 'Transform: AddAccount\nResources: { Topic: { Type: AWS::SNS::Topic } }';
  expect(reports(id, stage(ACCESS), macro)).toEqual([]);
  expect(unknowns(id, stage(ACCESS), macro)).toEqual(['Stage : the macro AddAccount may add resources']);
  expect(unknowns(id, stage(ACCESS, { resources: ACCOUNT }), macro)).toEqual([]);
});

test('conditions too many to try are unknown', () => {
  const account = ACCOUNT.replace('{ Type', '{ Condition: Untold, Type');
  const text = stage(ACCESS, { resources: account, sections: UNTOLD });
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual(['Stage : the conditions around it are too many to try']);
});
