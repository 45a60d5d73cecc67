import type { Duration } from 'aws-cdk-lib';
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type {
  WebSocketGuardFailOn,
  WebSocketGuardPreset,
  WebSocketGuardProtocol,
} from '../aspects/websocket-guard-options';

/** What a hook is asked about. */
export enum WebSocketGuardHookTarget {
  /** Stacks, before they are created or updated: the template as a whole. */
  STACK = 'STACK',
  /** Change sets, when they are created: the template as a whole, with the values of its parameters. */
  CHANGE_SET = 'CHANGE_SET',
  /** Single resources of stacks: nothing that rests on another resource can be judged. */
  RESOURCE = 'RESOURCE',
  /** Single resources that are made with the Cloud Control API, Terraform's AWSCC provider among others. */
  CLOUD_CONTROL = 'CLOUD_CONTROL',
}

/** What happens when the hook finds that something fails, or cannot judge it. */
export enum WebSocketGuardHookFailureMode {
  /** The operation goes on, with a warning. */
  WARN = 'WARN',
  /** The operation is stopped. */
  FAIL = 'FAIL',
}

/**
 * Which stacks the hook is asked about.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hooks-stack-level-filtering.html
 */
export interface WebSocketGuardStackFilters {
  /**
   * Whether one of the filters is enough; otherwise all of them must match.
   *
   * @default false
   */
  readonly matchAny?: boolean;

  /**
   * Names of the stacks it is asked about.
   *
   * @default - all
   */
  readonly includeStacks?: string[];

  /**
   * Names of stacks it is not asked about.
   *
   * @default - none
   */
  readonly excludeStacks?: string[];

  /**
   * ARNs of the roles whose stacks it is asked about.
   *
   * @default - all
   */
  readonly includeRoles?: string[];

  /**
   * ARNs of roles whose stacks it is not asked about.
   *
   * @default - none
   */
  readonly excludeRoles?: string[];
}

/** What the hook is asked about, how it judges, and what happens then. */
export interface WebSocketGuardHookProps {
  /**
   * The name of the hook in the account and region, in the form `Name1::Name2::Name3`, each of 2 to 64 letters and digits.
   *
   * @default 'Private::WebSocketGuard::Hook'
   */
  readonly alias?: string;

  /**
   * What happens to an operation that fails.
   *
   * @default WebSocketGuardHookFailureMode.WARN
   */
  readonly failureMode?: WebSocketGuardHookFailureMode;

  /**
   * What the hook is asked about. RESOURCE and CLOUD_CONTROL take a hook of their own: only then is it asked about those
   * types of resources alone that policies are about.
   *
   * @default [WebSocketGuardHookTarget.STACK, WebSocketGuardHookTarget.CHANGE_SET]
   */
  readonly targets?: WebSocketGuardHookTarget[];

  /**
   * Which stacks the hook is asked about.
   *
   * @default - all
   */
  readonly stackFilters?: WebSocketGuardStackFilters;

  /**
   * Whether the hook is asked at all.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Which policies, and how severe.
   *
   * @default WebSocketGuardPreset.RECOMMENDED
   */
  readonly preset?: WebSocketGuardPreset;

  /**
   * Severity by policy id: `off`, `info`, `warning`, `error`; or a list of severity and options.
   *
   * @default - those of the preset
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii knows no union of a text and a list
  readonly rules?: Record<string, any>;

  /**
   * Rules that no metadata of a template may silence.
   *
   * @default - none
   */
  readonly locked?: string[];

  /**
   * The least severity that fails an operation.
   *
   * @default WebSocketGuardFailOn.ERROR
   */
  readonly failOn?: WebSocketGuardFailOn;

  /**
   * Which kinds of APIs are judged. HTTP APIs are left alone unless they are asked for.
   *
   * @default [WebSocketGuardProtocol.WEBSOCKET]
   */
  readonly protocols?: WebSocketGuardProtocol[];

  /**
   * Whether what somebody wrote into the metadata of a resource takes its findings out of the count. Whoever writes the
   * template can then pass the hook by it.
   *
   * @default true
   */
  readonly suppressions?: boolean;

  /**
   * Where the handler is: for stack sets, a bucket that every account may read.
   *
   * @default - the handler of this package, as an asset
   */
  readonly code?: Code;

  /**
   * Memory of the function in MiB, and with it its share of a CPU.
   *
   * @default 1024
   */
  readonly memorySize?: number;

  /**
   * How many events are answered at once; what exceeds it is throttled.
   *
   * @default - as many as the account allows
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * How long the log of the function is kept. It says what was answered, and holds nothing of the templates.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: RetentionDays;

  /**
   * The key that encrypts the log; its policy has to let CloudWatch Logs use it.
   *
   * @default - a key of CloudWatch Logs
   */
  readonly encryptionKey?: IKey;

  /**
   * The period that the alarms look at.
   *
   * @default Duration.minutes(5)
   */
  readonly alarmPeriod?: Duration;

  /**
   * What happens when the hook cannot answer.
   *
   * @default - nothing but the state of the alarms
   */
  readonly alarmActions?: IAlarmAction[];
}
