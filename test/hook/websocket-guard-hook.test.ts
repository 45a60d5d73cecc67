import { App, CfnParameter, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import {
  WebSocketGuardFailOn,
  WebSocketGuardHook,
  WebSocketGuardHookFailureMode,
  WebSocketGuardHookTarget,
  WebSocketGuardPreset,
  type WebSocketGuardHookProps,
} from '../../src/index';
import { deployedHandler } from '../../src/hook/deployed-handler';
import { CATALOGUE } from '../../src/rules/catalogue';
import { temporaryDirectory } from '../support/cdk';
import { resourceEvent } from './events';

jest.mock('../../src/handler-directory', () => jest.requireActual<object>('../support/handler-directory'));

const HOOK = 'AWS::CloudFormation::LambdaHook';
const FUNCTION = 'AWS::Lambda::Function';

const stackOf = (): Stack => new Stack(new App({ outdir: temporaryDirectory() }), 'Guard');

function template(props?: WebSocketGuardHookProps): Template {
  const stack = stackOf();
  new WebSocketGuardHook(stack, 'Hook', props);
  return Template.fromStack(stack);
}

/** The options that the function gets. */
function optionsOf(made: Template): string {
  const [fn] = Object.values(made.findResources(FUNCTION)) as [
    { readonly Properties: { readonly Environment: { readonly Variables: Readonly<Record<string, string>> } } },
  ];
  return fn.Properties.Environment.Variables.WEBSOCKET_GUARD_OPTIONS ?? '';
}

describe('by default', () => {
  const made = template();

  test('it is asked about stacks and change sets that are created or updated, and warns', () => {
    made.hasResourceProperties(HOOK, {
      Alias: 'Private::WebSocketGuard::Hook',
      FailureMode: 'WARN',
      HookStatus: 'ENABLED',
      TargetOperations: ['STACK', 'CHANGE_SET'],
      TargetFilters: { Actions: ['CREATE', 'UPDATE'] },
      LambdaFunction: { 'Fn::GetAtt': [Match.stringLikeRegexp('^HookFunction'), 'Arn'] },
      ExecutionRole: { 'Fn::GetAtt': [Match.stringLikeRegexp('^HookExecutionRole'), 'Arn'] },
      StackFilters: Match.absent(),
    });
  });

  test('the function is the bundled handler, on Node.js 22, and ends before CloudFormation gives up', () => {
    made.hasResourceProperties(FUNCTION, {
      Handler: 'hook.handler',
      Runtime: 'nodejs22.x',
      Architectures: ['arm64'],
      Timeout: 25,
      MemorySize: 1024,
      Environment: { Variables: { WEBSOCKET_GUARD_OPTIONS: '{}' } },
    });
  });

  test('the roles may call the function, and write the log, and nothing else', () => {
    const roles = Object.values(made.findResources('AWS::IAM::Role')) as {
      readonly Properties: {
        readonly Policies: readonly { readonly PolicyDocument: object }[];
        readonly ManagedPolicyArns?: unknown;
      };
    }[];
    expect(roles.map(({ Properties }) => Properties.ManagedPolicyArns)).toStrictEqual([undefined, undefined]);
    expect(roles.flatMap(({ Properties }) => Properties.Policies.map(({ PolicyDocument }) => PolicyDocument))).toEqual(
      expect.arrayContaining([
        {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'lambda:InvokeFunction',
              Resource: { 'Fn::GetAtt': [expect.stringMatching(/^HookFunction[^R]/), 'Arn'] },
            },
          ],
        },
        {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: { 'Fn::GetAtt': [expect.stringMatching(/^HookLog/), 'Arn'] },
            },
          ],
        },
      ]),
    );
    made.resourceCountIs('AWS::IAM::Policy', 0);
    made.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'hooks.cloudformation.amazonaws.com' } }] },
    });
  });

  test('the log is kept for three months, and alarms say when nobody is asked', () => {
    made.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
    made.resourceCountIs('AWS::CloudWatch::Alarm', 3);
    made.hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: '{ $.errorCode = "InternalFailure" }' });
  });
});

