import { IS_PROD, chat, part } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { books } from '../../support/http';
import { httpFindings } from '../../support/http-parts';

const id = 'integration-credentials-allow';

const TYPES: Readonly<Record<string, string>> = {
  Table: 'AWS::DynamoDB::Table',
  Stream: 'AWS::Kinesis::Stream',
  StateMachine: 'AWS::StepFunctions::StateMachine',
  DeliveryStream: 'AWS::KinesisFirehose::DeliveryStream',
  EventBus: 'AWS::Events::EventBus',
  Queue: 'AWS::SQS::Queue',
};

/** A role that API Gateway may assume, with what a policy of it allows. */
const role = (actions: string, more = ''): string =>
  `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: apigateway.amazonaws.com }, Action: sts:AssumeRole } }, ${
    actions &&
    `Policies: [{ PolicyName: send, PolicyDocument: { Statement: { Effect: Allow, Action: ${actions}, Resource: '*' } } }]`
  } ${more} } }`;
const QUEUE = '{ Type: AWS::SQS::Queue }';
const PATH = '!Sub "arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Queue.QueueName}"';
const action = (name: string): string => `!Sub "arn:aws:apigateway:\${AWS::Region}:${name}"`;
const SEND = '{ $default: "Action=SendMessage&MessageBody=$util.urlEncode($input.body)" }';
const integration = (uri: string, more: string): string =>
  part('Integration', `IntegrationType: AWS, IntegrationUri: ${uri}, CredentialsArn: !GetAtt Role.Arn, ${more}`);
const sending = (actions: string, more: Readonly<Record<string, string>> = {}, sections = ''): string =>
  chat({ Queue: QUEUE, Role: role(actions), Send: integration(PATH, `RequestTemplates: ${SEND}`), ...more }, sections);

test.each(['', 'sqs:ReceiveMessage', '[sqs:SendMessageBatch, sqs:GetQueueUrl]', 'lambda:InvokeFunction'])(
  'a role that may not send is reported: %s',
  (actions) => {
    expect(reports(id, sending(actions))).toEqual(['Send CredentialsArn']);
  },
);

test('the message names the role and the action', () => {
  expect(judge(id, sending('')).findings.map(({ message }) => message)).toEqual([
    'API Gateway makes the request as role Role, whose policies do not allow sqs:SendMessage: the service refuses it.',
  ]);
});

test.each(['sqs:SendMessage', 'SQS:sendmessage', 'sqs:*', '"*"', 'sqs:Send*'])('one that may is not: %s', (actions) => {
  expect(reports(id, sending(actions))).toEqual([]);
});

test('a managed policy counts, and so does one that is attached', () => {
  for (const policy of ['AmazonSQSFullAccess', 'AdministratorAccess']) {
    const Role = role('', `ManagedPolicyArns: ["arn:aws:iam::aws:policy/${policy}"]`);
    expect(reports(id, sending('', { Role }))).toEqual([]);
  }
  const Policy =
    '{ Type: AWS::IAM::Policy, Properties: { PolicyName: send, Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn } } } }';
  expect(reports(id, sending('', { Policy }))).toEqual([]);
  expect(unknowns(id, sending('', { Role: role('', 'ManagedPolicyArns: [!ImportValue Policy]') }))).toHaveLength(1);
});

test('a policy may be that of a role whose name it writes otherwise', () => {
  const by = (name: string): string =>
    sending('', {
      Role: role('', 'RoleName: chat-send'),
      Policy: `{ Type: AWS::IAM::Policy, Properties: { PolicyName: send, Roles: [!Sub "\${AWS::StackName}-${name}"], PolicyDocument: { Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: "*" } } } }`,
    });
  expect(reports(id, by('send'))).toEqual([]);
  expect(unknowns(id, by('send'))).toEqual(['Send CredentialsArn: only deployment knows who gets the policy']);
  expect(reports(id, by('receive'))).toEqual(['Send CredentialsArn']);
});

test('a Deny counts', () => {
  const Policy =
    '{ Type: AWS::IAM::Policy, Properties: { PolicyName: no, Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Deny, Action: "sqs:*", Resource: "*" } } } }';
  expect(reports(id, sending('sqs:SendMessage', { Policy }))).toEqual(['Send CredentialsArn']);
});

