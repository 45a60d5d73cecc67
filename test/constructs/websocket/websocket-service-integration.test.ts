import { App, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  DefinitionBody,
  Pass,
  StateMachine,
  StateMachineType,
  type CfnStateMachine,
  type IStateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { AccountLogRole } from '../../../src/constructs/websocket/account-log-role';
import { DynamoDbAction } from '../../../src/constructs/websocket/dynamo-db-action';
import { WebSocketApi } from '../../../src/constructs/websocket/websocket-api';
import { WebSocketDynamoDbIntegration } from '../../../src/constructs/websocket/websocket-dynamo-db-integration';
import { WebSocketEventBridgeIntegration } from '../../../src/constructs/websocket/websocket-event-bridge-integration';
import { WebSocketIamAuthorizer } from '../../../src/constructs/websocket/websocket-iam-authorizer';
import { WebSocketMockIntegration } from '../../../src/constructs/websocket/websocket-mock-integration';
import { WebSocketSnsIntegration } from '../../../src/constructs/websocket/websocket-sns-integration';
import { WebSocketSqsIntegration } from '../../../src/constructs/websocket/websocket-sqs-integration';
import { WebSocketStage } from '../../../src/constructs/websocket/websocket-stage';
import { WebSocketStepFunctionsIntegration } from '../../../src/constructs/websocket/websocket-step-functions-integration';
import { check } from '../../../src/engine/check';
import { synthesiseStack } from '../../support/cdk';
import { line } from '../../support/findings';

/** An app whose route `send` has an integration, and which is otherwise right. */
function app(stack: Stack, integrate: (stack: Stack) => WebSocketRouteIntegration): void {
  const api = new WebSocketApi(stack, 'Api', {
    connectRouteOptions: {
      integration: new WebSocketMockIntegration('Connect'),
      authorizer: new WebSocketIamAuthorizer(),
    },
    disconnectRouteOptions: { integration: new WebSocketMockIntegration('Disconnect') },
  });
  api.addRoute('send', { integration: integrate(stack) });
  new WebSocketStage(stack, 'Live', {
    webSocketApi: api,
    stageName: 'live',
    accountLogRole: AccountLogRole.CREATE,
  });
}

interface Rendered {
  readonly template: Template;
  /** The properties of the integration of `send`, with intrinsic functions as text: `<Ref Queue>`. */
  readonly integration: Readonly<Record<string, unknown>> & {
    readonly RequestTemplates: { readonly $default: string };
  };
  /** The statements of the role that the integration made. */
  readonly statements: unknown;
}

function render(integrate: (stack: Stack) => WebSocketRouteIntegration): Rendered {
  const stack = new Stack(new App(), 'Chat');
  app(stack, integrate);
  const template = Template.fromStack(stack);
  const found = Object.entries(template.findResources('AWS::ApiGatewayV2::Integration')).find(([id]) =>
    id.startsWith('ApisendRoute'),
  );
  const policy = Object.entries(template.findResources('AWS::IAM::Policy')).find(([id]) =>
    id.startsWith('ApisendRoute'),
  );
  return {
    template,
    integration: text(found?.[1].Properties) as Rendered['integration'],
    statements: text(policy?.[1].Properties.PolicyDocument.Statement),
  };
}

/** JSON with intrinsic functions written as text, logical ids without their hash. */
function text(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(text);
  if (typeof value !== 'object' || value === null) return value;
  const [key, inner] = Object.entries(value)[0] ?? ['', undefined];
  if (key === 'Ref') return `<${String(inner).replace(/[0-9A-F]{8}$/, '')}>`;
  if (key === 'Fn::GetAtt') return `<${(inner as string[]).join('.').replace(/[0-9A-F]{8}\./, '.')}>`;
  if (key === 'Fn::Join') return (inner as [string, unknown[]])[1].map(text).join('');
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, text(one)]));
}