describe('what can be set', () => {
  test('how it fails, what it is asked about, and of which stacks', () => {
    template({
      alias: 'Acme::WebSocketGuard::Hook',
      failureMode: WebSocketGuardHookFailureMode.FAIL,
      targets: [WebSocketGuardHookTarget.CHANGE_SET],
      enabled: false,
      stackFilters: { matchAny: true, excludeStacks: ['sandbox'], includeRoles: ['arn:aws:iam::111122223333:role/ci'] },
    }).hasResourceProperties(HOOK, {
      Alias: 'Acme::WebSocketGuard::Hook',
      FailureMode: 'FAIL',
      HookStatus: 'DISABLED',
      TargetOperations: ['CHANGE_SET'],
      StackFilters: {
        FilteringCriteria: 'ANY',
        StackNames: { Exclude: ['sandbox'] },
        StackRoles: { Include: ['arn:aws:iam::111122223333:role/ci'] },
      },
    });
  });

  test('a hook of single resources is asked about those that policies are about', () => {
    template({
      targets: [WebSocketGuardHookTarget.RESOURCE, WebSocketGuardHookTarget.CLOUD_CONTROL],
    }).hasResourceProperties(HOOK, {
      TargetFilters: { TargetNames: Match.arrayWith(['AWS::ApiGatewayV2::Route', 'AWS::Lambda::Permission']) },
    });
  });

  test('how it judges, as the handler reads it', async () => {
    const options = optionsOf(
      template({
        preset: WebSocketGuardPreset.STRICT,
        failOn: WebSocketGuardFailOn.NEVER,
        rules: { 'connect-route-authorized': 'info' },
        suppressions: false,
      }),
    );
    const handler = deployedHandler({ WEBSOCKET_GUARD_OPTIONS: options }, () => undefined);
    const event = resourceEvent('AWS::ApiGatewayV2::Route', { ApiId: 'a', RouteKey: '$connect' });
    expect(await handler(event)).toMatchObject({ hookStatus: 'SUCCESS', annotations: [{ severityLevel: 'LOW' }] });
  });

  test('what its log is encrypted with, and how many events it answers at once', () => {
    const stack = stackOf();
    const encryptionKey = new Key(stack, 'Key');
    new WebSocketGuardHook(stack, 'Hook', { encryptionKey, reservedConcurrentExecutions: 5 });
    const own = Template.fromStack(stack);
    own.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } });
    own.hasResourceProperties(FUNCTION, { ReservedConcurrentExecutions: 5 });
    template().hasResourceProperties(FUNCTION, { ReservedConcurrentExecutions: Match.absent() });
  });

  test('whom the alarms tell', () => {
    const stack = stackOf();
    const topic = new Topic(stack, 'Topic');
    new WebSocketGuardHook(stack, 'Hook', { alarmActions: [new SnsAction(topic)] });
    const alarms = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm');
    const told = { Properties: { AlarmActions: [{ Ref: expect.stringMatching(/^Topic/) }] } };
    expect(Object.values(alarms)).toMatchObject([told, told, told]);
  });
});

test.each([null, false])('%s is nothing, as a conditional expression gives it', (nothing) => {
  const props = {
    code: nothing,
    encryptionKey: nothing,
    alarmActions: nothing,
    stackFilters: { includeStacks: nothing },
  };
  const made = template(props as object);
  made.hasResourceProperties(HOOK, {
    StackFilters: { FilteringCriteria: 'ALL', StackNames: Match.absent(), StackRoles: Match.absent() },
  });
  made.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: Match.absent() });
});

