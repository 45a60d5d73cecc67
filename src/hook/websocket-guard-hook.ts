import { Duration, Token } from 'aws-cdk-lib';
import { CfnLambdaHook } from 'aws-cdk-lib/aws-cloudformation';
import { Alarm, ComparisonOperator, TreatMissingData, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, Runtime, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { check } from '../constructs/support/check';
import { placeOf } from '../constructs/support/fail';
import { DURATION, having, list, optional, options, orNothing } from '../constructs/support/kinds';
import { given } from '../constructs/support/shown';
import { Checker } from '../engine/check';
import { assertFlag, assertOneOf, assertOptions, assertSpelling } from '../engine/config/assert-options';
import { ConfigurationError, parseConfiguration } from '../engine/config/configuration';
import { HANDLER_DIRECTORY } from '../handler-directory';
import { OPTIONS_VARIABLE } from './options-variable';
import { TARGET_NAMES } from './target-names';
import {
  WebSocketGuardHookFailureMode,
  WebSocketGuardHookTarget,
  type WebSocketGuardHookProps,
  type WebSocketGuardStackFilters,
} from './websocket-guard-hook-props';

/** The timeout of the function; CloudFormation waits 30 seconds for an answer. */
const TIMEOUT = Duration.seconds(25);
/** The longest options, in characters; Lambda accepts 4 KB of environment variables in all. */
const MAX_OPTIONS_LENGTH = 3_500;
const ALIAS = /^(?!aws)[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}$/i;

/** All properties: one that is missing here does not compile. */
const PROP_NAMES: Readonly<Record<keyof WebSocketGuardHookProps, true>> = {
  alias: true,
  failureMode: true,
  targets: true,
  stackFilters: true,
  enabled: true,
  preset: true,
  rules: true,
  locked: true,
  failOn: true,
  protocols: true,
  suppressions: true,
  code: true,
  memorySize: true,
  reservedConcurrentExecutions: true,
  logRetention: true,
  encryptionKey: true,
  alarmPeriod: true,
  alarmActions: true,
};

const FILTER_NAMES: Readonly<Record<keyof WebSocketGuardStackFilters, true>> = {
  matchAny: true,
  includeStacks: true,
  excludeStacks: true,
  includeRoles: true,
  excludeRoles: true,
};

const NAMES = orNothing(list("'chat-*'"));

const KINDS = {
  code: orNothing(having('a Code, such as Code.fromBucket(bucket, key)', 'bind')),
  encryptionKey: orNothing(having('a key of KMS')),
  alarmPeriod: optional(DURATION),
  alarmActions: orNothing(list('new SnsAction(topic)')),
  stackFilters: optional(
    options('an object with filters', {
      includeStacks: NAMES,
      excludeStacks: NAMES,
      includeRoles: NAMES,
      excludeRoles: NAMES,
    }),
  ),
};

/**
 * A CloudFormation hook that judges the WebSocket APIs of every stack and change set of an account and region before
 * anything is deployed, whichever tool they come from.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks.html
 */
export class WebSocketGuardHook extends Construct {
  /** The directory of the handler's code (`hook.handler`, Node.js 22), for uploading it elsewhere. */
  public static readonly HANDLER_DIRECTORY: string = HANDLER_DIRECTORY;

  /** The function that CloudFormation calls. */
  public readonly function: IFunction;
  /** The log of the answers, one line of JSON each. */
  public readonly logGroup: LogGroup;
  /** The role with which CloudFormation calls the function, and which allows nothing else. */
  public readonly executionRole: Role;
  /** The hook. */
  public readonly hook: CfnLambdaHook;
  /** Raised when the function ends without an answer. */
  public readonly errors: Alarm;
  /** Raised when calls of the function are throttled. */
  public readonly throttles: Alarm;
  /** Raised when something could not be judged. */
  public readonly internalFailures: Alarm;

  /**
   * @throws Error for misspelt properties, for rules or options that do not exist, and for an alias that CloudFormation rejects
   */
  public constructor(scope: Construct, id: string, props: WebSocketGuardHookProps = {}) {
    super(scope, id);
    // A subclass has properties of its own.
    if (new.target === WebSocketGuardHook) assertSpelling('WebSocketGuardHook', props, PROP_NAMES);
    assertOptions('stackFilters of WebSocketGuardHook', props.stackFilters ?? {}, FILTER_NAMES);
    assertValues(props);
    check(placeOf(this), props, KINDS);
    const { alias = 'Private::WebSocketGuard::Hook' } = props;
    if (!ALIAS.test(alias))
      throw new Error(
        `alias "${alias}" is not of the form Name1::Name2::Name3, each of 2 to 64 letters and digits, and not AWS first`,
      );
    const { encryptionKey } = props;
    this.logGroup = new LogGroup(this, 'Log', {
      retention: props.logRetention ?? RetentionDays.THREE_MONTHS,
      ...(encryptionKey ? { encryptionKey } : {}),
    });
    const handler = this.handler(props);
    this.function = handler;
    this.executionRole = new Role(this, 'ExecutionRole', {
      description: 'CloudFormation calls the hook of cdk-websocket-guard with it.',
      assumedBy: new ServicePrincipal('hooks.cloudformation.amazonaws.com'),
      inlinePolicies: { invoke: allow(['lambda:InvokeFunction'], handler.functionArn) },
    });
    this.hook = this.lambdaHook(alias, props);
    this.errors = this.alarm('Errors', handler.metricErrors(), props, 'The hook ends without an answer.');
    this.throttles = this.alarm('Throttles', handler.metricThrottles(), props, 'The hook is throttled.');
    this.internalFailures = this.alarm(
      'InternalFailures',
      new MetricFilter(this, 'Failures', {
        logGroup: this.logGroup,
        filterPattern: FilterPattern.stringValue('$.errorCode', '=', 'InternalFailure'),
        metricNamespace: 'WebSocketGuard',
        metricName: 'HookInternalFailures',
      }).metric({ statistic: 'Sum' }),
      props,
      'The hook could not judge something; its log says why.',
    );
  }

  private handler(props: WebSocketGuardHookProps): Function {
    const { reservedConcurrentExecutions } = props;
    return new Function(this, 'Function', {
      description: 'Judges the WebSocket APIs of stacks before they are deployed: cdk-websocket-guard.',
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      handler: 'hook.handler',
      code: given(props.code) ?? Code.fromAsset(HANDLER_DIRECTORY),
      timeout: TIMEOUT,
      memorySize: props.memorySize ?? 1024,
      environment: { [OPTIONS_VARIABLE]: optionsOf(props) },
      logGroup: this.logGroup,
      role: new Role(this, 'FunctionRole', {
        description: 'The hook of cdk-websocket-guard writes its log with it.',
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        inlinePolicies: { log: allow(['logs:CreateLogStream', 'logs:PutLogEvents'], this.logGroup.logGroupArn) },
      }),
      ...(reservedConcurrentExecutions === undefined ? {} : { reservedConcurrentExecutions }),
    });
  }

  private lambdaHook(alias: string, props: WebSocketGuardHookProps): CfnLambdaHook {
    const { targets = [WebSocketGuardHookTarget.STACK, WebSocketGuardHookTarget.CHANGE_SET], stackFilters } = props;
    const hook = new CfnLambdaHook(this, 'Hook', {
      alias,
      lambdaFunction: this.function.functionArn,
      executionRole: this.executionRole.roleArn,
      failureMode: props.failureMode ?? WebSocketGuardHookFailureMode.WARN,
      hookStatus: (props.enabled ?? true) ? 'ENABLED' : 'DISABLED',
      targetOperations: targets,
      ...(stackFilters
        ? {
            stackFilters: {
              filteringCriteria: stackFilters.matchAny === true ? 'ANY' : 'ALL',
              ...filter('stackNames', given(stackFilters.includeStacks), given(stackFilters.excludeStacks)),
              ...filter('stackRoles', given(stackFilters.includeRoles), given(stackFilters.excludeRoles)),
            },
          }
        : {}),
    });
    // The type of aws-cdk-lib requires `Targets`, which CloudFormation rejects beside whole stacks and change sets.
    const whole: readonly string[] = [WebSocketGuardHookTarget.STACK, WebSocketGuardHookTarget.CHANGE_SET];
    const isOfResources = !targets.some((target) => whole.includes(target));
    hook.addPropertyOverride('TargetFilters', {
      Actions: ['CREATE', 'UPDATE'],
      ...(isOfResources ? { TargetNames: TARGET_NAMES } : {}),
    });
    return hook;
  }

  private alarm(name: string, metric: Metric, props: WebSocketGuardHookProps, alarmDescription: string): Alarm {
    const alarm = new Alarm(this, `${name}Alarm`, {
      metric: metric.with({ period: props.alarmPeriod ?? Duration.minutes(5) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription,
    });
    alarm.addAlarmAction(...(given(props.alarmActions) ?? []));
    return alarm;
  }
}

/** Refuses values that TypeScript refuses, and with which the hook would not do what its author asked for. */
function assertValues({ targets, failureMode, enabled, suppressions, stackFilters }: WebSocketGuardHookProps): void {
  if (!Token.isUnresolved(failureMode))
    assertOneOf('WebSocketGuardHook', 'failureMode', failureMode, Object.values(WebSocketGuardHookFailureMode));
  assertFlag('WebSocketGuardHook', 'enabled', enabled);
  assertFlag('WebSocketGuardHook', 'suppressions', suppressions);
  // CloudFormation has a word for it, which no token becomes.
  assertFlag('WebSocketGuardHook', 'stackFilters.matchAny', stackFilters?.matchAny);
  if (targets === undefined) return;
  const known = Object.values(WebSocketGuardHookTarget);
  if (!Array.isArray(targets) || targets.length === 0)
    throw new ConfigurationError(`targets of WebSocketGuardHook is a list of one or more of ${known.join(', ')}`);
  for (const target of targets) assertOneOf('WebSocketGuardHook', 'targets', target, known);
}

function allow(actions: string[], resource: string): PolicyDocument {
  return new PolicyDocument({ statements: [new PolicyStatement({ actions, resources: [resource] })] });
}

/** The options of the handler, as JSON. */
function optionsOf({ preset, rules, locked, failOn, protocols, suppressions }: WebSocketGuardHookProps): string {
  const configuration = parseConfiguration({ preset, rules, locked, failOn, protocols });
  // Throws for rules and options that do not exist, now and not when the hook judges its first stack.
  new Checker(configuration);
  const text = JSON.stringify({ ...configuration, ...(suppressions === undefined ? {} : { suppressions }) });
  if (text.length > MAX_OPTIONS_LENGTH)
    throw new Error(
      `the rules take ${text.length} characters, of which an environment variable has room for ${MAX_OPTIONS_LENGTH}; deploy a handler of your own with createHandler() of cdk-websocket-guard/hook`,
    );
  return text;
}

function filter(
  name: 'stackNames' | 'stackRoles',
  include: string[] | undefined,
  exclude: string[] | undefined,
): Record<string, { readonly include?: string[]; readonly exclude?: string[] }> {
  if (include === undefined && exclude === undefined) return {};
  return { [name]: { ...(include ? { include } : {}), ...(exclude ? { exclude } : {}) } };
}