const queue = (stack: Stack) =>
  new WebSocketSqsIntegration('Send', {
    queue: new Queue(stack, 'Queue', { deadLetterQueue: { queue: new Queue(stack, 'Rejected'), maxReceiveCount: 3 } }),
  });
const topic = (stack: Stack) => new WebSocketSnsIntegration('Send', { topic: new Topic(stack, 'Topic') });
const machine = (stack: Stack, synchronous?: boolean) =>
  new WebSocketStepFunctionsIntegration('Send', {
    stateMachine: new StateMachine(stack, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')),
      stateMachineType: StateMachineType.EXPRESS,
    }),
    synchronous,
  });
const bus = (stack: Stack) =>
  new WebSocketEventBridgeIntegration('Send', { eventBus: new EventBus(stack, 'Bus'), source: 'com.example.chat' });
const partitionKey = { name: 'connectionId', type: AttributeType.STRING };
const table = (stack: Stack) =>
  new WebSocketDynamoDbIntegration('Send', {
    table: new Table(stack, 'Table', { partitionKey, timeToLiveAttribute: 'expiresAt' }),
    action: DynamoDbAction.PUT_ITEM,
    attributes: { since: '$context.connectedAt', name: '$.user.names[0]' },
  });

const ESCAPED = (expression: string) => `$util.escapeJavaScript(${expression}).replaceAll("\\\\'","'")`;
const DETAIL = String.raw`{\"connectionId\":\"$context.connectionId\",\"body\":${ESCAPED("$input.json('$')")}}`;

describe.each([
  ['WebSocketSqsIntegration', queue],
  ['WebSocketSnsIntegration', topic],
  ['WebSocketStepFunctionsIntegration', machine],
  ['WebSocketStepFunctionsIntegration, synchronous', (stack: Stack) => machine(stack, true)],
  ['WebSocketEventBridgeIntegration', bus],
  ['WebSocketDynamoDbIntegration', table],
])('%s', (_, integrate) => {
  test('keeps every policy at strict, with nothing that cannot be told', () => {
    const { findings, unknown } = check(
      synthesiseStack((stack) => {
        app(stack, integrate);
      }),
      // Which alarms there are, and whom they wake, is for the author of the app to say.
      { preset: 'strict', rules: { 'alarms-missing': 'off' } },
    );
    expect([...findings, ...unknown].map((one) => `${one.ruleId} ${line(one)}`)).toEqual([]);
  });

  test('assumes a role of its own, takes any message, and waits for a stated time', () => {
    expect(render(integrate).integration).toMatchObject({
      IntegrationType: 'AWS',
      IntegrationMethod: 'POST',
      CredentialsArn: '<ApisendRouteSendRole.Arn>',
      PassthroughBehavior: 'NEVER',
      TemplateSelectionExpression: '\\$default',
      TimeoutInMillis: 29_000,
    });
  });

  test('makes its role once, for several routes', () => {
    const stack = new Stack(new App(), 'Chat');
    const api = new WebSocketApi(stack, 'Api', {
      anonymousAccess: { reason: 'Not what is tested.' },
      answerUnknownMessages: false,
    });
    const integration = integrate(stack);
    for (const key of ['send', 'other']) api.addRoute(key, { integration });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::ApiGatewayV2::Integration', 1);
    template.resourcePropertiesCountIs(
      'AWS::IAM::Role',
      { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'apigateway.amazonaws.com' } }] } },
      1,
    );
  });
});

