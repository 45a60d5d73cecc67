import { IS_PROD, chat, part, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { books } from '../../support/http';
import { httpFindings, httpUnknowns } from '../../support/http-parts';

const id = 'integration-fifo-queue';
const AT = 'Send RequestTemplates.$default';
const FIFO = '{ Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }';
const BY_CONTENT = '{ Type: AWS::SQS::Queue, Properties: { FifoQueue: true, ContentBasedDeduplication: true } }';
const SEND = 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)';
const GROUP = '&MessageGroupId=$util.urlEncode($context.connectionId)';
const DEDUPLICATION = '&MessageDeduplicationId=$context.requestId';
const uri = (target: string): string => `!Sub "arn:aws:apigateway:\${AWS::Region}:sqs:${target}"`;
const PATH = uri('path/${AWS::AccountId}/${Queue.QueueName}');

const integration = (of: string, more: string): string =>
  part('Integration', `IntegrationType: AWS, IntegrationUri: ${of}, ${more}`);
const templates = (text: string): string => `RequestTemplates: { $default: "${text}" }`;

/** An API that sends to a queue by a request template. */
const sending = (template: string, Queue = FIFO, target = PATH, sections = IS_PROD): string =>
  chat({ Queue, Send: integration(target, templates(template)) }, sections);
const messages = (text: string): readonly string[] => judge(id, text).findings.map(({ message }) => message);

test('a queue that a parameter of a WebSocket API names by a URL in quotes', () => {
  const to = (name: string, more = ''): string => {
    const url = `integration.request.querystring.QueueUrl: "'https://sqs.eu-west-1.amazonaws.com/111122223333/${name}'"`;
    return chat({
      Send: integration(uri('action/SendMessage'), `RequestParameters: { ${url} }, ${templates(SEND + more)}`),
    });
  };
  expect(reports(id, to('orders.fifo'))).toEqual([AT]);
  expect(reports(id, to('orders.fifo', GROUP))).toEqual([]);
  expect(reports(id, to('orders'))).toEqual([]);
});

describe('a request template', () => {
  test.each([
    ['neither', '', FIFO, ['MessageGroupId and no MessageDeduplicationId']],
    ['a group only', GROUP, FIFO, ['MessageDeduplicationId, and the queue has no ContentBasedDeduplication']],
    ['what tells duplicates only', DEDUPLICATION, FIFO, ['MessageGroupId']],
    ['both', GROUP + DEDUPLICATION, FIFO, []],
    ['neither, where SQS looks at the content', '', BY_CONTENT, ['MessageGroupId']],
    ['a group, where SQS looks at the content', GROUP, BY_CONTENT, []],
  ])('with %s', (_, more, queue, missing) => {
    const text = sending(SEND + more, queue);
    expect(reports(id, text)).toEqual(missing.map(() => AT));
    expect(messages(text)).toEqual(
      missing.map((what) => `Queue Queue is a FIFO queue, and the message has no ${what}: SQS refuses it.`),
    );
  });

  test.each(['{ Type: AWS::SQS::Queue }', '{ Type: AWS::SQS::Queue, Properties: { FifoQueue: false } }'])(
    'to another queue needs neither: %s',
    (queue) => {
      expect(reports(id, sending(SEND, queue))).toEqual([]);
    },
  );

  test.each(['Action=ReceiveMessage', 'Action=PurgeQueue&Version=2012-11-05'])('that does not send: %s', (template) => {
    expect(reports(id, sending(template))).toEqual([]);
  });

  test('beside one that sends is judged by itself', () => {
    const both = `RequestTemplates: { receive: Action=ReceiveMessage, send: "${SEND}", right: "${SEND}${GROUP}${DEDUPLICATION}" }`;
    expect(reports(id, chat({ Queue: FIFO, Send: integration(PATH, both) }))).toEqual(['Send RequestTemplates.send']);
  });

  test.each([
    ['begins with what the client sent', `$input.body&${SEND}`],
    ['ends with it', `${SEND}&$input.body`],
    ['ends with it, on another line', `${SEND}&\\n$input.body`],
    ['has parameters by a directive', `${SEND}&#foreach($one in $all)$one#end`],
  ])('that %s may have any parameter', (_, template) => {
    expect(reports(id, sending(template))).toEqual([]);
  });

  test('that sets a variable first has only those that it writes', () => {
    expect(reports(id, sending(`#set($body = $input.body)\\n${SEND}`))).toEqual([AT]);
  });

  test('has what its comments say neither in the request nor left out of it', () => {
    expect(reports(id, sending('## Action=SendMessage\\nAction=ReceiveMessage'))).toEqual([]);
    expect(reports(id, sending(`${SEND}## &$input.body`))).toEqual([AT]);
    expect(messages(sending(`${SEND}${GROUP}## ${DEDUPLICATION}`))).toEqual([
      'Queue Queue is a FIFO queue, and the message has no MessageDeduplicationId, and the queue has no ContentBasedDeduplication: SQS refuses it.',
    ]);
  });

  test('is judged in the branch in which it sends, also where only deployment knows the other', () => {
    const either = `!If [IsProd, "${SEND}", !Ref Env]`;
    const text = chat({ Queue: FIFO, Send: integration(PATH, `RequestTemplates: { $default: ${either} }`) }, IS_PROD);
    expect(reports(id, text)).toEqual([`${AT} when IsProd is true`]);
    expect(unknowns(id, text)).toEqual([]);
  });

  test('that only deployment knows is unknown', () => {
    const text = (template: string): string =>
      chat({ Queue: FIFO, Send: integration(PATH, `RequestTemplates: { $default: ${template} }`) });
    const open = text('!Sub ["Action=SendMessage&${More}", { More: !ImportValue More }]');
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toHaveLength(1);
    expect(reports(id, text('!Sub "Action=SendMessage&MessageBody=${AWS::Region}"'))).toEqual([AT]);
  });
});

