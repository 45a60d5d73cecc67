import { Alarm, ComparisonOperator, TreatMissingData, type IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib';
import type { IWebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { spellingProblem } from '../../engine/config/assert-options';
import { check } from '../support/check';
import { fail, placeOf } from '../support/fail';
import { DURATION, having, list, NUMBER, optional, orNothing, type Kind } from '../support/kinds';
import { given, isGiven } from '../support/shown';
import { webSocketMetric } from './websocket-metric';

/** The thresholds of alarms. */
export interface WebSocketAlarmOptions {
  /**
   * The number of client errors in a period that raises the alarm: refused connections, messages without a route,
   * throttling.
   *
   * @default 100
   */
  readonly clientErrors?: number;

  /**
   * The number of errors of back ends in a period that raises the alarm.
   *
   * @default 1
   */
  readonly integrationErrors?: number;

  /**
   * The number of failed calls of back ends in a period that raises the alarm.
   *
   * @default 1
   */
  readonly executionErrors?: number;

  /**
   * The number of new connections in a period that raises the alarm.
   *
   * @default - no alarm: it depends on the number of clients
   */
  readonly connects?: number;

  /**
   * The period of the metrics.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;

  /**
   * Actions when an alarm is raised.
   *
   * @default - nothing besides the state of the alarm
   */
  readonly actions?: IAlarmAction[];
}

/** The stage, and the thresholds of its alarms. */
export interface WebSocketAlarmsProps extends WebSocketAlarmOptions {
  /** The stage. */
  readonly stage: IWebSocketStage;
}

/** One of the alarms. */
interface AlarmSpec {
  readonly id: string;
  /** The name of the metric. */
  readonly metric: Parameters<typeof webSocketMetric>[1];
  readonly threshold: number;
  readonly description: string;
}

const KINDS: Readonly<Record<keyof WebSocketAlarmsProps, Kind>> = {
  stage: having('a WebSocketStage', 'metric'),
  clientErrors: optional(NUMBER),
  integrationErrors: optional(NUMBER),
  executionErrors: optional(NUMBER),
  connects: optional(NUMBER),
  period: optional(DURATION),
  actions: orNothing(list('new SnsAction(topic)')),
};

/**
 * Alarms of a stage: on client errors, on errors of back ends, on failed calls of back ends, and on more connections
 * than expected.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html
 */
export class WebSocketAlarms extends Construct {
  /** Raised when too many requests are refused because of the client. */
  public readonly clientErrors: Alarm;
  /** Raised when back ends answer with errors. */
  public readonly integrationErrors: Alarm;
  /** Raised when back ends cannot be called. */
  public readonly executionErrors: Alarm;
  /** Raised when more clients connect than expected; undefined without a threshold. */
  public readonly connects?: Alarm;

  public constructor(scope: Construct, id: string, props: WebSocketAlarmsProps) {
    check(placeOf(scope, id), props, KINDS);
    // A subclass has properties of its own.
    if (new.target === WebSocketAlarms) checkSpelling(placeOf(scope, id), props);
    super(scope, id);
    this.clientErrors = this.alarm(props, {
      id: 'ClientErrors',
      metric: 'ClientError',
      threshold: props.clientErrors ?? 100,
      description: 'Requests are refused: clients that may not connect, messages without a route, or throttling.',
    });
    this.integrationErrors = this.alarm(props, {
      id: 'IntegrationErrors',
      metric: 'IntegrationError',
      threshold: props.integrationErrors ?? 1,
      description: 'Back ends answer with errors.',
    });
    this.executionErrors = this.alarm(props, {
      id: 'ExecutionErrors',
      metric: 'ExecutionError',
      threshold: props.executionErrors ?? 1,
      description: 'Back ends cannot be called: a missing permission, a wrong URI, a timeout.',
    });
    if (isGiven(props.connects)) {
      this.connects = this.alarm(props, {
        id: 'Connects',
        metric: 'ConnectCount',
        threshold: props.connects,
        description: 'More clients connect than expected.',
      });
    }
  }

  private alarm(props: WebSocketAlarmsProps, { id, metric, threshold, description }: AlarmSpec): Alarm {
    const { stage } = props;
    const period = props.period ?? Duration.minutes(5);
    const alarm = new Alarm(this, id, {
      metric: webSocketMetric(stage, metric, { period }),
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: description,
    });
    alarm.addAlarmAction(...(given(props.actions) ?? []));
    return alarm;
  }
}

/** Rejects misspelt properties, which would have no effect. */
function checkSpelling(place: string, props: WebSocketAlarmsProps): void {
  const misspelt = spellingProblem(props, Object.keys(KINDS));
  if (misspelt !== undefined) fail(place, `alarms ${misspelt}`);
}