describe('WebSocketSqsIntegration', () => {
  test('sends the body of the message, and who sent it', () => {
    const { integration, statements } = render(queue);
    expect(integration).toMatchObject({
      IntegrationUri: 'arn:<AWS::Partition>:apigateway:<AWS::Region>:sqs:path/<AWS::AccountId>/<Queue.QueueName>',
      RequestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
    });
    expect(integration.RequestTemplates.$default.split('&')).toEqual([
      'Action=SendMessage',
      'Version=2012-11-05',
      'MessageBody=$util.urlEncode($input.body)',
      'MessageAttribute.1.Name=connectionId',
      'MessageAttribute.1.Value.DataType=String',
      'MessageAttribute.1.Value.StringValue=$util.urlEncode($context.connectionId)',
    ]);
    expect(statements).toEqual([{ Action: 'sqs:SendMessage', Effect: 'Allow', Resource: '<Queue.Arn>' }]);
  });

  test('keeps the order of a connection in a FIFO queue', () => {
    const { integration } = render(
      (stack) => new WebSocketSqsIntegration('Send', { queue: new Queue(stack, 'Queue', { fifo: true }) }),
    );
    expect(integration.RequestTemplates.$default.split('&').slice(-2)).toEqual([
      'MessageGroupId=$util.urlEncode($context.connectionId)',
      'MessageDeduplicationId=$util.urlEncode($context.requestId)',
    ]);
  });

  test('may use the key of an encrypted queue', () => {
    const { statements } = render(
      (stack) =>
        new WebSocketSqsIntegration('Send', {
          queue: new Queue(stack, 'Queue', { encryptionMasterKey: new Key(stack, 'Key') }),
        }),
    );
    expect(statements).toContainEqual({
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Effect: 'Allow',
      Resource: '<Key.Arn>',
    });
  });

  test('uses the role, and waits as long, as the author says', () => {
    const { integration, template } = render(
      (stack) =>
        new WebSocketSqsIntegration('Send', {
          queue: new Queue(stack, 'Queue'),
          credentialsRole: new Role(stack, 'Sender', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') }),
          timeout: Duration.seconds(3),
        }),
    );
    expect(integration).toMatchObject({ CredentialsArn: '<Sender.Arn>', TimeoutInMillis: 3000 });
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^Sender') }],
      PolicyDocument: { Statement: [Match.objectLike({ Action: 'sqs:SendMessage' })] },
    });
  });
});

describe('WebSocketSnsIntegration', () => {
  test('publishes the body of the message, and who sent it', () => {
    const { integration, statements } = render(topic);
    expect(integration.IntegrationUri).toBe('arn:<AWS::Partition>:apigateway:<AWS::Region>:sns:action/Publish');
    expect(integration.RequestTemplates.$default.split('&')).toEqual([
      'Action=Publish',
      'Version=2010-03-31',
      "TopicArn=$util.urlEncode('<Topic>')",
      'Message=$util.urlEncode($input.body)',
      'MessageAttributes.entry.1.Name=connectionId',
      'MessageAttributes.entry.1.Value.DataType=String',
      'MessageAttributes.entry.1.Value.StringValue=$util.urlEncode($context.connectionId)',
    ]);
    expect(statements).toEqual([{ Action: 'sns:Publish', Effect: 'Allow', Resource: '<Topic>' }]);
  });

  test('keeps the order of a connection on a FIFO topic', () => {
    const { integration } = render(
      (stack) => new WebSocketSnsIntegration('Send', { topic: new Topic(stack, 'Topic', { fifo: true }) }),
    );
    expect(integration.RequestTemplates.$default).toContain('&MessageGroupId=$util.urlEncode($context.connectionId)');
  });
});

describe('WebSocketStepFunctionsIntegration', () => {
  test('starts an execution that knows who sent what', () => {
    const { integration, statements } = render(machine);
    expect(integration).toMatchObject({
      IntegrationUri: 'arn:<AWS::Partition>:apigateway:<AWS::Region>:states:action/StartExecution',
      RequestTemplates: { $default: `{"stateMachineArn":"<Machine>","input":"${DETAIL}"}` },
    });
    expect(statements).toEqual([{ Action: 'states:StartExecution', Effect: 'Allow', Resource: '<Machine>' }]);
  });

  test('answers with the output where the client waits for it', () => {
    const { integration, statements, template } = render((stack) => machine(stack, true));
    expect(integration.IntegrationUri).toMatch(/:states:action\/StartSyncExecution$/);
    expect(statements).toEqual([{ Action: 'states:StartSyncExecution', Effect: 'Allow', Resource: '<Machine>' }]);
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: 'send',
      RouteResponseSelectionExpression: '$default',
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::IntegrationResponse', {
      ResponseTemplates: {
        $default: `#if($input.path('$.status') == 'SUCCEEDED')$input.path('$.output')#else{"message":"Internal server error"}#end`,
      },
    });
  });
});

