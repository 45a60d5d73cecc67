import { IS_PROD, chat, part, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { books } from '../../support/http';
import { httpFindings } from '../../support/http-parts';

const id = 'integration-state-machine-type';
const AT = 'Start RequestTemplates.$default';
const machine = (type = ''): string => `{ Type: AWS::StepFunctions::StateMachine, Properties: { ${type} } }`;
const EXPRESS = machine('StateMachineType: EXPRESS');
const REQUEST = `!Sub '{ "input": "{}", "stateMachineArn": "\${Order}" }'`;

const start = (template = REQUEST, action = 'action/StartSyncExecution'): string =>
  part(
    'Integration',
    `IntegrationType: AWS, IntegrationUri: !Sub "arn:aws:apigateway:\${AWS::Region}:states:${action}", RequestTemplates: { $default: ${template} }`,
  );
/** An API that waits for executions of a state machine. */
const waiting = (Order: string, template = REQUEST, sections = IS_PROD): string =>
  chat({ Order, Other: EXPRESS, Start: start(template) }, sections);

test.each([machine(), machine('StateMachineType: STANDARD'), machine('StateMachineType: !Ref AWS::NoValue')])(
  'a Standard workflow is reported: %s',
  (order) => {
    expect(reports(id, waiting(order))).toEqual([AT]);
  },
);

test('the message names the state machine, and what Step Functions answers', () => {
  expect(judge(id, waiting(machine())).findings.map(({ message }) => message)).toEqual([
    'State machine Order is a Standard workflow, for which there is no StartSyncExecution: Step Functions refuses every request with StateMachineTypeNotSupported.',
  ]);
});

test('an Express workflow passes', () => {
  expect(reports(id, waiting(EXPRESS))).toEqual([]);
});

test('so does the start of an execution that nobody waits for', () => {
  expect(reports(id, chat({ Order: machine(), Start: start(REQUEST, 'action/StartExecution') }))).toEqual([]);
});

test('the branch is named', () => {
  expect(reports(id, waiting(machine('StateMachineType: !If [IsProd, EXPRESS, STANDARD]')))).toEqual([
    `${AT} when IsProd is false`,
  ]);
  const other = '!If [IsProd, !Sub \'{ "stateMachineArn": "${Other}" }\', !Sub \'{ "stateMachineArn": "${Order}" }\']';
  expect(reports(id, waiting(machine(), other))).toEqual([`${AT} when IsProd is false`]);
});

test('a type that only deployment knows is unknown', () => {
  const open = waiting(machine('StateMachineType: !ImportValue Type'));
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

test.each([
  `!Sub '{"stateMachineArn":"\${Order.Arn}"}'`,
  `!Sub '{ "stateMachineArn" : "arn:aws:states:\${AWS::Region}:\${AWS::AccountId}:stateMachine:\${Order.Name}" }'`,
  `!Sub '{ "stateMachineArn": "\${Order}:live" }'`,
])('its ARN can be written as %s', (template) => {
  expect(reports(id, waiting(machine(), template))).toEqual([AT]);
});

test.each([
  ['another member', `!Sub '{ "stateMachineArn": "\${Other}", "name": "\${Order}" }'`],
  ['the input', `!Sub '{ "stateMachineArn": "\${Other}", "input": "\${Order}" }'`],
  ['a machine out of sight', `'{ "stateMachineArn": "arn:aws:states:eu-west-1:111122223333:stateMachine:a" }'`],
  ['something else', `!Sub '{ "stateMachineArn": "\${Api}" }'`],
  ['a comment', `!Sub "## { \\"stateMachineArn\\": \\"\${Order}\\" }\\n{ \\"stateMachineArn\\": \\"\${Other}\\" }"`],
])('a state machine that is not the one to start is not judged: %s', (_, template) => {
  expect(reports(id, waiting(machine(), template))).toEqual([]);
});

test('an integration that only describes a state machine is not judged', () => {
  expect(reports(id, waiting(machine()).replace('StartSyncExecution', 'DescribeStateMachine'))).toEqual([]);
});

test('a state machine out of sight is unknown', () => {
  const open = waiting(machine(), '\'{ "stateMachineArn": "arn:aws:states:eu-west-1:111122223333:stateMachine:a" }\'');
  expect(unknowns(id, open)).toEqual(['Start IntegrationSubtype: the state machine is out of sight']);
  expect(unknowns(id, waiting(machine()))).toEqual([]);
});

test('the state machine may be in another stack', () => {
  const orders = stack({ Order: machine() }, 'Outputs: { Arn: { Value: !Ref Order, Export: { Name: orders } } }');
  const template = `!Sub ['{ "stateMachineArn": "\${Arn}" }', { Arn: !ImportValue orders }]`;
  expect(reports(id, orders, chat({ Start: start(template) }))).toEqual([AT]);
});

test.each([
  ['', [AT]],
  ['Type: EXPRESS', []],
  ['Type: STANDARD', [AT]],
])('a state machine of SAM has its type as Type: %s', (type, reported) => {
  const Order = `{ Type: AWS::Serverless::StateMachine, Properties: { ${type} } }`;
  expect(reports(id, waiting(Order, REQUEST, 'Transform: AWS::Serverless-2016-10-31'))).toEqual(reported);
});

describe('an HTTP API', () => {
  const api = (Order: string, arn = '!Ref Order', subtype = 'StepFunctions-StartSyncExecution'): readonly string[] =>
    httpFindings(
      books({
        Order,
        Start: part(
          'Integration',
          `IntegrationType: AWS_PROXY, IntegrationSubtype: ${subtype}, RequestParameters: { Input: !Ref Order, StateMachineArn: ${arn} }`,
        ),
      }),
      id,
    );

  test('names the state machine in RequestParameters', () => {
    expect(api(machine())).toEqual(['Start RequestParameters.StateMachineArn']);
    expect(api(machine(), '!GetAtt Order.Arn')).toEqual(['Start RequestParameters.StateMachineArn']);
    expect(api(EXPRESS)).toEqual([]);
    expect(api(machine(), '!ImportValue Arn')).toEqual([]);
    expect(api('{ Type: AWS::SSM::Parameter, Properties: { Type: String } }', '!GetAtt Order.Value')).toEqual([]);
    expect(api(machine(), '!Ref Order', 'StepFunctions-StartExecution')).toEqual([]);
  });
});