test.each([
  ['dynamodb:action/PutItem', '{ $default: !Sub "{ \\"TableName\\": \\"${Table}\\" }" }', 'dynamodb:PutItem'],
  ['kinesis:action/PutRecord', '{ $default: !Sub "{ \\"StreamName\\": \\"${Stream}\\" }" }', 'kinesis:PutRecord'],
  ['states:action/StartExecution', '{ $default: "{}" }', 'states:StartExecution'],
  ['states:action/StartSyncExecution', '{ $default: "{}" }', 'states:StartSyncExecution'],
  ['firehose:action/PutRecord', '{ $default: "{}" }', 'firehose:PutRecord'],
  ['events:action/PutEvents', '{ $default: !Sub "{ \\"EventBusName\\": \\"${Bus}\\" }" }', 'events:PutEvents'],
  ['sqs:action/SendMessage', '{ $default: !Sub "QueueUrl=${Queue}" }', 'sqs:SendMessage'],
])('%s asks for an action of its own', (uri, templates, needed) => {
  const asking = (actions: string): string =>
    chat({
      Table: '{ Type: AWS::DynamoDB::Table }',
      Stream: '{ Type: AWS::Kinesis::Stream }',
      Bus: '{ Type: AWS::Events::EventBus }',
      Queue: QUEUE,
      Role: role(actions),
      Send: integration(action(uri), `RequestTemplates: ${templates}`),
    });
  expect(reports(id, asking('s3:PutObject'))).toEqual(['Send CredentialsArn']);
  expect(reports(id, asking(needed))).toEqual([]);
});

test.each([
  'sqs:action/SendMessageBatch',
  'dynamodb:action/BatchWriteItem',
  's3:path/bucket/key',
  'sns:action/Publish',
  'lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:a/invocations',
])('what IAM may call otherwise is not judged: %s', (uri) => {
  expect(reports(id, sending('', { Send: integration(action(uri), `RequestTemplates: ${SEND}`) }))).toEqual([]);
});

test('nor is a path whose template asks for something else', () => {
  const receiving = integration(PATH, 'RequestTemplates: { $default: Action=ReceiveMessage }');
  expect(reports(id, sending('', { Send: receiving }))).toEqual([]);
  expect(reports(id, sending('', { Send: integration(PATH, 'Description: none') }))).toEqual([]);
});

describe('a policy of what is asked may let the role in', () => {
  const queuePolicy = (principal: string, effect = 'Allow'): string =>
    `{ Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Queue], PolicyDocument: { Statement: [{ Effect: ${effect}, Principal: ${principal}, Action: sqs:SendMessage, Resource: '*' }] } } }`;

  test.each(['"*"', '{ AWS: "*" }', '{ AWS: !GetAtt Role.Arn }', '!ImportValue Who', '{ AWS: !ImportValue Who }'])(
    '%s',
    (principal) => {
      expect(reports(id, sending('', { Other: queuePolicy(principal) }))).toEqual([]);
      expect(unknowns(id, sending('', { Other: queuePolicy(principal) }))).toEqual([
        'Send CredentialsArn: the policy of Other may allow it',
      ]);
    },
  );

  test.each([
    '{ Service: sns.amazonaws.com }',
    '{ Service: !Sub "events.${AWS::URLSuffix}" }',
    '{ AWS: "111122223333" }',
    '{ AWS: !Ref AWS::AccountId }',
    '{ AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }',
  ])('and not by %s', (principal) => {
    expect(reports(id, sending('', { Other: queuePolicy(principal) }))).toEqual(['Send CredentialsArn']);
  });

  test('a Deny lets nobody in', () => {
    expect(reports(id, sending('', { Other: queuePolicy('"*"', 'Deny') }))).toEqual(['Send CredentialsArn']);
  });

  test('a statement that names who is not meant may', () => {
    const Other =
      '{ Type: AWS::SQS::QueuePolicy, Properties: { PolicyDocument: { Statement: { Effect: Allow, NotPrincipal: { AWS: a }, Action: "*" } } } }';
    expect(unknowns(id, sending('', { Other }))).toHaveLength(1);
  });

  test('a queue out of sight', () => {
    const Send = integration(action('sqs:path/111122223333/messages'), `RequestTemplates: ${SEND}`);
    expect(reports(id, sending('', { Send }))).toEqual([]);
    expect(unknowns(id, sending('', { Send }))).toEqual([
      'Send CredentialsArn: a policy of an AWS::SQS::Queue out of sight may allow it',
    ]);
  });

  test('a policy that is made for one queue', () => {
    const inline = (principal: string): string =>
      queuePolicy(principal).replace('SQS::QueuePolicy', 'SQS::QueueInlinePolicy');
    expect(reports(id, sending('', { Other: inline('{ AWS: !GetAtt Role.Arn }') }))).toEqual([]);
    expect(reports(id, sending('', { Other: inline('{ Service: sns.amazonaws.com }') }))).toEqual([
      'Send CredentialsArn',
    ]);
  });

  test('a table out of sight', () => {
    const Send = integration(action('dynamodb:action/PutItem'), 'RequestTemplates: { $default: "{}" }');
    expect(unknowns(id, sending('', { Send }))).toEqual([
      'Send CredentialsArn: a policy of an AWS::DynamoDB::Table or AWS::DynamoDB::GlobalTable out of sight may allow it',
    ]);
  });

  test.each([
    ['{ Type: AWS::DynamoDB::Table }', ['Send CredentialsArn']],
    ['{ Type: AWS::DynamoDB::Table, Properties: { ResourcePolicy: { PolicyDocument: {} } } }', []],
  ])('a table: %s', (Table, reported) => {
    const Send = integration(action('dynamodb:action/PutItem'), 'RequestTemplates: { $default: !Ref Table }');
    expect(reports(id, sending('', { Table, Send }))).toEqual(reported);
  });

  test.each([
    ['{ Region: eu-west-1 }', ['Send CredentialsArn']],
    ['{ Region: eu-west-1, ResourcePolicy: { PolicyDocument: {} } }', []],
  ])('a global table with replica %s', (replica, reported) => {
    const Send = integration(action('dynamodb:action/PutItem'), 'RequestTemplates: { $default: !Ref Table }');
    const Table = `{ Type: AWS::DynamoDB::GlobalTable, Properties: { Replicas: [${replica}] } }`;
    expect(reports(id, sending('', { Table, Send }))).toEqual(reported);
  });

  test.each([
    ['Name: chat', ['Send CredentialsArn']],
    ['Name: chat, Policy: { Statement: [] }', []],
  ])('a bus: %s', (properties, reported) => {
    const Send = integration(action('events:action/PutEvents'), 'RequestTemplates: { $default: !Ref Bus }');
    const Bus = `{ Type: AWS::Events::EventBus, Properties: { ${properties} } }`;
    expect(reports(id, sending('', { Bus, Send }))).toEqual(reported);
  });

  test('a stream', () => {
    const Send = integration(action('kinesis:action/PutRecord'), 'RequestTemplates: { $default: !Ref Stream }');
    const Stream = '{ Type: AWS::Kinesis::Stream }';
    expect(reports(id, sending('', { Stream, Send }))).toEqual(['Send CredentialsArn']);
    expect(reports(id, sending('', { Stream, Send, Other: '{ Type: AWS::Kinesis::ResourcePolicy }' }))).toEqual([]);
  });
});

