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

/** The targets of a hook. */
export enum WebSocketGuardHookTarget {
  /** Stacks, before they are created or updated: the template as a whole. */
  STACK = 'STACK',
  /** Change sets, when they are created: the template as a whole, with the values of its parameters. */
  CHANGE_SET = 'CHANGE_SET',
  /** Single resources of stacks: a verdict that depends on another resource is unknown. */
  RESOURCE = 'RESOURCE',
  /** Single resources that are created with the Cloud Control API, as by Terraform's AWSCC provider. */
  CLOUD_CONTROL = 'CLOUD_CONTROL',
}

/** What happens when the hook fails an operation, or cannot judge it. */
export enum WebSocketGuardHookFailureMode {
  /** The operation goes on, with a warning. */
  WARN = 'WARN',
  /** The operation is stopped. */
  FAIL = 'FAIL',
}

/**
 * The stacks that the hook judges.
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
   * Names of the stacks that it judges.
   *
   * @default - all
   */
  readonly includeStacks?: string[];

  /**
   * Names of stacks that it does not judge.
   *
   * @default - none
   */
  readonly excludeStacks?: string[];

  /**
   * ARNs of roles whose stacks it judges.
   *
   * @default - all
   */
  readonly includeRoles?: string[];

  /**
   * ARNs of roles whose stacks it does not judge.
   *
   * @default - none
   */
  readonly excludeRoles?: string[];
}

/** Properties of {@link WebSocketGuardHook}. */
export interface WebSocketGuardHookProps {
  /**
   * The name of the hook in the account and region, in the form `Name1::Name2::Name3`, each of 2 to 64 letters and
   * digits.
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
   * The targets of the hook. RESOURCE and CLOUD_CONTROL need a hook of their own, which can then be limited to the
   * types of resources that policies are about.
   *
   * @default [WebSocketGuardHookTarget.STACK, WebSocketGuardHookTarget.CHANGE_SET]
   */
  readonly targets?: WebSocketGuardHookTarget[];

  /**
   * The stacks that the hook judges.
   *
   * @default - all
   */
  readonly stackFilters?: WebSocketGuardStackFilters;

  /**
   * Whether the hook is enabled.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The policies, and their severities.
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
   * Rules that suppressions in templates have no effect on.
   *
   * @default - none
   */
  readonly locked?: string[];

  /**
   * The lowest severity that fails an operation.
   *
   * @default WebSocketGuardFailOn.ERROR
   */
  readonly failOn?: WebSocketGuardFailOn;

  /**
   * The kinds of APIs to judge. HTTP APIs are not judged unless they are listed.
   *
   * @default [WebSocketGuardProtocol.WEBSOCKET]
   */
  readonly protocols?: WebSocketGuardProtocol[];

  /**
   * Whether suppressions in the metadata of resources have an effect. If so, the author of a template can pass the hook
   * with them.
   *
   * @default true
   */
  readonly suppressions?: boolean;

  /**
   * The code of the handler; for stack sets, in a bucket that every account may read.
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
   * How many events are handled at once; further ones are throttled.
   *
   * @default - the limit of the account
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * How long the log of the function is kept. It has the answers, and no content of templates.
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
   * The period of the alarms.
   *
   * @default Duration.minutes(5)
   */
  readonly alarmPeriod?: Duration;

  /**
   * What happens when an alarm is raised.
   *
   * @default - nothing besides the state of the alarm
   */
  readonly alarmActions?: IAlarmAction[];
}
