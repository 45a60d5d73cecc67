import { absentStage, absentWhereStaged } from '../../../src/apigateway/absence/absent-stage';
import type { Absence } from '../../../src/apigateway/model';
import { asText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import { IS_PROD, chat, of, part, route, stack, under } from '../../support/api';
import { branch, firstApi, modelOf, resourceOf } from '../../support/model';

const stage = (name: string): string => part('Stage', `StageName: ${name}`);
const shown = (absence: Absence | undefined): unknown =>
  absence && ('reason' in absence ? absence.reason : absence.branches.map(branch));

/** What is said of the stage that `Asked` names, of the API that its other parts are of. */
function absence(name: string, resources: Readonly<Record<string, string>>, sections = IS_PROD): unknown {
  const model = modelOf(chat({ Asked: `{ Type: Any, Properties: { Stage: ${name} } }`, ...resources }, sections));
  const asked = resourceOf(model, 'Asked');
  const text = asText(asked.term('Stage'));
  return text && shown(absentStage(model, firstApi(model), text, asked.exists));
}

test.each([
  ['is there by its name', 'live', stage('live')],
  ['is there by Ref', '!Ref Stage', stage('live')],
  ['is there by Ref, whatever its name', '!Ref Stage', stage('!ImportValue Name')],
  ['is there by a name with the same symbols', '!Sub "${AWS::StackName}"', stage('!Ref AWS::StackName')],
])('a stage %s', (_, name, text) => {
  expect(absence(name, { Stage: text })).toBeUndefined();
});

test('no stage of the name is there', () => {
  expect(absence('live', { Stage: stage('beta') })).toEqual(['']);
  expect(absence('live', {})).toEqual(['']);
});

test('the stage that is referred to is that of another API', () => {
  const other = { Other: '{ Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }' };
  expect(absence('!Ref Stage', { ...other, Stage: of('!Ref Other', stage('live')) })).toEqual(['']);
  expect(
    absence('!Ref Stage', { ...other, Stage: of('!Ref Other', stage('live')), Live: stage('live') }),
  ).toBeUndefined();
});

test.each([
  ['under a condition', 'live', under('IsProd', stage('live'))],
  ['by its name in one branch', 'live', stage('!If [IsProd, live, beta]')],
  ['by Ref under a condition', '!Ref Stage', under('IsProd', stage('live'))],
])('a stage is there in one branch, %s', (_, name, text) => {
  expect(absence(name, { Stage: text })).toEqual(['IsProd is false']);
});

describe('whether a stage is there cannot be told where', () => {
  test.each([
    ['the name that is asked for', 'is only known at deployment', '!ImportValue Name', { Stage: stage('live') }, ''],
    [
      'the name of another stage',
      'the name of stage Stage is only known at deployment',
      'live',
      { Stage: stage('!ImportValue Name') },
      '',
    ],
    [
      'what a stack makes that gets its parts from elsewhere',
      'its id leaves the stack, so parts of it may be in a template out of sight',
      'live',
      { Stage: stage('beta') },
      'Outputs: { Id: { Value: !Ref Api } }',
    ],
    [
      'what a stack makes that gets the id',
      'its id leaves the app by output Id',
      'live',
      { Stage: stage('beta'), Send: route('send') },
      'Outputs: { Id: { Value: !Ref Api } }',
    ],
    ['what a macro adds', 'Routes', 'live', { Stage: stage('beta') }, 'Transform: Routes'],
  ])('only deployment knows %s', (_, reason, name, resources, sections) => {
    expect(absence(name, resources, `${IS_PROD}\n${sections}`)).toEqual(expect.stringContaining(reason));
  });

  test('but in another branch', () => {
    const resources = {
      Asked: '{ Type: Any, Condition: IsProd, Properties: { Stage: live } }',
      Stage: under('IsTest', stage('!ImportValue Name')),
    };
    expect(absence('live', resources)).toEqual(['IsProd is true']);
  });
});

test('of an API out of sight nothing is said', () => {
  const model = modelOf(of('a1b2c3', stack({ Connect: route('$connect'), Stage: stage('live') })));
  expect(absentStage(model, firstApi(model), ['beta'], [])).toBeUndefined();
});

test('where an API has no stage in sight, nobody is told that one is missing', () => {
  const model = modelOf(chat({ Stage: under('IsProd', stage('live')) }, IS_PROD));
  const told = (name: string): unknown =>
    absentWhereStaged(model, firstApi(model), [name], []).map((one) => [shown(one.absence), branch(one.given)]);
  expect(told('beta')).toEqual([[['IsProd is true'], 'IsProd is true']]);
  expect(told('live')).toEqual([]);
  const bare = modelOf(chat());
  expect(absentWhereStaged(bare, firstApi(bare), ['live'], [])).toEqual([]);
});
