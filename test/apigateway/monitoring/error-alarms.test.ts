import { errorAlarms } from '../../../src/apigateway/monitoring/error-alarms';
import { IS_PROD, chat, of, part, route, stack } from '../../support/api';
import { branch, firstApi, modelOf } from '../../support/model';

const STAGE = part('Stage', 'StageName: live');
const alarm = (properties: string): string => `{ Type: AWS::CloudWatch::Alarm, Properties: { ${properties} } }`;
const metric = (dimensions: string, name = 'IntegrationError', namespace = 'AWS/ApiGateway'): string =>
  `Namespace: ${namespace}, MetricName: ${name}, Dimensions: ${dimensions}`;
const API = '{ Name: ApiId, Value: !Ref Api }';
const at = (stage: string): string => `{ Name: Stage, Value: ${stage} }`;

/** What alarm `Alarm` says of the errors of the stage: `watching` or `open`, with the branch. */
function says(properties: string, text = (more: Record<string, string>) => chat(more, IS_PROD)): readonly string[] {
  const model = modelOf(text({ Stage: STAGE, Alarm: alarm(properties) }));
  const [stage] = firstApi(model).stages;
  if (!stage) throw new Error('the API has a stage');
  const { watching, open } = errorAlarms(model, stage);
  return [...watching.map((when) => `watching ${branch(when)}`), ...open.map(({ when }) => `open ${branch(when)}`)].map(
    (line) => line.trim(),
  );
}

test.each([
  ['the API', metric(`[${API}]`), ['watching']],
  ['the API by its attribute', metric('[{ Name: ApiId, Value: !GetAtt Api.ApiId }]'), ['watching']],
  ['its stage, by name', metric(`[${API}, ${at('live')}]`), ['watching']],
  ['its stage, by Ref', metric(`[${API}, ${at('!Ref Stage')}]`), ['watching']],
  ['another stage', metric(`[${API}, ${at('beta')}]`), []],
  ['another stage, by Ref', metric(`[${API}, ${at('!Ref Alarm')}]`), ['open']],
  ['a stage that only deployment knows', metric(`[${API}, ${at('!ImportValue Stage')}]`), ['open']],
  ['another API', metric('[{ Name: ApiId, Value: a1b2c3 }]'), []],
  ['an API that only deployment knows', metric('[{ Name: ApiId, Value: !ImportValue Api }]'), ['open']],
  ['everything of the account', metric('[]'), []],
  ['dimensions that only deployment knows', metric('!ImportValue Dimensions'), ['open']],
  ['no dimensions', metric('all'), []],
  ['a metric that counts no errors', metric(`[${API}]`, 'MessageCount'), []],
  ['a metric that only deployment knows', metric(`[${API}]`, '!ImportValue Metric'), ['open']],
  ['a metric of another service', metric(`[${API}]`, 'IntegrationError', 'AWS/Lambda'), []],
  [
    'a namespace of which only deployment knows the end',
    metric(`[${API}]`, 'ClientError', '!Sub "AWS/${Env}"'),
    ['open'],
  ],
  ['a dimension with a name that only deployment knows', metric(`[{ Name: !ImportValue N, Value: !Ref Api }]`), []],
  ['nothing', '', []],
])('an alarm on %s', (_, properties, expected) => {
  expect(says(properties)).toEqual(expected);
});

test.each(['IntegrationError', 'ExecutionError', 'ClientError'])('%s is a metric of errors', (name) => {
  expect(says(metric(`[${API}]`, name))).toEqual(['watching']);
});

test.each([
  ['the metric', metric(`!If [IsProd, [${API}], []]`)],
  ['the API', metric('[{ Name: ApiId, Value: !If [IsProd, !Ref Api, a1b2c3] }]')],
  ['the stage', metric(`[${API}, ${at('!If [IsProd, live, beta]')}]`)],
  ['the name of a dimension', metric('[{ Name: !If [IsProd, ApiId, Id], Value: !Ref Api }]')],
])('an alarm watches in the branch in which %s is that', (_, properties) => {
  expect(says(properties)).toEqual(['watching IsProd is true']);
});

describe('an alarm on several metrics', () => {
  const stat = (text: string): string => `{ Id: m, MetricStat: { Metric: { ${text} }, Period: 60, Stat: Sum } }`;

  test('watches each of them', () => {
    const other = stat(metric('[{ Name: ApiId, Value: a1b2c3 }]'));
    expect(says(`Metrics: [${other}, ${stat(metric(`[${API}]`))}]`)).toEqual(['watching']);
    expect(says(`Metrics: [${other}]`)).toEqual([]);
  });

  test.each([
    ['may find any that it searches for', `SEARCH('{AWS/ApiGateway,ApiId} IntegrationError')`, ['open']],
    ['finds none of another service', `SEARCH('{AWS/Lambda,FunctionName} Errors')`, []],
    ['computes something of others', 'm1 + m2', []],
  ])('%s', (_, expression, expected) => {
    expect(says(`Metrics: [{ Id: e, Expression: "${expression}" }]`)).toEqual(expected);
  });

  test.each(['Metrics: all', 'Metrics: !ImportValue Metrics', 'Metrics: [{ Id: e, Expression: [a] }]'])(
    '%s is none',
    (properties) => {
      expect(says(properties)).toEqual([]);
    },
  );
});

test('the stage of an API out of sight is watched by the id that its parts carry', () => {
  const outside = (more: Record<string, string>): string =>
    of('a1b2c3', stack({ Connect: route('$connect'), ...more }, IS_PROD));
  expect(says(metric('[{ Name: ApiId, Value: a1b2c3 }]'), outside)).toEqual(['watching']);
});

test('a stage whose name only deployment knows may be the one', () => {
  const open = (more: Record<string, string>): string =>
    chat({ ...more, Stage: part('Stage', 'StageName: !ImportValue Stage') }, IS_PROD);
  expect(says(metric(`[${API}, ${at('live')}]`), open)).toEqual(['open']);
  expect(says(metric(`[${API}, ${at('!ImportValue Stage')}]`), open)).toEqual(['watching']);
});
