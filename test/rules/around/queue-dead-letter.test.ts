import { EXPORTED, IS_PROD, IS_PROD_OR_BIG, chat, of, part, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { REGIONAL, regions } from '../../support/untold-branches';

const id = 'queue-dead-letter';

const PATH = 'Queue RedrivePolicy';
const BY_PATH = "!Sub 'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Queue.QueueName}'";
const BY_NAME = "!Sub 'arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/messages'";
const BY_ACTION = "!Sub 'arn:aws:apigateway:${AWS::Region}:sqs:action/SendMessage'";

const queue = (properties: string): string => `{ Type: AWS::SQS::Queue, Properties: { ${properties} } }`;
const integration = (uri: string, properties = ''): string =>
  part('Integration', `IntegrationType: AWS, IntegrationMethod: POST, IntegrationUri: ${uri}, ${properties}`);
const sending = (
  properties: string,
  uri = BY_PATH,
  resources: Readonly<Record<string, string>> = {},
  sections = '',
): string => chat({ Queue: queue(properties), Send: integration(uri), ...resources }, sections);

const REDRIVE = 'RedrivePolicy: { deadLetterTargetArn: arn, maxReceiveCount: 3 }';

test.each(['', 'RedrivePolicy: {}', 'RedrivePolicy: !Ref AWS::NoValue'])(
  'a queue with { %s } is reported',
  (properties) => {
    expect(reports(id, sending(properties))).toEqual([PATH]);
  },
);

test('a queue with a dead-letter queue passes', () => {
  expect(reports(id, sending(REDRIVE))).toEqual([]);
});

test('the message says who sends what', () => {
  expect(judge(id, sending('')).findings[0]?.message).toBe(
    'Send sends what clients write to this queue, which has no dead-letter queue: a message that nobody can handle comes back until it expires, and is lost.',
  );
});

test('a queue is found by its name', () => {
  expect(reports(id, sending('QueueName: messages', BY_NAME))).toEqual([PATH]);
  expect(reports(id, sending('QueueName: others', BY_NAME))).toEqual([]);
});

test('a queue is found by its name, cut out of its ARN', () => {
  const name = '!Select [5, !Split [":", !GetAtt Queue.Arn]]';
  const uri = `!Sub ["arn:aws:apigateway:eu-west-1:sqs:path/111122223333/\${Name}", { Name: ${name} }]`;
  expect(reports(id, sending('', uri))).toEqual([PATH]);
  expect(reports(id, sending(REDRIVE, uri))).toEqual([]);
});

test('a queue is found by its address in what is sent', () => {
  const templates = "RequestTemplates: { $default: !Sub 'Action=SendMessage&QueueUrl=${Queue}' }";
  expect(reports(id, sending('', BY_ACTION, { Send: integration(BY_ACTION, templates) }))).toEqual([PATH]);
  const parameters = 'RequestParameters: { integration.request.querystring.QueueUrl: !Sub "\'${Queue}\'" }';
  expect(reports(id, sending('', BY_ACTION, { Send: integration(BY_ACTION, parameters) }))).toEqual([PATH]);
  expect(reports(id, sending('', BY_ACTION))).toEqual([]);
});

test('a queue that functions alone send to is not judged', () => {
  const uri = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations';
  expect(reports(id, sending('', uri))).toEqual([]);
});

test('a queue of two integrations is one finding', () => {
  expect(reports(id, sending('', BY_PATH, { Other: integration(BY_PATH) }))).toEqual([PATH]);
});

test('branches are named', () => {
  expect(
    reports(id, sending(REDRIVE.replace(/: (.*)$/, ': !If [IsProd, $1, !Ref AWS::NoValue]'), BY_PATH, {}, IS_PROD)),
  ).toEqual([`${PATH} when IsProd is false`]);
  expect(reports(id, sending('', BY_PATH, { Send: under('IsProd', integration(BY_PATH)) }, IS_PROD))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
});

test('the integration may be in another stack than the queue, or than the API', () => {
  const queues = stack(
    { Queue: queue('') },
    'Outputs: { Name: { Value: !GetAtt Queue.QueueName, Export: { Name: Messages } } }',
  );
  const uri = "!Join ['', ['arn:aws:apigateway:eu-west-1:sqs:path/111111111111/', !ImportValue Messages]]";
  expect(reports(id, queues, chat({ Send: integration(uri) }))).toEqual([PATH]);
  const integrations = of('!ImportValue ChatApi', stack({ Queue: queue(''), Send: integration(BY_PATH) }));
  expect(reports(id, chat({}, EXPORTED), integrations)).toEqual([PATH]);
});

test('the queue of an HTTP API is not judged', () => {
  expect(reports(id, sending('').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('each branch is reported once, whoever sends in it', () => {
  const both = { Send: under('IsProd', integration(BY_PATH)), Other: under('IsBig', integration(BY_PATH)) };
  expect(judge(id, sending('', BY_PATH, both, IS_PROD_OR_BIG)).findings).toMatchObject([
    { branch: 'IsBig is true, IsProd is false', message: expect.stringMatching(/^Other sends/) },
    { branch: 'IsProd is true', message: expect.stringMatching(/^Send sends/) },
  ]);
});

test('a sender that is there in every branch is named, whatever stands before it', () => {
  const some = under('IsProd', integration(BY_PATH));
  for (const both of [
    { Send: some, Other: integration(BY_PATH) },
    { Other: integration(BY_PATH), Send: some },
  ])
    expect(judge(id, sending('', BY_PATH, both, IS_PROD)).findings).toMatchObject([
      { message: expect.stringMatching(/^Other sends/) },
    ]);
});

test.each(["'{}'", '[]'])('a RedrivePolicy that is %s is none of its own', (policy) => {
  expect(reports(id, sending(`RedrivePolicy: ${policy}`))).toEqual([]);
});

test('conditions too many to try are unknown', () => {
  const second = { Second: under('IsProd', integration(BY_PATH)) };
  const text = sending('', REGIONAL, second, `${IS_PROD}\n${regions('QUEUE', 'https://example.com')}`)
    .replace('QUEUE', 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/messages')
    .replace('Properties: {  }', 'Properties: { QueueName: messages }');
  expect(reports(id, text)).toEqual([`${PATH} when AWS::Region is "eu-west-1"`]);
  expect(unknowns(id, text)).toEqual([`${PATH}: the conditions around it are too many to try`]);
});