describe('WebSocketStepFunctionsIntegration with a Standard workflow', () => {
  const standard = (stack: Stack, stateMachineType?: StateMachineType) =>
    new StateMachine(stack, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')),
      stateMachineType,
    });

  test.each([undefined, StateMachineType.STANDARD])('has no output to wait for (type: %s)', (type) => {
    const waiting = (stack: Stack) =>
      new WebSocketStepFunctionsIntegration('Send', { stateMachine: standard(stack, type), synchronous: true });
    expect(() => render(waiting)).toThrow(
      '[Chat/Api/send-Route] the integration Send waits for an execution of Chat/Machine, a Standard workflow, for which there is no StartSyncExecution: Step Functions answers StateMachineTypeNotSupported. Set its stateMachineType to StateMachineType.EXPRESS, which replaces the state machine, or leave out synchronous if the client need not wait for the output.',
    );
  });

  test('is started where the client does not wait', () => {
    const { integration } = render(
      (stack) => new WebSocketStepFunctionsIntegration('Send', { stateMachine: standard(stack) }),
    );
    expect(integration.IntegrationUri).toMatch(/:states:action\/StartExecution$/);
  });

  test.each<[string, (stack: Stack) => IStateMachine]>([
    ['that its resource makes an Express one', (stack) => typed(standard(stack), 'EXPRESS')],
    [
      'of a type that only deployment knows',
      (stack) => typed(standard(stack), new CfnParameter(stack, 'Type').valueAsString),
    ],
    [
      'that is imported',
      (stack) =>
        StateMachine.fromStateMachineArn(stack, 'Machine', 'arn:aws:states:eu-west-1:123456789012:stateMachine:quotes'),
    ],
  ])('may be another one after all: a state machine %s', (_, stateMachine) => {
    const { integration } = render(
      (stack) =>
        new WebSocketStepFunctionsIntegration('Send', { stateMachine: stateMachine(stack), synchronous: true }),
    );
    expect(integration.IntegrationUri).toMatch(/:states:action\/StartSyncExecution$/);
  });
});

/** A state machine whose resource has another type than its construct was made with. */
function typed(stateMachine: StateMachine, type: string): StateMachine {
  (stateMachine.node.defaultChild as CfnStateMachine).stateMachineType = type;
  return stateMachine;
}

describe('WebSocketEventBridgeIntegration', () => {
  test('puts an event of the type of its route', () => {
    const { integration, statements } = render(bus);
    expect(integration).toMatchObject({
      IntegrationUri: 'arn:<AWS::Partition>:apigateway:<AWS::Region>:events:action/PutEvents',
      RequestParameters: {
        'integration.request.header.X-Amz-Target': "'AWSEvents.PutEvents'",
        'integration.request.header.Content-Type': "'application/x-amz-json-1.1'",
      },
      RequestTemplates: {
        $default: `{"Entries":[{"EventBusName":"<Bus>","Source":"com.example.chat","DetailType":"${ESCAPED('$context.routeKey')}","Detail":"${DETAIL}"}]}`,
      },
    });
    expect(statements).toEqual([{ Action: 'events:PutEvents', Effect: 'Allow', Resource: '<Bus.Arn>' }]);
  });

  test('puts an event of the type that the author states', () => {
    const { integration } = render(
      (stack) =>
        new WebSocketEventBridgeIntegration('Send', {
          eventBus: new EventBus(stack, 'Bus'),
          source: 'com.example.chat',
          detailType: 'Message "sent"',
        }),
    );
    expect(integration.RequestTemplates.$default).toContain(String.raw`"DetailType":"Message \"sent\""`);
  });
});

