import { receivingQueues } from '../../../src/apigateway/integrations/queues';
import { IS_PROD, chat, part, under } from '../../support/api';
import { modelOf, within } from '../../support/model';

const QUEUE = (properties = ''): string => `{ Type: AWS::SQS::Queue, Properties: { ${properties} } }`;
const send = (uri: string, more = ''): string =>
  part('Integration', `IntegrationType: AWS, IntegrationUri: ${uri}, ${more}`);
const ARN = 'arn:aws:apigateway:eu-west-1';

/** The queues that integration `Send` sends to, beside a queue `Other` that nobody names. */
function queues(integration: string, queue = QUEUE()): readonly string[] {
  const resources = { Other: QUEUE('QueueName: other'), Queue: queue, Send: integration };
  return receivingQueues(modelOf(chat(resources, IS_PROD))).map((one) => within(one.queue.logicalId, one.when));
}

test.each([
  ['by reference', send(`!Sub "${ARN}:sqs:path/111122223333/\${Queue.QueueName}"`)],
  ['by its name', send(`!Sub "${ARN}:sqs:path/111122223333/messages"`)],
  ['by the address in a parameter', send(`${ARN}:sqs:action/SendMessage`, 'RequestParameters: { a: !Ref Queue }')],
  [
    'by the address in a template',
    send(`${ARN}:sqs:action/SendMessage`, 'RequestTemplates: { $default: !Sub "QueueUrl=${Queue}" }'),
  ],
])('an integration sends to a queue that it names %s', (_, integration) => {
  expect(queues(integration, QUEUE('QueueName: messages'))).toEqual(['Queue']);
});

test.each([
  [
    'one that its URI names goes before those in what it sends',
    send(`!Sub "${ARN}:sqs:path/111122223333/\${Queue.QueueName}"`, 'RequestTemplates: { a: !Ref Other }'),
    ['Queue'],
  ],
  [
    'a queue named twice is one',
    send(`${ARN}:sqs:action/SendMessage`, 'RequestTemplates: { a: !Ref Queue, b: !Ref Queue }'),
    ['Queue'],
  ],
  ['a queue of elsewhere is none', send(`${ARN}:sqs:path/111122223333/elsewhere`), []],
  ['a path that ends in nothing names none', send(`${ARN}:sqs:path/111122223333/`), []],
  [
    'another resource in what it sends is none',
    send(`${ARN}:sqs:action/SendMessage`, 'RequestTemplates: { a: !Ref Api }'),
    [],
  ],
  ['another service has no queues', send(`!Sub "${ARN}:sns:path/\${Queue.QueueName}"`), []],
  ['a URI that is no text names none', send('[a]'), []],
  [
    'in the branch in which it sends there',
    send(`!If [IsProd, !Sub "${ARN}:sqs:path/1/\${Queue.QueueName}", "${ARN}:sns:action/Publish"]`),
    ['Queue when IsProd is true'],
  ],
  [
    'in the branch in which it is there',
    under('IsProd', send(`!Sub "${ARN}:sqs:path/1/\${Queue.QueueName}"`)),
    ['Queue when IsProd is true'],
  ],
])('%s', (_, integration, expected) => {
  expect(queues(integration)).toEqual(expected);
});
