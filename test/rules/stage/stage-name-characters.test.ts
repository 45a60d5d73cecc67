import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-name-characters';
const NAME = 'Stage StageName';

judgesEveryWebSocketStage(id, 'StageName: v1.2', NAME);

test.each([
  'live',
  'v1',
  '1',
  'pre-prod',
  'pre_prod',
  'LIVE',
  'default',
  '$default',
  'a'.repeat(128),
  '!Sub "${AWS::StackName}-live"',
])('%s passes', (name) => {
  expect(reports(id, stage(`StageName: ${name}`))).toEqual([]);
});

test.each(['"my stage"', 'v1.2', 'a/b', 'größe', '$live', '""', 'a'.repeat(129), '!Sub "${AWS::StackName}.live"'])(
  '%s is reported',
  (name) => {
    expect(reports(id, stage(`StageName: ${name}`))).toEqual([NAME]);
  },
);

test('the branch is named, and a parameter counts with each allowed value', () => {
  expect(reports(id, stage('StageName: !If [IsProd, live, v1.2]', { sections: IS_PROD }))).toEqual([
    `${NAME} when IsProd is false`,
  ]);
  const sections = 'Parameters: { Name: { Type: String, AllowedValues: [live, v1.2] } }';
  expect(reports(id, stage('StageName: !Ref Name', { sections }))).toEqual([`${NAME} when Name is "v1.2"`]);
});

test('a name that only deployment knows is unknown', () => {
  expect(reports(id, stage('StageName: !ImportValue Name'))).toEqual([]);
  expect(unknowns(id, stage('StageName: !ImportValue Name'))).toEqual([
    `${NAME}: ImportValue Name: no template in sight exports it`,
  ]);
});