describe('the queue', () => {
  test('is that of the branch', () => {
    const queue = (more: string): string => `{ Type: AWS::SQS::Queue, Properties: { ${more} } }`;
    expect(reports(id, sending(SEND, queue('FifoQueue: !If [IsProd, true, !Ref AWS::NoValue]')))).toEqual([
      `${AT} when IsProd is true`,
    ]);
    expect(
      reports(
        id,
        sending(SEND + GROUP, queue('FifoQueue: true, ContentBasedDeduplication: !If [IsProd, true, false]')),
      ),
    ).toEqual([`${AT} when IsProd is false`]);
  });

  test('may only be known at deployment', () => {
    const queue = (more: string): string => `{ Type: AWS::SQS::Queue, Properties: { ${more} } }`;
    const open = sending(SEND, queue('FifoQueue: !ImportValue Fifo'));
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toHaveLength(1);
    const byContent = queue('FifoQueue: true, ContentBasedDeduplication: !ImportValue Content');
    expect(unknowns(id, sending(SEND + GROUP, byContent))).toHaveLength(1);
    expect(reports(id, sending(SEND + GROUP + DEDUPLICATION, byContent))).toEqual([]);
    expect(messages(sending(SEND, byContent))).toEqual([
      'Queue Queue is a FIFO queue, and the message has no MessageGroupId: SQS refuses it.',
    ]);
  });

  test('out of sight is a FIFO queue by its name', () => {
    const to = (name: string): string => uri(`path/111122223333/${name}`);
    expect(messages(sending(SEND, FIFO, to('orders.fifo')))).toEqual([
      'The queue is a FIFO queue, and the message has no MessageGroupId: SQS refuses it.',
    ]);
    expect(reports(id, sending(SEND + GROUP, FIFO, to('orders.fifo')))).toEqual([]);
    expect(reports(id, sending(SEND, FIFO, to('orders')))).toEqual([]);
    expect(unknowns(id, sending(SEND, FIFO, to('orders')))).toEqual([]);
  });

  test('whose name is out of sight is unknown', () => {
    const open = sending(
      SEND,
      FIFO,
      '!Sub ["arn:aws:apigateway:eu-west-1:sqs:path/1/${Name}", { Name: !ImportValue Name }]',
    );
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toEqual([`${AT}: the queue is out of sight`]);
    const other = sending(
      SEND,
      FIFO,
      '!Join ["", ["arn:aws:apigateway:eu-west-1:sqs:path/1/a.fifo", !Ref AWS::Region]]',
    );
    expect(reports(id, other)).toEqual([]);
    expect(unknowns(id, other)).toHaveLength(1);
  });

  test('may be in another stack', () => {
    const queues = stack(
      { Queue: FIFO },
      'Outputs: { Name: { Value: !GetAtt Queue.QueueName, Export: { Name: orders } } }',
    );
    const target =
      '!Join ["/", [!Sub "arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}", !ImportValue orders]]';
    expect(reports(id, queues, chat({ Send: integration(target, templates(SEND)) }))).toEqual([AT]);
  });
});

