import { plannedStages } from '../../src/apigateway/usage-plans';
import { IS_PROD, chat } from '../support/api';
import { modelOf, within } from '../support/model';

/** The entries of usage plan `Plan`, a line each: where it stands, and which API it is for. */
function planned(stages: string): readonly string[] {
  const plan = `{ Type: AWS::ApiGateway::UsagePlan, Properties: { ${stages} } }`;
  return plannedStages(modelOf(chat({ Plan: plan }, IS_PROD))).map(({ path, api, isOpen, when }) =>
    within(`${path.join('.')}: ${api?.resource?.logicalId ?? (isOpen ? 'any' : 'another')}`, when),
  );
}

test.each([
  ['a stage of the API', 'ApiStages: [{ ApiId: !Ref Api, Stage: live }]', ['ApiStages.0: Api']],
  ['a stage of another API', 'ApiStages: [{ ApiId: a1b2c3, Stage: live }]', ['ApiStages.0: another']],
  ['an address, which is no id', 'ApiStages: [{ ApiId: !GetAtt Api.ApiEndpoint }]', ['ApiStages.0: another']],
  ['a list, which is no id', 'ApiStages: [{ ApiId: [a], Stage: live }]', ['ApiStages.0: another']],
  ['no API', 'ApiStages: [{ Stage: live }]', ['ApiStages.0: another']],
  ['an API that only deployment knows', 'ApiStages: [{ ApiId: !ImportValue Chat }]', ['ApiStages.0: any']],
  ['an API of which only deployment knows the end', 'ApiStages: [{ ApiId: !Sub "a1${Env}" }]', ['ApiStages.0: any']],
  [
    'one of two APIs',
    'ApiStages: [{ ApiId: a1b2c3 }, { ApiId: !If [IsProd, !Ref Api, a1b2c3] }]',
    ['ApiStages.0: another', 'ApiStages.1: Api when IsProd is true', 'ApiStages.1: another when IsProd is false'],
  ],
  ['a list that only deployment knows', 'ApiStages: !ImportValue Stages', ['ApiStages: any']],
  ['what is no list', 'ApiStages: all', []],
  ['nothing', 'UsagePlanName: free', []],
])('a plan for %s', (_, stages, expected) => {
  expect(planned(stages)).toEqual(expected);
});
