import { App, CfnParameter, Duration, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  HttpApi as PlainApi,
  HttpIntegrationSubtype,
  HttpMethod,
  PayloadFormatVersion,
  type HttpRouteIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener,
  ApplicationLoadBalancer,
  ListenerAction,
  NetworkListener,
  NetworkLoadBalancer,
  NetworkTargetGroup,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, Function, type CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { PrivateDnsNamespace, type Service } from 'aws-cdk-lib/aws-servicediscovery';
import { Queue, type CfnQueue, type IQueue, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import {
  HttpAlbIntegration,
  HttpApi,
  HttpEventBridgeIntegration,
  HttpIamAuthorizer,
  HttpLambdaIntegration,
  HttpNlbIntegration,
  HttpServiceDiscoveryIntegration,
  HttpSqsIntegration,
  HttpStepFunctionsIntegration,
  HttpUrlIntegration,
  ParameterMapping,
  VpcLink,
} from '../../../src/index';
import { errorsOf } from '../../support/annotations';
import { lambda } from '../../support/libraries';

const INTEGRATION = 'AWS::ApiGatewayV2::Integration';
const LINK = 'AWS::ApiGatewayV2::VpcLink';
const NAME = 'books.internal.example.com';
const ALB = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/books/1/2';
const NLB = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/books/1/2';

let stack: Stack;
let api: HttpApi;
beforeEach(() => {
  stack = new Stack(new App(), 'Books');
  api = new HttpApi(stack, 'Api', { defaultAuthorizer: new HttpIamAuthorizer() });
});

const get = (integration: HttpRouteIntegration, path = '/books') =>
  api.addRoutes({ path, methods: [HttpMethod.GET], integration });
const has = (properties: object) => {
  Template.fromStack(stack).hasResourceProperties(INTEGRATION, properties);
};

const vpc = () => new Vpc(stack, 'Vpc');
const vpcLink = () => new VpcLink(stack, 'Link', { vpc: vpc() });
const applicationListener = () =>
  new ApplicationLoadBalancer(stack, 'Balancer', { vpc: vpc() }).addListener('Listener', {
    port: 443,
    certificates: [{ certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1' }],
    defaultAction: ListenerAction.fixedResponse(200),
  });
const networkListener = () => {
  const own = vpc();
  return new NetworkLoadBalancer(stack, 'Balancer', { vpc: own }).addListener('Listener', {
    port: 443,
    certificates: [{ certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1' }],
    defaultTargetGroups: [new NetworkTargetGroup(stack, 'Targets', { vpc: own, port: 443 })],
  });
};
const service = (): Service =>
  new PrivateDnsNamespace(stack, 'Namespace', {
    name: 'internal.example.com',
    vpc: new Vpc(stack, 'ServiceVpc'),
  }).createService('Service');
const stateMachine = (stateMachineType?: StateMachineType) =>
  new StateMachine(stack, 'Machine', {
    definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Start')),
    stateMachineType,
  });
const imported = () => Function.fromFunctionArn(stack, 'F', 'arn:aws:lambda:eu-west-1:123456789012:function:f');

/** Every integration, with a timeout. */
const TIMED: readonly (readonly [string, (timeout?: Duration) => HttpRouteIntegration])[] = [
  ['HttpLambdaIntegration', (timeout) => new HttpLambdaIntegration('Timed', imported(), { timeout })],
  ['HttpUrlIntegration', (timeout) => new HttpUrlIntegration('Timed', 'https://example.com', { timeout })],
  [
    'HttpAlbIntegration',
    (timeout) => new HttpAlbIntegration('Timed', applicationListener(), { secureServerName: NAME, timeout }),
  ],
  [
    'HttpNlbIntegration',
    (timeout) => new HttpNlbIntegration('Timed', networkListener(), { secureServerName: NAME, timeout }),
  ],
  [
    'HttpServiceDiscoveryIntegration',
    (timeout) =>
      new HttpServiceDiscoveryIntegration('Timed', service(), { vpcLink: vpcLink(), secureServerName: NAME, timeout }),
  ],
  ['HttpSqsIntegration', (timeout) => new HttpSqsIntegration('Timed', { queue: new Queue(stack, 'Queue'), timeout })],
  [
    'HttpStepFunctionsIntegration',
    (timeout) => new HttpStepFunctionsIntegration('Timed', { stateMachine: stateMachine(), timeout }),
  ],
  [
    'HttpEventBridgeIntegration',
    (timeout) =>
      new HttpEventBridgeIntegration('Timed', { eventBusRef: new EventBus(stack, 'Bus').eventBusRef, timeout }),
  ],
];

describe.each(TIMED)('the timeout of a %s', (_, make) => {
  test('is stated, where the author does not', () => {
    get(make());
    has({ TimeoutInMillis: 30_000 });
    expect(errorsOf(stack)).toEqual([]);
  });

  test.each([Duration.millis(50), Duration.seconds(5), Duration.seconds(29), Duration.seconds(30)])(
    'may be %s',
    (timeout) => {
      get(make(timeout));
      has({ TimeoutInMillis: timeout.toMilliseconds() });
    },
  );

  test.each([Duration.millis(49), Duration.millis(30_001)])('may not be %s', (timeout) => {
    expect(() => get(make(timeout))).toThrow(
      `Books/Api/GET--books/Timed: timeout is ${timeout.toMilliseconds()} ms, but an integration of an HTTP API waits 50 to 30000 ms ("Timeout should be between 50 ms and 30000 ms").`,
    );
  });

  test('may be only known at deployment', () => {
    get(make(Duration.millis(Token.asNumber(new CfnParameter(stack, 'Wait', { type: 'Number' }).value))));
    has({ TimeoutInMillis: { Ref: 'Wait' } });
  });
});

describe('HttpLambdaIntegration', () => {
  const slow = (seconds: number) => lambda(stack, 'Slow', { timeout: Duration.seconds(seconds) });
  const TOO_LONG =
    /^\/Books\/Api\/GET--books: the integration Books waits \d+ ms for Books\/Slow, which may run \d+ ms/;

  test('calls the function, which lets it', () => {
    get(
      new HttpLambdaIntegration('Books', lambda(stack, 'F'), {
        payloadFormatVersion: PayloadFormatVersion.VERSION_1_0,
      }),
    );
    has({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '1.0' });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'apigateway.amazonaws.com',
    });
  });

  test('shares one permission where that is asked for', () => {
    const integration = new HttpLambdaIntegration('Books', lambda(stack, 'F'), { scopePermissionToRoute: false });
    get(integration);
    get(integration, '/shelves');
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Permission', 1);
  });

  test.each<[string, number, Duration | undefined]>([
    ['by default', 31, undefined],
    ['as stated', 6, Duration.seconds(5)],
  ])('a function that may run longer than it waits is an error: %s', (_, seconds, timeout) => {
    get(new HttpLambdaIntegration('Books', slow(seconds), timeout ? { timeout } : {}));
    expect(errorsOf(stack)).toEqual([expect.stringMatching(TOO_LONG)]);
  });

  test('what an alias stands for counts', () => {
    const version = slow(31).currentVersion;
    get(new HttpLambdaIntegration('Books', new Alias(stack, 'Live', { aliasName: 'live', version })));
    expect(errorsOf(stack)).toHaveLength(1);
  });

  test('a function that states no timeout runs for three seconds', () => {
    get(new HttpLambdaIntegration('Books', lambda(stack, 'Slow'), { timeout: Duration.seconds(2) }));
    expect(errorsOf(stack)).toEqual([expect.stringMatching(TOO_LONG)]);
  });

  test.each<[string, () => HttpLambdaIntegration]>([
    ['runs as long as it waits', () => new HttpLambdaIntegration('Books', slow(30))],
    ['is of another app', () => new HttpLambdaIntegration('Books', imported())],
    [
      'says at deployment how long it runs',
      () => {
        const handler = lambda(stack, 'F');
        const wait = new CfnParameter(stack, 'Wait', { type: 'Number' });
        (handler.node.defaultChild as CfnFunction).addPropertyOverride('Timeout', wait.value);
        return new HttpLambdaIntegration('Books', handler);
      },
    ],
  ])('a function is none that %s', (_, integration) => {
    get(integration());
    expect(errorsOf(stack)).toEqual([]);
  });
});

describe('HttpUrlIntegration', () => {
  test('calls the back end with the method of the request', () => {
    get(new HttpUrlIntegration('Books', 'https://get-books-proxy.myproxy.internal'));
    expect(errorsOf(stack)).toEqual([]);
    has({
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: 'https://get-books-proxy.myproxy.internal',
      PayloadFormatVersion: '1.0',
    });
  });

  test.each([
    ['http://books.example.com', /the URL http:\/\/books\.example\.com is not encrypted/],
    ['books.example.com', /the URL is "books\.example\.com", and has to start with https:/],
  ])('%s is an error, and is still in the template', (url, message) => {
    get(new HttpUrlIntegration('Books', url));
    expect(errorsOf(stack)).toEqual([expect.stringMatching(message)]);
    has({ IntegrationUri: url });
  });

  test('http:// may be meant', () => {
    get(new HttpUrlIntegration('Books', 'http://books.example.com', { allowPlaintext: true, method: HttpMethod.GET }));
    expect(errorsOf(stack)).toEqual([]);
    has({ IntegrationMethod: 'GET' });
  });

  test('the host may be known at deployment', () => {
    get(new HttpUrlIntegration('Books', new CfnParameter(stack, 'Url').valueAsString));
    expect(errorsOf(stack)).toEqual([]);
  });
});

/** Its name, one with what the author states, and one with an imported back end. */
type PrivateExample = readonly [
  name: string,
  make: (props?: object) => HttpRouteIntegration,
  fromImported: ((props: object) => HttpRouteIntegration) | undefined,
];

/** The private integrations. */
const PRIVATE: readonly PrivateExample[] = [
  [
    'HttpAlbIntegration',
    (props) => new HttpAlbIntegration('Books', applicationListener(), props),
    (props) =>
      new HttpAlbIntegration(
        'Books',
        ApplicationListener.fromApplicationListenerAttributes(stack, 'Imported', {
          listenerArn: ALB,
          securityGroup: SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'),
        }),
        props,
      ),
  ],
  [
    'HttpNlbIntegration',
    (props) => new HttpNlbIntegration('Books', networkListener(), props),
    (props) => new HttpNlbIntegration('Books', NetworkListener.fromNetworkListenerArn(stack, 'Imported', NLB), props),
  ],
  [
    'HttpServiceDiscoveryIntegration',
    (props) => new HttpServiceDiscoveryIntegration('Books', service(), { vpcLink: vpcLink(), ...props }),
    undefined,
  ],
];

describe.each<PrivateExample>(PRIVATE)('%s', (_, make, fromImported) => {
  test('verifies the server by its name', () => {
    get(
      make({
        secureServerName: NAME,
        method: HttpMethod.POST,
        parameterMapping: new ParameterMapping().removeHeader('cookie'),
      }),
    );
    expect(errorsOf(stack)).toEqual([]);
    has({
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'POST',
      ConnectionType: 'VPC_LINK',
      ConnectionId: { Ref: Match.anyValue() },
      PayloadFormatVersion: '1.0',
      RequestParameters: { 'remove:header.cookie': '' },
      TlsConfig: { ServerNameToVerify: NAME },
    });
    Template.fromStack(stack).hasResourceProperties(LINK, { SecurityGroupIds: [Match.anyValue()] });
  });

  test('is an error where it sends plain HTTP, and is still in the template', () => {
    get(make());
    expect(errorsOf(stack)).toEqual([
      expect.stringMatching(/^\/Books\/Api\/GET--books: Books sends plain HTTP to its private back end/),
    ]);
    has({ ConnectionType: 'VPC_LINK', TlsConfig: Match.absent() });
  });

  test('may send plain HTTP by a decision with a reason, which the template has', () => {
    const unverifiedServer = { reason: 'The service mesh encrypts.' };
    get(make({ unverifiedServer }));
    expect(errorsOf(stack)).toEqual([]);
    Template.fromStack(stack).hasResource(INTEGRATION, {
      Metadata: { 'websocket-guard:unverified-server': unverifiedServer },
    });
  });

  test('needs a reason for that', () => {
    expect(() => get(make({ unverifiedServer: { reason: ' ' } }))).toThrow(
      'Books/Api/GET--books/Books: unverifiedServer.reason is " ", but has to be a text that says why it is acceptable.',
    );
  });

  test('serves several routes', () => {
    const integration = make({ unverifiedServer: { reason: 'The service mesh encrypts.' } });
    get(integration);
    get(integration, '/shelves');
    Template.fromStack(stack).resourceCountIs(INTEGRATION, 1);
  });

  if (!fromImported) return;

  test('reaches an imported listener through the VPC that is stated', () => {
    get(fromImported({ vpc: vpc(), secureServerName: NAME }));
    has({ IntegrationUri: Match.stringLikeRegexp('listener') });
    Template.fromStack(stack).hasResourceProperties(LINK, { SecurityGroupIds: [Match.anyValue()] });
  });

  test('or through a link of its own', () => {
    get(fromImported({ vpcLink: vpcLink(), secureServerName: NAME }));
    Template.fromStack(stack).resourceCountIs(LINK, 1);
  });

  test('asks for one of them', () => {
    expect(() => get(fromImported({ secureServerName: NAME }))).toThrow(
      'Books/Api/GET--books/Books: what is imported does not say which VPC it is in: the vpcLink property must be specified, or vpc.',
    );
  });
});

test('an imported load balancer says which VPC it is in', () => {
  const own = vpc();
  const balancer = ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(stack, 'Imported', {
    loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/books/1',
    securityGroupId: 'sg-1',
    vpc: own,
  });
  const listener = balancer.addListener('Listener', { port: 80, defaultAction: ListenerAction.fixedResponse(200) });
  get(new HttpAlbIntegration('Books', listener, { unverifiedServer: { reason: 'The service mesh encrypts.' } }));
  expect(api.addVpcLink({ vpc: own }).node.id).toBe('VpcLink-1');
  Template.fromStack(stack).resourceCountIs(LINK, 1);
});

test('a Cloud Map service is reached through the VPC that is stated', () => {
  get(new HttpServiceDiscoveryIntegration('Books', service(), { vpc: vpc(), secureServerName: NAME }));
  Template.fromStack(stack).resourceCountIs(LINK, 1);
});

test('a Cloud Map service needs one of them', () => {
  expect(() => get(new HttpServiceDiscoveryIntegration('Books', service()))).toThrow(
    'The vpcLink property is mandatory',
  );
});

describe("a link that aws-cdk-lib's own API makes", () => {
  const plain = () => new PlainApi(stack, 'Plain', { defaultAuthorizer: new HttpIamAuthorizer() });
  const integration = () => new HttpAlbIntegration('Books', applicationListener(), { secureServerName: NAME });

  test('has a security group, too', () => {
    plain().addRoutes({ path: '/books', integration: integration() });
    Template.fromStack(stack).hasResourceProperties(LINK, {
      SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('SecurityGroup'), 'GroupId'] }],
    });
  });

  test('keeps those it has', () => {
    const made = plain();
    const listener = applicationListener();
    const own = listener.loadBalancer.vpc ?? vpc();
    made.addVpcLink({ vpc: own, securityGroups: [new SecurityGroup(stack, 'Own', { vpc: own })] });
    made.addRoutes({
      path: '/books',
      integration: new HttpAlbIntegration('Books', listener, { secureServerName: NAME }),
    });
    Template.fromStack(stack).hasResourceProperties(LINK, {
      SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Own'), 'GroupId'] }],
    });
  });
});

describe('an integration without what it calls, as plain JavaScript may write it', () => {
  test.each([
    ['queue', HttpSqsIntegration],
    ['stateMachine', HttpStepFunctionsIntegration],
  ] as const)('has no %s, and is refused', (target, integration) => {
    for (const props of [undefined, {}])
      expect(() => new integration('Order', props as never)).toThrow(
        `the integration "Order": ${target} is missing. It has to be `,
      );
  });
});

describe('an integration with an AWS service', () => {
  test('says what the service needs', () => {
    get(new HttpSqsIntegration('Order', { queue: new Queue(stack, 'Queue') }));
    expect(errorsOf(stack)).toEqual([]);
    has({
      IntegrationSubtype: 'SQS-SendMessage',
      RequestParameters: { QueueUrl: { Ref: Match.anyValue() }, MessageBody: '$request.body.MessageBody' },
      CredentialsArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('InvokeRole'), 'Arn'] },
    });
  });

  test.each<[string, () => HttpRouteIntegration, string]>([
    [
      'a queue',
      () => {
        const queue = new Queue(stack, 'Queue');
        return new HttpSqsIntegration('Order', {
          queue,
          parameterMapping: new ParameterMapping().custom('QueueUrl', queue.queueUrl),
        });
      },
      'Order leaves out MessageBody: AWS answers "Operation: SQS-SendMessage requires',
    ],
    [
      'a state machine',
      () =>
        new HttpStepFunctionsIntegration('Order', {
          stateMachine: stateMachine(),
          subtype: HttpIntegrationSubtype.STEPFUNCTIONS_STOP_EXECUTION,
        }),
      'Order leaves out ExecutionArn',
    ],
    [
      'an event bus',
      () =>
        new HttpEventBridgeIntegration('Order', {
          eventBusRef: new EventBus(stack, 'Bus').eventBusRef,
          parameterMapping: new ParameterMapping().custom('Detail', '$request.body'),
        }),
      'Order leaves out DetailType, Source',
    ],
  ])('is an error where it leaves out what the service needs: %s', (_, integration, message) => {
    get(integration());
    expect(errorsOf(stack)).toEqual([expect.stringContaining(`/Books/Api/GET--books: ${message}`)]);
  });

  test('may use a state machine that is asked to start', () => {
    get(new HttpStepFunctionsIntegration('Order', { stateMachine: stateMachine() }));
    expect(errorsOf(stack)).toEqual([]);
    has({ IntegrationSubtype: 'StepFunctions-StartExecution' });
  });

  test('may use the key of a queue that is encrypted with one', () => {
    get(
      new HttpSqsIntegration('Order', {
        queue: new Queue(stack, 'Queue', { encryptionMasterKey: new Key(stack, 'Key') }),
      }),
    );
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: ['kms:GenerateDataKey', 'kms:Decrypt'] })]),
      },
    });
  });
});