describe('the action is allowed on another resource than the one that is asked', () => {
  /** What a role allows on some resource. */
  const allowing = (action: string, resource: string, more = ''): string =>
    role(
      '',
      `Policies: [{ PolicyName: a, PolicyDocument: { Statement: { Effect: Allow, Action: "${action}", ${resource.includes('Resource:') ? resource : `Resource: ${resource}`} ${more} } } }]`,
    );
  const queues = { Queue: QUEUE, Other: QUEUE };
  const to = (resource: string, more: Readonly<Record<string, string>> = {}, sections = ''): string =>
    sending('', { ...queues, Role: allowing('sqs:SendMessage', resource), ...more }, sections);
  const ARN = 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:';

  test.each([
    '!GetAtt Other.Arn',
    '[!GetAtt Other.Arn, "arn:aws:sns:*:*:*"]',
    '!Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Other.QueueName}"',
    '!Sub "${Other.Arn}"',
    '!GetAtt Table.Arn',
    'NotResource: !GetAtt Queue.Arn',
  ])('%s', (resource) => {
    const more = { Table: '{ Type: AWS::DynamoDB::Table }' };
    expect([reports(id, to(resource, more)), unknowns(id, to(resource, more))]).toEqual([['Send CredentialsArn'], []]);
  });

  test('the message names what is asked', () => {
    expect(judge(id, to('!GetAtt Other.Arn')).findings.map(({ message }) => message)).toEqual([
      'API Gateway makes the request as role Role, whose policies allow sqs:SendMessage, but not on Queue: the service refuses it.',
    ]);
  });

  test.each([
    '!GetAtt Queue.Arn',
    '[!GetAtt Other.Arn, !GetAtt Queue.Arn]',
    `!Sub "${ARN}\${Queue.QueueName}"`,
    '!Join [":", [arn, !Ref AWS::Partition, sqs, !Ref AWS::Region, !Ref AWS::AccountId, !GetAtt Queue.QueueName]]',
    '"arn:aws:sqs:*:*:*"',
    '"arn:aws:sqs:eu-west-1:111122223333:*"',
    '"arn:aws:sqs"',
    '"*"',
    'NotResource: !GetAtt Other.Arn',
  ])('and not: %s', (resource) => {
    expect([reports(id, to(resource)), unknowns(id, to(resource))]).toEqual([[], []]);
  });

  test.each([
    '!ImportValue QueueArn',
    '!Ref QueueArn',
    '!Sub "arn:aws:sqs:*:*:${QueueArn}"',
    '!Sub "arn:aws:sqs:*:*:${AWS::StackName}-*"',
    '"arn:aws:sqs:*:*:chat-*"',
    '!GetAtt Lookup.Arn',
    '!GetAtt Nested.Outputs.QueueArn',
    '!Sub "arn:aws:sqs:*:*:${Nested.Outputs.QueueName}"',
  ])('what only deployment knows may be that queue: %s', (resource) => {
    const more = {
      Lookup: '{ Type: Custom::Lookup }',
      Nested: '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://example.com/queue.json } }',
    };
    const scene = to(resource, more, 'Parameters: { QueueArn: { Type: String } }');
    expect(reports(id, scene)).toEqual([]);
    expect(unknowns(id, scene)).toEqual(['Send CredentialsArn: the resource is only known at deployment']);
  });

  test('queues are compared by their names, where these are written', () => {
    const named = (name: string): string => `{ Type: AWS::SQS::Queue, Properties: { QueueName: ${name} } }`;
    const by = (resource: string): string => to(resource, { Queue: named('messages'), Other: named('orders-in') });
    expect(reports(id, by('arn:aws:sqs:eu-west-1:111122223333:messages'))).toEqual([]);
    expect(reports(id, by('"arn:aws:sqs:*:*:mess*"'))).toEqual([]);
    expect(reports(id, by('!GetAtt Queue.Arn'))).toEqual([]);
    expect(reports(id, by('arn:aws:sqs:eu-west-1:111122223333:orders'))).toEqual(['Send CredentialsArn']);
    expect(reports(id, by('!GetAtt Other.Arn'))).toEqual(['Send CredentialsArn']);
    expect(reports(id, to('!GetAtt Other.Arn', { Other: named('orders-in') }))).toEqual(['Send CredentialsArn']);
    expect(reports(id, to('arn:aws:sqs:eu-west-1:111122223333:orders'))).toEqual(['Send CredentialsArn']);
  });

  const FIND =
    'Parameters: { Env: { Type: String } }\nMappings: { Names: { test: { queue: tests }, prod: { queue: messages } } }';
  const MAP_NAME = '!FindInMap [Names, !Ref Env, queue]';

  test.each([
    ['a prefix by parameter', '!Sub "${Env}messages"', '"arn:aws:sqs:*:*:devmessages"'],
    ['a mapping', MAP_NAME, '"arn:aws:sqs:*:*:tests"'],
    ['a dynamic reference', '"{{resolve:ssm:/queue}}"', '"arn:aws:sqs:*:*:messages"'],
    ['the name of the stack in the ARN', 'chat-dev', `!Sub "${ARN}\${AWS::StackName}-dev"`],
    ['the region in the ARN', 'chat-eu-west-1', `!Sub "${ARN}chat-\${AWS::Region}"`],
    ['the name of the stack in the name', '!Sub "${AWS::StackName}-dev"', '"arn:aws:sqs:*:*:chat-dev"'],
    ['a variable of IAM', 'blue-messages', "'arn:aws:sqs:*:*:${aws:PrincipalTag/team}-messages'"],
  ])('a name may be what the policy names at deployment: %s', (_, name, resource) => {
    const Queue = `{ Type: AWS::SQS::Queue, Properties: { QueueName: ${name} } }`;
    expect(reports(id, to(resource, { Queue }, FIND))).toEqual([]);
    expect(unknowns(id, to(resource, { Queue }, FIND))).toEqual([
      'Send CredentialsArn: the resource is only known at deployment',
    ]);
  });

  test.each([
    ['!Sub "${Env}-messages"', '"arn:aws:sqs:*:*:dev-orders"'],
    ['!Sub "${Env}-messages"', `!Sub "${ARN}\${Env}-orders"`],
    ['!Sub "${AWS::StackName}-messages"', `!Sub "${ARN}\${AWS::StackName}-orders"`],
    ['blue-messages', "'arn:aws:sqs:*:*:${aws:PrincipalTag/team}-orders'"],
    ['!Sub "${Env}-messages"', '!GetAtt Other.Arn'],
  ])('and may not where what is written differs: %s, %s', (name, resource) => {
    const Queue = `{ Type: AWS::SQS::Queue, Properties: { QueueName: ${name} } }`;
    const Other = '{ Type: AWS::SQS::Queue, Properties: { QueueName: !Sub "${Env}-other" } }';
    expect(reports(id, to(resource, { Queue, Other }, FIND))).toEqual(['Send CredentialsArn']);
  });

  test('a name of the same text as in the URI may be that queue', () => {
    const Queue = '{ Type: AWS::SQS::Queue, Properties: { QueueName: !Sub "${Env}-messages" } }';
    const Send = integration(action('sqs:path/111122223333/${Env}-messages'), `RequestTemplates: ${SEND}`);
    expect(reports(id, to('!GetAtt Queue.Arn', { Queue, Send }, FIND))).toEqual([]);
  });

  test.each([
    ['Queue.Arn', '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !GetAtt Queue.Arn } }', 'Value'],
    ['a product', '{ Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct }', 'Outputs.QueueArn'],
    ['a custom resource', '{ Type: AWS::CloudFormation::CustomResource }', 'Arn'],
    ['an application', '{ Type: AWS::Serverless::Application }', 'Outputs.QueueArn'],
  ])('a resource may hold the ARN of a queue: %s', (_, Holder, attribute) => {
    expect(reports(id, to(`!GetAtt Holder.${attribute}`, { Holder }))).toEqual([]);
    expect(unknowns(id, to(`!GetAtt Holder.${attribute}`, { Holder }))).toHaveLength(1);
  });

  describe('a queue is named by the address that is sent', () => {
    const sent = (template: string, parameters = '{}'): string =>
      to(
        '!GetAtt Other.Arn',
        {
          Send: integration(
            action('sqs:action/SendMessage'),
            `RequestTemplates: { $default: ${template} }, RequestParameters: ${parameters}`,
          ),
        },
        'Parameters: { Url: { Type: String } }',
      );

    test.each([
      '!Sub "Action=SendMessage&QueueUrl=${Queue}&MessageBody=a"',
      `!Sub 'QueueUrl=$util.urlEncode("\${Queue}")&MessageBody=a'`,
      '!Sub "QueueUrl=${Queue.QueueUrl}"',
      `!Sub '{ "QueueUrl": "\${Queue}", "MessageBody": "a" }'`,
    ])('%s', (template) => {
      expect(reports(id, sent(template))).toEqual(['Send CredentialsArn']);
    });

    test('by a parameter', () => {
      const parameters = `{ integration.request.querystring.QueueUrl: !Sub "'\${Queue}'" }`;
      expect(reports(id, sent('"MessageBody=a"', parameters))).toEqual(['Send CredentialsArn']);
    });

    test.each([
      '!Sub "QueueUrl=${Url}&MessageBody=${Queue}"',
      '!Sub "QueueUrl=https://sqs.eu-west-1.amazonaws.com/111122223333/a-b&MessageBody=${Queue.QueueName}"',
      `!Sub '#set($queue = "\${Queue}")QueueUrl=$queue'`,
      `!Sub '#* QueueUrl=\${Queue} *#QueueUrl=\${Url}'`,
      '!Sub "QueueUrl=${Queue}${Other}"',
      `!Sub '{ "QueueUrl": "\${Url}", "MessageBody": "\${Queue}" }'`,
    ])('and not by anything else: %s', (template) => {
      expect(reports(id, sent(template))).toEqual([]);
    });

    test('by an address that is written', () => {
      const named = (name: string): string => `{ Type: AWS::SQS::Queue, Properties: { QueueName: ${name} } }`;
      const by = (end: string): string =>
        to('!GetAtt Other.Arn', {
          Queue: named('messages'),
          Send: integration(
            action('sqs:action/SendMessage'),
            `RequestTemplates: { $default: "QueueUrl=https://sqs.eu-west-1.amazonaws.com/111122223333/${end}&MessageBody=a" }`,
          ),
        });
      expect(reports(id, by('messages'))).toEqual(['Send CredentialsArn']);
      expect([reports(id, by('messages/1')), unknowns(id, by('messages/1'))]).toEqual([[], []]);
    });

    test('by an address that only deployment knows', () => {
      expect(unknowns(id, sent('!Sub "QueueUrl=${Url}&MessageBody=a"'))).toEqual([
        'Send CredentialsArn: the resource is only known at deployment',
      ]);
    });

    test('nor by another parameter', () => {
      const parameters = `{ integration.request.header.reply: !Sub "'\${Queue}'" }`;
      expect(reports(id, sent('!Sub "QueueUrl=${Url}"', parameters))).toEqual([]);
    });
  });

  test('so is a queue that the URI names by text, in sight or not', () => {
    const Queue = '{ Type: AWS::SQS::Queue, Properties: { QueueName: messages } }';
    const Send = integration(action('sqs:path/111122223333/messages'), `RequestTemplates: ${SEND}`);
    expect(reports(id, to('!GetAtt Queue.Arn', { Queue, Send }))).toEqual([]);
    expect(reports(id, to('!GetAtt Other.Arn', { Queue, Send }))).toEqual(['Send CredentialsArn']);
    expect(reports(id, to('!GetAtt Other.Arn', { Send }))).toEqual([]);
    expect(unknowns(id, to('!GetAtt Other.Arn', { Send }))).toEqual([
      'Send CredentialsArn: a policy of an AWS::SQS::Queue out of sight may allow it',
    ]);
  });

  test.each(['', '/messages/1'])('a URI that names no queue is not compared: %s', (end) => {
    const Send = integration(action(`sqs:path/111122223333${end}`), `RequestTemplates: ${SEND}`);
    const scene = to('!GetAtt Other.Arn', { Send });
    expect([reports(id, scene), unknowns(id, scene)]).toEqual([[], []]);
  });

  test('a policy of the queue itself may allow it', () => {
    const Policy =
      '{ Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Queue], PolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: !GetAtt Role.Arn }, Action: sqs:SendMessage, Resource: "*" } } } }';
    expect(reports(id, to('!GetAtt Other.Arn', { Policy }))).toEqual([]);
    expect(unknowns(id, to('!GetAtt Other.Arn', { Policy }))).toHaveLength(1);
  });

  test('a Deny on another queue does not matter', () => {
    const denied = (queue: string): string =>
      to('"*"', {
        No: `{ Type: AWS::IAM::Policy, Properties: { PolicyName: no, Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Deny, Action: "sqs:*", Resource: !GetAtt ${queue}.Arn } } } }`,
      });
    expect(reports(id, denied('Other'))).toEqual([]);
    expect(reports(id, denied('Queue'))).toEqual(['Send CredentialsArn']);
  });

  test('the branch is named: of the statement, of the queue that is asked, of both', () => {
    expect(reports(id, to('!If [IsProd, !GetAtt Queue.Arn, !GetAtt Other.Arn]', {}, IS_PROD))).toEqual([
      'Send CredentialsArn when IsProd is false',
    ]);
    const name = '!If [IsProd, !GetAtt Queue.QueueName, !GetAtt Other.QueueName]';
    const Send = integration(
      `!Join ["", ["arn:aws:apigateway:eu-west-1:sqs:path/", !Ref AWS::AccountId, /, ${name}]]`,
      `RequestTemplates: ${SEND}`,
    );
    expect(reports(id, to('!GetAtt Other.Arn', { Send }, IS_PROD))).toEqual([
      'Send CredentialsArn when IsProd is true',
    ]);
    expect(reports(id, to('!If [IsProd, !GetAtt Queue.Arn, !GetAtt Other.Arn]', { Send }, IS_PROD))).toEqual([]);
  });

  test('a name that depends on a condition is compared with itself', () => {
    const Queue = '{ Type: AWS::SQS::Queue, Properties: { QueueName: !If [IsProd, messages, tests] } }';
    expect(reports(id, to('!GetAtt Queue.Arn', { Queue }, IS_PROD))).toEqual([]);
    expect(reports(id, to('!GetAtt Other.Arn', { Queue }, IS_PROD))).toEqual(['Send CredentialsArn']);
  });

  test.each([
    [
      'dynamodb:action/PutItem',
      'Table',
      '!Sub "{ \\"TableName\\": \\"${One}\\", \\"Item\\": {} }"',
      'dynamodb:PutItem',
    ],
    ['kinesis:action/PutRecord', 'Stream', '!Sub "{ \\"StreamName\\" : \\"${One}\\" }"', 'kinesis:PutRecord'],
    ['kinesis:action/PutRecord', 'Stream', '!Sub "{ \\"StreamARN\\":\\"${One.Arn}\\" }"', 'kinesis:PutRecord'],
    [
      'states:action/StartExecution',
      'StateMachine',
      '!Sub "{ \\"input\\": \\"$util.escapeJavaScript($input.body)\\", \\"stateMachineArn\\": \\"${One}\\" }"',
      'states:StartExecution',
    ],
    [
      'states:action/StartSyncExecution',
      'StateMachine',
      '!Sub "{ \\"stateMachineArn\\": \\"${One.Arn}\\" }"',
      'states:StartSyncExecution',
    ],
    [
      'firehose:action/PutRecord',
      'DeliveryStream',
      '!Sub "{ \\"DeliveryStreamName\\": \\"${One}\\" }"',
      'firehose:PutRecord',
    ],
    [
      'events:action/PutEvents',
      'EventBus',
      '!Sub "{ \\"Entries\\": [{ \\"EventBusName\\": \\"${One}\\" }] }"',
      'events:PutEvents',
    ],
    ['sqs:action/SendMessage', 'Queue', '!Sub "QueueUrl=${One}&MessageBody=a"', 'sqs:SendMessage'],
  ])('%s asks a %s by %s', (uri, kind, template, needed) => {
    const type = `{ Type: ${TYPES[kind] ?? ''} }`;
    const asking = (resource: string): string =>
      chat({
        One: type,
        Two: type,
        Role: allowing(needed, resource),
        Send: integration(action(uri), `RequestTemplates: { $default: ${template} }`),
      });
    expect(reports(id, asking('!GetAtt One.Arn'))).toEqual([]);
    expect(reports(id, asking('!GetAtt Two.Arn'))).toEqual(['Send CredentialsArn']);
    expect(unknowns(id, asking('!ImportValue Arn'))).toHaveLength(1);
  });

  test('each of several templates asks for its own', () => {
    const record = (stream: string): string => `!Sub '{ "StreamName": "\${${stream}}" }'`;
    const Send = (second: string): string =>
      integration(
        action('kinesis:action/PutRecord'),
        `RequestTemplates: { $default: ${record('One')}, image: ${record(second)} }`,
      );
    const app = (second: string): string =>
      chat({
        One: '{ Type: AWS::Kinesis::Stream }',
        Two: '{ Type: AWS::Kinesis::Stream }',
        Role: allowing('kinesis:PutRecord', '!GetAtt One.Arn'),
        Send: Send(second),
      });
    expect(reports(id, app('One'))).toEqual([]);
    expect(reports(id, app('Two'))).toEqual(['Send CredentialsArn']);
  });

  test.each([
    ['that the client names', '{ \\"TableName\\": \\"$input.params(\'table\')\\" }'],
    ['that it does not name', '{ \\"Item\\": {} }'],
    ['whose index it asks', '{ \\"TableName\\": \\"${One}\\", \\"IndexName\\": \\"byRoom\\" }'],
    ['that is named in a comment', '## \\"TableName\\": \\"${One}\\"'],
    ['that is named in a block comment', '#* \\"TableName\\": \\"${One}\\" *# {}'],
    ['that is named in a comment without an end', '{} #* \\"TableName\\": \\"${One}\\"'],
    ['by the ARN of something else', '{ \\"TableName\\": \\"arn:aws:sqs:eu-west-1:111122223333:a\\" }'],
    ['that a custom resource knows', '{ \\"TableName\\": \\"${Lookup}\\" }'],
  ])('a table %s is not compared', (_, template) => {
    const scene = chat({
      One: '{ Type: AWS::DynamoDB::Table }',
      Two: '{ Type: AWS::DynamoDB::Table }',
      Lookup: '{ Type: Custom::Lookup }',
      Role: allowing('dynamodb:Query', '!GetAtt Two.Arn'),
      Send: integration(action('dynamodb:action/Query'), `RequestTemplates: { $default: !Sub "${template}" }`),
    });
    expect([reports(id, scene), unknowns(id, scene)]).toEqual([[], []]);
  });
});

