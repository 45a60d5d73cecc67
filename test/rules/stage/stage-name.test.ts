import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-name';
const NAME = 'Stage StageName';

judgesEveryWebSocketStage(id, 'StageName: $default', NAME);

test.each([
  'live',
  'v1',
  '1',
  'pre-prod',
  'pre_prod',
  'LIVE',
  'default',
  'v1.2',
  '$live',
  '!Sub "${AWS::StackName}-live"',
])('%s passes', (name) => {
  expect(reports(id, stage(`StageName: ${name}`))).toEqual([]);
});

test.each(['$default'])('%s is reported', (name) => {
  expect(reports(id, stage(`StageName: ${name}`))).toEqual([NAME]);
});

test('the branch is named, and a parameter counts with each allowed value', () => {
  expect(reports(id, stage('StageName: !If [IsProd, live, $default]', { sections: IS_PROD }))).toEqual([
    `${NAME} when IsProd is false`,
  ]);
  const sections = 'Parameters: { Name: { Type: String, AllowedValues: [live, $default] } }';
  expect(reports(id, stage('StageName: !Ref Name', { sections }))).toEqual([`${NAME} when Name is "$default"`]);
});

test('a name that only deployment knows is unknown', () => {
  expect(reports(id, stage('StageName: !ImportValue Name'))).toEqual([]);
  expect(unknowns(id, stage('StageName: !ImportValue Name'))).toEqual([
    `${NAME}: ImportValue Name: no template in sight exports it`,
  ]);
});
