import { outgoingId, outgoingIds } from '../../../src/apigateway/absence/outgoing-ids';
import type { TemplateInput } from '../../../src/cloudformation/template-input';
import { IS_PROD, chat, route, stack, under } from '../../support/api';
import { template } from '../../support/findings';
import { firstApi, modelOf, within } from '../../support/model';

type Inputs = readonly (TemplateInput | string)[];

/** Why something may be made for the API of the first template out of sight. */
function reasons(how: 'id' | 'mention', ...inputs: Inputs): readonly string[] {
  const model = modelOf(...inputs);
  const { resource } = firstApi(model);
  return resource ? outgoingIds(model, resource, how).map(({ reason, when }) => within(reason, when)) : ['no API'];
}

const output = (value: string, more = ''): string => chat({}, `Outputs: { Id: { Value: ${value}${more} } }`);
/** A stack in which that of `child.yaml` is nested. */
const PARENT: TemplateInput = {
  ...template(stack({ Nested: '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a } }' }), 'p'),
  nested: new Map([['Nested', 'child.yaml']]),
};
const BY_OUTPUT = 'its id leaves the app by output Id';

describe('the id of an API leaves the app', () => {
  test.each([
    ['in an output', output('!Ref Api'), BY_OUTPUT],
    ['in an output, by its attribute', output('!GetAtt Api.ApiId'), BY_OUTPUT],
    ['in an export', output('!Ref Api', ', Export: { Name: chat }'), BY_OUTPUT],
    ['in an output in a branch', output('!If [IsProd, !Ref Api, none]') + IS_PROD, `${BY_OUTPUT} when IsProd is true`],
    [
      'in an output that is there in a branch',
      output('!Ref Api', ', Condition: IsProd') + IS_PROD,
      `${BY_OUTPUT} when IsProd is true`,
    ],
    [
      'in an SSM parameter',
      chat({ Id: '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Api } }' }),
      'its id is in SSM parameter Id',
    ],
    [
      'to a custom resource',
      chat({ Id: '{ Type: Custom::Routes, Properties: { ServiceToken: a, ApiId: !Ref Api } }' }),
      'custom resource Id gets its id',
    ],
    [
      'to a custom resource, deep in what it gets',
      chat({ Id: '{ Type: Custom::Routes, Properties: { ServiceToken: a, All: [{ One: { ApiId: !Ref Api } }] } }' }),
      'custom resource Id gets its id',
    ],
    [
      'to a custom resource, in a list that an expression gives',
      chat({ Id: '{ Type: Custom::Routes, Properties: { All: !If [IsProd, [x, !Ref Api], []] } }' }, IS_PROD),
      'custom resource Id gets its id when IsProd is true',
    ],
    [
      'to a custom resource, in a map that an expression gives',
      chat({ Id: '{ Type: Custom::Routes, Properties: { All: !If [IsProd, { ApiId: !Ref Api }, {}] } }' }, IS_PROD),
      'custom resource Id gets its id when IsProd is true',
    ],
    [
      'to a nested stack out of sight',
      chat({
        Id: '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a, Parameters: { Api: !Ref Api } } }',
      }),
      'nested stack Id gets its id, and what that stack makes of it is out of sight',
    ],
  ])('%s', (_, text, reason) => {
    expect(reasons('id', text)).toEqual([reason]);
    expect(reasons('mention', text)).toEqual([reason]);
  });

  test('to a macro, which may add what it likes', () => {
    expect(reasons('id', chat({}, 'Transform: Routes'))).toEqual([expect.stringContaining('Routes')]);
  });

  test('and the first way that is open in a branch tells why', () => {
    const model = modelOf(
      chat(
        { Prod: under('IsProd', '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Api } }') },
        `${IS_PROD}\nOutputs: { Id: { Condition: IsTest, Value: !Ref Api } }`,
      ),
    );
    const { resource } = firstApi(model);
    const [within] = model.templates;
    if (!resource || !within) throw new Error('the template has an API');
    const isProd = { template: within, name: 'IsProd', value: true };
    expect(outgoingId(model, resource, [[isProd]])).toBe('its id is in SSM parameter Prod');
    expect(outgoingId(model, resource, [[{ ...isProd, value: false }]])).toBe('its id leaves the app by output Id');
    expect(outgoingId(model, resource, [])).toBeUndefined();
  });
});

test('a macro in another stack of the app may add to any of them', () => {
  expect(reasons('id', chat(), stack({}, 'Transform: Routes'))).toEqual([expect.stringContaining('Routes')]);
});

test('what a nested stack puts into an SSM parameter leaves the app, though its outputs do not', () => {
  const child = chat({ Id: '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Api } }' });
  expect(reasons('id', template(child, 'child.yaml'), PARENT)).toEqual(['its id is in SSM parameter Id']);
});

describe('no id leaves the app', () => {
  test.each([
    ['where nothing does', chat()],
    [
      'where an output is that of another resource',
      chat({ Other: route('send') }, 'Outputs: { Id: { Value: !Ref Other } }'),
    ],
    ['where an output is written', output('abc123')],
  ])('%s', (_, text) => {
    expect(reasons('mention', text)).toEqual([]);
  });

  test.each([
    ['with its address', output('!GetAtt Api.ApiEndpoint')],
    ['in a text', output('!Sub "https://${Api}.execute-api.eu-west-1.amazonaws.com"')],
  ])('that anybody takes for one, %s; it is mentioned', (_, text) => {
    expect(reasons('id', text)).toEqual([]);
    expect(reasons('mention', text)).toEqual([BY_OUTPUT]);
  });

  const cdk = chat({}, 'Outputs: { ExportsOutputRefApi: { Value: !Ref Api, Export: { Name: Chat:Api } } }');

  test('by an output that CDK wrote for another stack of the app', () => {
    const other = stack({ Route: route('send').replace('!Ref Api', '!ImportValue Chat:Api') });
    expect(reasons('id', cdk, other)).toEqual([]);
  });

  test('but by one that no stack of the app imports, whoever wrote it', () => {
    expect(reasons('id', cdk, chat())).toEqual(['its id leaves the app by output ExportsOutputRefApi']);
  });

  test('but by an export of the author, which other apps import too', () => {
    const other = stack({ Route: route('send').replace('!Ref Api', '!ImportValue chat') });
    expect(reasons('id', output('!Ref Api', ', Export: { Name: chat }'), other)).toEqual([BY_OUTPUT]);
  });

  test('by an output of a nested stack, which its parent in sight takes', () => {
    expect(reasons('id', template(output('!Ref Api'), 'child.yaml'), PARENT)).toEqual([]);
  });
});