test('a role that something out of sight may give policies is not judged', () => {
  const told = sending('', {}, 'Outputs: { Role: { Value: !Ref Role, Export: { Name: role } } }');
  expect(reports(id, told)).toEqual([]);
  expect(unknowns(id, told)).toHaveLength(1);
  const other = sending('', {
    Send: integration(PATH, `RequestTemplates: ${SEND}`).replace(
      '!GetAtt Role.Arn',
      'arn:aws:iam::111122223333:role/send',
    ),
  });
  expect(reports(id, other)).toEqual([]);
});

test('a role that SAM makes may have a policy template', () => {
  const Function =
    '{ Type: AWS::Serverless::Function, Properties: { Policies: [{ SQSSendMessagePolicy: { QueueName: !GetAtt Queue.QueueName } }] } }';
  const Send = integration(PATH, `RequestTemplates: ${SEND}`).replace('Role.Arn', 'FunctionRole.Arn');
  expect(reports(id, sending('', { Function, Send }))).toEqual([]);
  expect(unknowns(id, sending('', { Function, Send }))).toEqual([
    'Send CredentialsArn: SAM makes the role and its policies',
  ]);
});

test('a role that something out of sight may give policies, and that needs none, is nothing unknown', () => {
  const told = sending('sqs:SendMessage', {}, 'Outputs: { Role: { Value: !Ref Role, Export: { Name: role } } }');
  expect(unknowns(id, told)).toEqual([]);
});