describe('HttpSqsIntegration with a FIFO queue', () => {
  const GROUP = '"The request must contain the parameter MessageGroupId"';
  const BODY = { MessageBody: '$request.body.MessageBody' };
  const WITH_GROUP = { ...BODY, MessageGroupId: '$request.body.room' };
  const AT = '/Books/Api/GET--books: Order leaves out';
  const CONTENT_NEEDS_NONE = 'A queue with ContentBasedDeduplication needs no MessageDeduplicationId.';

  const fifo = (props: QueueProps = {}) => new Queue(stack, 'Queue', { fifo: true, ...props });
  const importedQueue = (name: string) =>
    Queue.fromQueueArn(stack, 'Queue', `arn:aws:sqs:eu-west-1:123456789012:${name}`);
  const errors = (queue: IQueue, mapped?: Readonly<Record<string, string>>, subtype?: HttpIntegrationSubtype) => {
    const parameterMapping = new ParameterMapping().custom('QueueUrl', queue.queueUrl);
    for (const [name, value] of Object.entries(mapped ?? {})) parameterMapping.custom(name, value);
    get(new HttpSqsIntegration('Order', { queue, subtype, ...(mapped && { parameterMapping }) }));
    return errorsOf(stack);
  };

  test('is an error without a mapping, which says the whole mapping that works', () => {
    expect(errors(fifo())).toEqual([
      `${AT} MessageGroupId, MessageDeduplicationId for the FIFO queue Books/Queue: SQS answers ${GROUP}. ` +
        `Set parameterMapping to new ParameterMapping().custom('QueueUrl', queue.queueUrl)` +
        `.custom('MessageBody', '$request.body.MessageBody')` +
        `.custom('MessageGroupId', '$request.body.MessageGroupId')` +
        `.custom('MessageDeduplicationId', '$context.requestId'). ${CONTENT_NEEDS_NONE}`,
    ]);
  });

  test('is an error where a mapping of its own has no group', () => {
    expect(errors(fifo(), { ...BODY, MessageDeduplicationId: '$context.requestId' })).toEqual([
      `${AT} MessageGroupId for the FIFO queue Books/Queue: SQS answers ${GROUP}. ` +
        `Add to parameterMapping: .custom('MessageGroupId', '$request.body.MessageGroupId').`,
    ]);
  });

  test.each([undefined, false])(
    'is an error without what tells a duplicate, for a queue with contentBasedDeduplication %s',
    (contentBasedDeduplication) => {
      expect(errors(fifo({ contentBasedDeduplication }), WITH_GROUP)).toEqual([
        `${AT} MessageDeduplicationId for the FIFO queue Books/Queue: SQS answers ` +
          '"The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly". ' +
          `Add to parameterMapping: .custom('MessageDeduplicationId', '$context.requestId'). ${CONTENT_NEEDS_NONE}`,
      ]);
    },
  );

  test('needs nothing but the group where the queue tells duplicates by their content', () => {
    expect(errors(fifo({ contentBasedDeduplication: true }))).toEqual([
      expect.stringMatching(/ leaves out MessageGroupId for .*'\$request\.body\.MessageGroupId'\)\.$/),
    ]);
  });

  test('sends to such a queue with the group alone', () => {
    expect(errors(fifo({ contentBasedDeduplication: true }), WITH_GROUP)).toEqual([]);
  });

  test('sends messages that have both', () => {
    expect(errors(fifo(), { ...WITH_GROUP, MessageDeduplicationId: '$context.requestId' })).toEqual([]);
    has({ RequestParameters: { MessageGroupId: '$request.body.room', MessageDeduplicationId: '$context.requestId' } });
  });

  test('is an error without a group where an imported queue is named .fifo', () => {
    expect(errors(importedQueue('orders.fifo'))).toEqual([
      expect.stringMatching(/ leaves out MessageGroupId for .*\.custom\('MessageDeduplicationId'.*needs no \w+\.$/),
    ]);
  });

  test('may leave the rest to an imported queue, of which nobody knows how it tells duplicates', () => {
    expect(errors(importedQueue('orders.fifo'), WITH_GROUP)).toEqual([]);
  });

  test('may leave it to a queue of which only deployment knows that', () => {
    const queue = fifo();
    (queue.node.defaultChild as CfnQueue).addPropertyOverride('ContentBasedDeduplication', { Ref: 'ByContent' });
    expect(errors(queue, WITH_GROUP)).toEqual([]);
  });

  test('receives messages without any of it', () => {
    expect(errors(fifo(), undefined, HttpIntegrationSubtype.SQS_RECEIVE_MESSAGE)).toEqual([]);
  });

  test('asks nothing of a queue that is imported by another name', () => {
    expect(errors(importedQueue('orders'))).toEqual([]);
  });
});

describe('HttpStepFunctionsIntegration that waits for the output', () => {
  const waiting = (type?: StateMachineType) =>
    new HttpStepFunctionsIntegration('Order', {
      stateMachine: stateMachine(type),
      subtype: HttpIntegrationSubtype.STEPFUNCTIONS_START_SYNC_EXECUTION,
    });

  test.each([undefined, StateMachineType.STANDARD])('refuses a state machine of the type %s', (type) => {
    expect(() => get(waiting(type))).toThrow(
      'Books/Api/GET--books/Order: it waits for an execution of Books/Machine, a Standard workflow, for which there is no StartSyncExecution: Step Functions answers StateMachineTypeNotSupported. Set its stateMachineType to StateMachineType.EXPRESS, which replaces the state machine, or leave out subtype if the client need not wait for the output.',
    );
  });

  test('takes an Express workflow', () => {
    get(waiting(StateMachineType.EXPRESS));
    expect(errorsOf(stack)).toEqual([]);
    has({ IntegrationSubtype: 'StepFunctions-StartSyncExecution' });
  });
});