describe('WebSocketDynamoDbIntegration', () => {
  test('writes the item of the connection', () => {
    const { integration, statements } = render(table);
    expect(integration).toMatchObject({
      IntegrationUri: 'arn:<AWS::Partition>:apigateway:<AWS::Region>:dynamodb:action/PutItem',
      RequestTemplates: {
        $default: `{"TableName":"<Table>","Item":{"connectionId":{"S":"$context.connectionId"},"since":{"S":"${ESCAPED('$context.connectedAt')}"},"name":{"S":"${ESCAPED("$input.path('$.user.names[0]')")}"}}}`,
      },
    });
    expect(statements).toEqual([{ Action: 'dynamodb:PutItem', Effect: 'Allow', Resource: '<Table.Arn>' }]);
  });

  test('deletes the item of the connection', () => {
    const { integration, statements } = render(
      (stack) =>
        new WebSocketDynamoDbIntegration('Send', {
          table: new Table(stack, 'Table', { partitionKey: { ...partitionKey, name: 'pk' } }),
          action: DynamoDbAction.DELETE_ITEM,
          partitionKey: 'pk',
        }),
    );
    expect(integration.RequestTemplates.$default).toBe(
      '{"TableName":"<Table>","Key":{"pk":{"S":"$context.connectionId"}}}',
    );
    expect(statements).toEqual([{ Action: 'dynamodb:DeleteItem', Effect: 'Allow', Resource: '<Table.Arn>' }]);
  });

  test('may use the key of an encrypted table', () => {
    const { statements } = render(
      (stack) =>
        new WebSocketDynamoDbIntegration('Send', {
          table: new Table(stack, 'Table', {
            partitionKey,
            encryption: TableEncryption.CUSTOMER_MANAGED,
            encryptionKey: new Key(stack, 'Key'),
          }),
          action: DynamoDbAction.PUT_ITEM,
        }),
    );
    expect(statements).toContainEqual({ Action: 'kms:Decrypt', Effect: 'Allow', Resource: '<Key.Arn>' });
  });

  test('takes a path that only deployment knows', () => {
    const { integration } = render(
      (stack) =>
        new WebSocketDynamoDbIntegration('Send', {
          table: new Table(stack, 'Table', { partitionKey, timeToLiveAttribute: 'expiresAt' }),
          action: DynamoDbAction.PUT_ITEM,
          attributes: { text: new CfnParameter(stack, 'Path').valueAsString },
        }),
    );
    expect(integration.RequestTemplates.$default).toContain(ESCAPED("$input.path('<Path>')"));
  });

  test.each(['$input.body', 'text', "$.a')#set($x", '$context', '$util.base64Encode("x")'])(
    'refuses an attribute that is taken from %s',
    (source) => {
      const put = (stack: Stack) =>
        new WebSocketDynamoDbIntegration('Send', {
          table: new Table(stack, 'Table', { partitionKey, timeToLiveAttribute: 'expiresAt' }),
          action: DynamoDbAction.PUT_ITEM,
          attributes: { text: source },
        });
      expect(() => render(put)).toThrow(
        `Send: an attribute is taken from "${source}", but has to be a context variable ($context.connectedAt) or a path in the message ($.text).`,
      );
    },
  );
});

describe('an integration without what it calls, as plain JavaScript may write it', () => {
  test.each([
    ['queue', WebSocketSqsIntegration],
    ['topic', WebSocketSnsIntegration],
    ['table', WebSocketDynamoDbIntegration],
    ['eventBus', WebSocketEventBridgeIntegration],
    ['stateMachine', WebSocketStepFunctionsIntegration],
  ] as const)('has no %s, and is refused', (target, integration) => {
    for (const props of [undefined, null, {}, 'orders'])
      expect(() => new integration('Send', props as never)).toThrow(
        `the integration "Send": ${target} is missing. It has to be `,
      );
  });
});