test('the branch without the action is named', () => {
  const actions = '!If [IsProd, sqs:SendMessage, sqs:ReceiveMessage]';
  expect(reports(id, sending(actions, {}, IS_PROD))).toEqual(['Send CredentialsArn when IsProd is false']);
});

test('what is asked in one branch only is needed in that branch', () => {
  const templates = '{ $default: !If [IsProd, "Action=SendMessage", "Action=ReceiveMessage"] }';
  const Send = integration(PATH, `RequestTemplates: ${templates}`);
  expect(reports(id, sending('', { Send }, IS_PROD))).toEqual(['Send CredentialsArn when IsProd is true']);
  const allowedIn = (condition: string): string =>
    `{ Type: AWS::IAM::Policy, Condition: ${condition}, Properties: { PolicyName: send, Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: '*' } } } }`;
  expect(reports(id, sending('', { Send, Policy: allowedIn('IsProd') }, IS_PROD))).toEqual([]);
  expect(reports(id, sending('', { Send, Policy: allowedIn('IsTest') }, IS_PROD))).toEqual([
    'Send CredentialsArn when IsProd is true',
  ]);
});

test('a comment asks for nothing, and what is written beside it does', () => {
  const written = (template: string): readonly string[] =>
    reports(id, sending('', { Send: integration(PATH, `RequestTemplates: { $default: "${template}" }`) }));
  expect(written('## Action=SendMessage\\nAction=ReceiveMessage')).toEqual([]);
  expect(written('Action=ReceiveMessage## Action=SendMessage')).toEqual([]);
  expect(written('## what to do\\nAction=SendMessage## and more')).toEqual(['Send CredentialsArn']);
});

