import { EXPORTED, IS_PROD, api, chat, of, part, under } from './api';
import { reports, unknowns } from './findings';

/** Stage `live` of API `Api`. */
export const STAGE = part('Stage', 'StageName: live, AutoDeploy: true');

/**
 * Tests for every policy that requires a stage which something names.
 *
 * @param id the policy
 * @param naming a resource that names a stage, and comes after `Stage`
 * @param path what it reports: `Mapping Stage`
 */
export function asksForStage(id: string, naming: (stage: string) => string, path: string): void {
  const [name = ''] = path.split(' ');
  const named = (stage: string, resources: Readonly<Record<string, string>> = {}, sections = ''): string =>
    chat({ Stage: STAGE, [name]: naming(stage), ...resources }, sections);

  test.each(['beta', 'Live', "!Join ['', [be, ta]]"])('%s is reported where the API has live', (stage) => {
    expect(reports(id, named(stage))).toEqual([path]);
  });

  test.each(['live', '!Ref Stage', "!Sub '${Stage}'"])('%s passes', (stage) => {
    expect(reports(id, named(stage))).toEqual([]);
    expect(unknowns(id, named(stage))).toEqual([]);
  });

  test('the stage of another API is none of this one', () => {
    const other = (stage: string): Record<string, string> => ({
      Other: api(),
      OtherStage: of('!Ref Other', STAGE.replace('live', stage)),
    });
    expect(reports(id, named('beta', other('beta')))).toEqual([path]);
    expect(reports(id, named('!Ref OtherStage', other('beta')))).toEqual([path]);
  });

  test('a stage of the same name as one of another API is there', () => {
    const other = { Other: api(), OtherStage: of('!Ref Other', STAGE) };
    expect(reports(id, named('!Ref OtherStage', other))).toEqual([]);
  });

  test('the branch without the stage is named', () => {
    expect(reports(id, named('live', { Stage: under('IsProd', STAGE) }, IS_PROD))).toEqual([
      `${path} when IsProd is false`,
    ]);
    expect(reports(id, named('!If [IsProd, live, beta]', {}, IS_PROD))).toEqual([`${path} when IsProd is false`]);
  });

  test('the default of a parameter is the name', () => {
    const sections = 'Parameters: { Name: { Type: String, Default: live } }';
    expect(reports(id, named('live', { Stage: STAGE.replace('live', '!Ref Name') }, sections))).toEqual([]);
    expect(reports(id, named('!Ref Name', { Stage: STAGE.replace('live', 'beta') }, sections))).toEqual([path]);
  });

  test.each([
    ['only deployment knows the name', named('!ImportValue Stage')],
    ['only deployment knows the name of a stage', named('beta', { More: STAGE.replace('live', '!ImportValue Stage') })],
    ['a macro may add the stage', named('beta', {}, 'Transform: MyMacro')],
    ['the id of the API is an output', named('beta', {}, EXPORTED)],
    [
      'the id of the API is in an SSM parameter',
      named('beta', { Id: '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Api } }' }),
    ],
    [
      'a custom resource gets the id of the API',
      named('beta', { Id: '{ Type: Custom::Stage, Properties: { ServiceToken: arn, Api: !Ref Api } }' }),
    ],
    [
      'a nested stack out of sight gets the id of the API',
      named('beta', {
        Id: '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: url, Parameters: { Api: !Ref Api } } }',
      }),
    ],
  ])('it is unknown where %s', (_, text) => {
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toHaveLength(1);
  });

  test('an address of the API that leaves the app lets nobody add a stage', () => {
    const sections = "Outputs: { Url: { Value: !Sub 'wss://${Api}.execute-api.eu-west-1.amazonaws.com/live' } }";
    expect(reports(id, named('beta', {}, sections))).toEqual([path]);
  });

  test('an HTTP API is not judged', () => {
    expect(reports(id, named('beta').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  });

  test('an API out of sight may have any stage', () => {
    expect(reports(id, of('a1b2c3', named('beta')))).toEqual([]);
  });
}
