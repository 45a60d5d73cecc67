import { apiBranches, besideApis, within } from '../../../src/apigateway/apis/api-branches';
import type { Assumption } from '../../../src/cloudformation/types';
import { IS_PROD, api, stack, under } from '../../support/api';
import { branch, modelOf } from '../../support/model';

const TWO = IS_PROD.replace('Conditions: {', 'Conditions: { IsBlue: !Equals [!Ref Color, blue],').replace(
  'Parameters: {',
  'Parameters: { Color: { Type: String },',
);
const branches = (resources: Readonly<Record<string, string>>): readonly string[] =>
  apiBranches(modelOf(stack(resources, TWO))).map(branch);

test.each([
  ['one that is always there', { Api: api() }, []],
  ['none', { Topic: '{ Type: AWS::SNS::Topic }' }, []],
  ['one under a condition', { Api: under('IsProd', api()) }, ['IsProd is true']],
  [
    'two, each under a condition',
    { Api: under('IsProd', api()), Other: under('IsTest', api()) },
    ['IsProd is true', 'IsTest is true'],
  ],
  ['two under one condition', { Api: under('IsProd', api()), Other: under('IsProd', api()) }, ['IsProd is true']],
  ['one under a condition beside one that is always there', { Api: under('IsProd', api()), Other: api() }, []],
])('the branches in which an app has an API that has %s', (_, resources, expected) => {
  expect(branches(resources)).toEqual(expected);
});

describe('the parts of a branch', () => {
  const model = () => modelOf(stack({ Api: under('IsProd', api()) }, TWO));
  const assume = (name: string, value = true): Assumption => {
    const [template] = model().templates;
    if (!template) throw new Error('no template');
    return { template, name, value };
  };

  test('in which there is an API', () => {
    const app = model();
    const [template] = app.templates;
    if (!template) throw new Error('no template');
    const beside = (name: string, value = true): readonly string[] =>
      besideApis(app, [{ template, name, value }]).map(branch);
    expect(besideApis(app, []).map(branch)).toEqual(['IsProd is true']);
    expect(beside('IsProd')).toEqual(['IsProd is true']);
    expect(beside('IsProd', false)).toEqual([]);
    expect(beside('IsBlue')).toEqual(['IsBlue is true, IsProd is true']);
  });

  test('that lie in one of some others are all of it where one of those says no more', () => {
    const [prod, blue] = [assume('IsProd'), assume('IsBlue')];
    const both = [prod, blue];
    expect(within(both, [[blue], [prod, assume('IsTest')]])).toEqual([both]);
    expect(within(both, [])).toEqual([both]);
  });
});