describe('the action SendMessage', () => {
  const ACTION = uri('action/SendMessage');
  const app = (more: string, Other = FIFO): string => chat({ Queue: FIFO, Other, Send: integration(ACTION, more) });

  test('names the queue in the template', () => {
    const form = (more: string): string =>
      `RequestTemplates: { $default: !Sub "QueueUrl=\${Queue}&MessageBody=a${more}" }`;
    expect(reports(id, app(form('')))).toEqual([AT]);
    expect(reports(id, app(form('&MessageGroupId=a&MessageDeduplicationId=b')))).toEqual([]);
    expect(reports(id, app(form('${Other}')))).toEqual([]);
  });

  test('has its parameters in the query string', () => {
    const query = (parameters: Readonly<Record<string, string>>): string =>
      app(
        `RequestParameters: { ${Object.entries(parameters)
          .map(([name, value]) => `integration.request.querystring.${name}: ${value}`)
          .join(', ')} }`,
      );
    const sent = { QueueUrl: '!Ref Queue', MessageBody: 'route.request.body' };
    expect(reports(id, query(sent))).toEqual(['Send RequestParameters']);
    expect(reports(id, query({ ...sent, MessageGroupId: '"\'a\'"' }))).toEqual(['Send RequestParameters']);
    expect(reports(id, query({ ...sent, MessageGroupId: 'context.a', MessageDeduplicationId: 'context.b' }))).toEqual(
      [],
    );
    expect(reports(id, query({ MessageBody: 'route.request.body' }))).toEqual([]);
  });

  test('is not another action on the queue', () => {
    const sent = app('RequestParameters: { integration.request.querystring.QueueUrl: !Ref Queue }');
    expect(reports(id, sent)).toEqual(['Send RequestParameters']);
    expect(reports(id, sent.replace('action/SendMessage', 'action/PurgeQueue'))).toEqual([]);
  });
});

describe('an HTTP API', () => {
  const api = (parameters: string, Queue = FIFO, subtype = 'SQS-SendMessage'): string =>
    books({
      Queue,
      Send: part(
        'Integration',
        `IntegrationType: AWS_PROXY, IntegrationSubtype: ${subtype}, RequestParameters: { ${parameters} }`,
      ),
    });
  const SENT = 'QueueUrl: !Ref Queue, MessageBody: $request.body';
  const URL = 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders';
  const found = (text: string): readonly string[] => httpFindings(text, id);

  test('has its parameters in RequestParameters', () => {
    expect(found(api(SENT))).toEqual(['Send RequestParameters']);
    expect(found(api(`${SENT}, MessageGroupId: $request.path.room`))).toEqual(['Send RequestParameters']);
    expect(found(api(`${SENT}, MessageGroupId: a, MessageDeduplicationId: $context.requestId`))).toEqual([]);
    expect(found(api(`${SENT}, MessageGroupId: a`, BY_CONTENT))).toEqual([]);
    expect(found(api(SENT, '{ Type: AWS::SQS::Queue }'))).toEqual([]);
  });

  test('sends to the queue, and with the parameters, of the branch', () => {
    const to = (one: string, other: string): string =>
      `${IS_PROD}\n${api(`QueueUrl: !If [IsProd, ${one}, ${other}], MessageBody: a`)}`;
    expect(found(to('!Ref Queue', URL))).toEqual(['Send RequestParameters when IsProd is true']);
    expect(found(to(URL, `${URL}.fifo`))).toEqual(['Send RequestParameters when IsProd is false']);
    expect(found(to(URL, '!ImportValue Url'))).toEqual([]);
    const group = 'MessageGroupId: !If [IsProd, a, !Ref AWS::NoValue], MessageDeduplicationId: b';
    expect(found(`${IS_PROD}\n${api(`${SENT}, ${group}`)}`)).toEqual(['Send RequestParameters when IsProd is false']);
  });

  test('whose parameters only deployment knows, or that are none, is not reported', () => {
    const macro = api(`QueueUrl: "${URL}.fifo", Fn::Transform: { Name: Group }`);
    expect(found(macro)).toEqual([]);
    expect(httpUnknowns(macro, id)).toEqual(['Fn::Transform may add keys at deployment']);
    expect(httpUnknowns(api('QueueUrl: !ImportValue Url'), id)).toEqual(['the queue is out of sight']);
    expect(found(api(SENT).replace(`{ ${SENT} }`, 'orders.fifo'))).toEqual([]);
  });

  test('may name its queue by a URL', () => {
    expect(found(api(`QueueUrl: "${URL}.fifo", MessageBody: a`))).toEqual(['Send RequestParameters']);
    expect(found(api(`QueueUrl: "${URL}", MessageBody: a`))).toEqual([]);
    expect(found(api(`MessageBody: orders, QueueUrl: "${URL}.fifo"`))).toEqual(['Send RequestParameters']);
    expect(found(api(`MessageBody: orders.fifo, QueueUrl: "${URL}"`))).toEqual([]);
    expect(found(api('MessageBody: a'))).toEqual([]);
  });

  test('may be given a queue by something else', () => {
    const Setting = '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a, FifoQueue: true } }';
    expect(found(api('QueueUrl: !GetAtt Queue.Value, MessageBody: a', Setting))).toEqual([]);
  });

  test('that does something else with the queue is not judged', () => {
    expect(found(api('QueueUrl: !Ref Queue', FIFO, 'SQS-ReceiveMessage'))).toEqual([]);
  });
});