describe('what is refused', () => {
  test.each(['Hook', 'AWS::Web::Socket', 'A::B::C', 'Acme::Web-Socket::Hook'])('the alias %s', (alias) => {
    expect(() => template({ alias })).toThrow(/not of the form Name1::Name2::Name3/);
  });

  test.each([
    [{ failureModes: 'FAIL' }, 'WebSocketGuardHook has no option "failureModes"; did you mean "failureMode"?'],
    [
      { stackFilters: { excludeStack: ['sandbox'] } },
      'stackFilters of WebSocketGuardHook has no option "excludeStack"; did you mean "excludeStacks"?',
    ],
  ])('properties that do not exist, as in %j', (props, message) => {
    expect(() => template(props as object)).toThrow(message);
  });

  test('no properties of others, which a stack hands on with its own', () => {
    const props = { stackName: 'guard', description: 'Judges stacks', tags: { team: 'chat' }, enabled: false };
    expect(template(props).toJSON()).toEqual(template({ enabled: false }).toJSON());
  });

  test('no properties of a subclass', () => {
    class TeamHook extends WebSocketGuardHook {
      public constructor(scope: Stack, props: WebSocketGuardHookProps & { readonly role: string }) {
        super(scope, 'Hook', props);
      }
    }
    expect(() => new TeamHook(stackOf(), { role: 'chat' })).not.toThrow();
    expect(() => template({ role: 'chat' } as object)).toThrow('did you mean "rules"?');
  });

  test('no failure mode that a parameter of the stack has', () => {
    const stack = stackOf();
    const mode = new CfnParameter(stack, 'Mode', { allowedValues: ['WARN', 'FAIL'] });
    new WebSocketGuardHook(stack, 'Hook', { failureMode: mode.valueAsString } as object);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudFormation::LambdaHook', {
      FailureMode: { Ref: 'Mode' },
    });
  });

  test.each([
    [{ failureMode: 'fail' }, 'failureMode of WebSocketGuardHook has "fail"; it takes WARN, FAIL'],
    [{ enabled: 'false' }, 'enabled of WebSocketGuardHook has "false"; it takes true, false'],
    [{ suppressions: 0 }, 'suppressions of WebSocketGuardHook has 0; it takes true, false'],
    [{ targets: ['STAK'] }, 'targets of WebSocketGuardHook has "STAK"; it takes STACK, CHANGE_SET, RESOURCE'],
    [{ targets: [] }, 'targets of WebSocketGuardHook is a list of one or more of STACK, CHANGE_SET'],
    [{ targets: 'STACK' }, 'targets of WebSocketGuardHook is a list of one or more of STACK, CHANGE_SET'],
    [{ code: './handler' }, 'code is "./handler", but has to be a Code, such as Code.fromBucket(bucket, key).'],
    [{ encryptionKey: 'alias/logs' }, 'encryptionKey is "alias/logs", but has to be a key of KMS.'],
    [{ alarmPeriod: 300 }, 'alarmPeriod is 300, but has to be a Duration, such as Duration.seconds(5).'],
    [{ alarmActions: {} }, 'alarmActions is an object, but has to be a list, such as [new SnsAction(topic)].'],
    [
      { stackFilters: { matchAny: 'no' } },
      'stackFilters.matchAny of WebSocketGuardHook has "no"; it takes true, false',
    ],
    [{ stackFilters: { matchAny: Token.asAny({ Ref: 'Any' }) } }, 'stackFilters.matchAny of WebSocketGuardHook has '],
    [{ stackFilters: { excludeRoles: 'arn:*' } }, 'stackFilters.excludeRoles is "arn:*", but has to be a list'],
  ])('values that plain JavaScript gives, as in %j', (props, message) => {
    expect(() => template(props as object)).toThrow(message);
  });

  test('rules that do not exist', () => {
    expect(() => template({ rules: { 'stage-throtling': 'off' } })).toThrow(/did you mean "stage-throttling"/);
  });

  test('more rules than fit into the environment of a function', () => {
    const rules = Object.fromEntries(CATALOGUE.map(({ id }) => [`cdk-websocket-guard/${id}`, 'error']));
    expect(() => template({ rules })).toThrow(/characters, of which an environment variable has room for 3500/);
  });
});

test("aws-cdk-lib's own validation finds nothing wrong with it", () => {
  const before = process.env.CDK_VALIDATION;
  process.env.CDK_VALIDATION = 'true';
  try {
    const stack = stackOf();
    new WebSocketGuardHook(stack, 'Hook', { stackFilters: { excludeStacks: ['sandbox'] } });
    expect(() => (stack.node.root as App).synth()).not.toThrow();
  } finally {
    if (before === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = before;
  }
});
