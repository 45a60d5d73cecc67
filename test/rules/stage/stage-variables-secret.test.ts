import { judge, reports } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-variables-secret';
const variable = (name: string, value: string): string =>
  stage(`StageVariables: { ${name}: ${value} }`, {
    sections: IS_PROD.replace('Env:', 'Password: { Type: String, NoEcho: true, Default: hunter2hunter2 }, Env:'),
    resources: '  Secret: { Type: AWS::SecretsManager::Secret }',
  });

judgesEveryWebSocketStage(id, 'StageVariables: { password: hunter2hunter2 }', 'Stage StageVariables.password');

test('a password is reported by the name of the variable, and never repeated', () => {
  const { findings } = judge(id, variable('dbPassword', 'hunter2hunter2'));
  expect(findings.map(({ propertyPath }) => propertyPath)).toEqual(['StageVariables.dbPassword']);
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

test.each([
  '"{{resolve:secretsmanager:chat:SecretString:password}}"',
  '!ImportValue Password',
  '!Ref Secret',
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:chat',
  'chat/live/password',
  '""',
  'true',
])('%s only refers to a password', (value) => {
  expect(reports(id, variable('dbPassword', value))).toEqual([]);
});

test('a key is reported by its shape, whatever the name', () => {
  expect(reports(id, variable('region', 'AKIAIOSFODNN7EXAMPLE'))).toEqual(['Stage StageVariables.region']);
});

test('every branch is judged', () => {
  expect(reports(id, variable('dbPassword', '!If [IsProd, !Ref Password, hunter2hunter2]'))).toEqual([
    'Stage StageVariables.dbPassword',
  ]);
  expect(reports(id, variable('dbPassword', '!If [IsProd, chat/password, hunter2hunter2]'))).toEqual([
    'Stage StageVariables.dbPassword when IsProd is false',
  ]);
});

test('variables of both branches are reported once', () => {
  const variables = 'StageVariables: !If [IsProd, { password: hunter2hunter2 }, { password: chat/password }]';
  expect(reports(id, stage(variables, { sections: IS_PROD }))).toEqual([
    'Stage StageVariables.password when IsProd is true',
  ]);
});

test('ordinary variables pass', () => {
  expect(reports(id, variable('tokenTable', 'connections-a1b2c3d4e5f6'))).toEqual([]);
});

test.each(['!Ref Password', '!Sub "${Password}"'])('the default of a parameter stands in the template: %s', (value) => {
  expect(reports(id, variable('dbPassword', value))).toEqual(['Stage StageVariables.dbPassword']);
});

test('what is no map of variables has none', () => {
  expect(reports(id, stage('StageVariables: hunter2hunter2'))).toEqual([]);
});