test('what two templates ask for is said once', () => {
  const templates = '{ $default: Action=SendMessage, image: "Action=SendMessage&MessageBody=image" }';
  const Send = integration(PATH, `RequestTemplates: ${templates}`);
  expect(judge(id, sending('', { Send })).findings).toHaveLength(1);
});

test('a name that only deployment knows is not judged', () => {
  const symbols = { Send: integration(action('sqs:action/Send${Queue}Message'), `RequestTemplates: ${SEND}`) };
  expect(reports(id, sending('', symbols))).toEqual([]);
  const templates = 'RequestTemplates: { $default: !Sub "Action=${Queue}SendMessage" }';
  expect(reports(id, sending('', { Send: integration(PATH, templates) }))).toEqual([]);
});

describe('an HTTP API', () => {
  const asking = (subtype: string, actions: string): string =>
    books({
      Queue: QUEUE,
      Role: role(actions),
      Send: part(
        'Integration',
        `IntegrationType: AWS_PROXY, IntegrationSubtype: ${subtype}, CredentialsArn: !GetAtt Role.Arn, RequestParameters: { QueueUrl: !Ref Queue, StateMachineArn: a }`,
      ),
    });

  test.each([
    ['SQS-SendMessage', 'sqs:SendMessage'],
    ['SQS-ReceiveMessage', 'sqs:ReceiveMessage'],
    ['StepFunctions-StartSyncExecution', 'states:StartSyncExecution'],
    ['AppConfig-GetConfiguration', 'appconfig:GetConfiguration'],
  ])('%s asks for %s', (subtype, needed) => {
    expect(httpFindings(asking(subtype, 'states:StartExecution'), id)).toEqual(['Send CredentialsArn']);
    expect(httpFindings(asking(subtype, needed), id)).toEqual([]);
  });

  test('the default bus may have a policy out of sight', () => {
    expect(httpFindings(asking('EventBridge-PutEvents', ''), id)).toEqual([]);
  });

  test.each(['Constructor-Run', 'constructor-Run'])('a service that does not exist has a name: %s', (subtype) => {
    expect(httpFindings(asking(subtype, ''), id)).toEqual(['Send CredentialsArn']);
    expect(httpFindings(asking(subtype, 'constructor:Run'), id)).toEqual([]);
  });

  test.each(['!ImportValue Subtype', '!ImportValue sqs-subtype', '!Sub "${AWS::StackName}-SendMessage"', 'SQS'])(
    'a subtype that only deployment knows, or that is none, is not judged: %s',
    (subtype) => {
      expect(httpFindings(asking(subtype, ''), id)).toEqual([]);
    },
  );
});
