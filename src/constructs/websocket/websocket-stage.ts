import { Lazy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { REJECTED_LOGGING } from '../../aws/rejections';
import { check } from '../support/check';
import {
  choice,
  knownList,
  optional,
  options as object,
  orNothing,
  STAGE_NAME,
  WEB_SOCKET_API,
} from '../support/kinds';
import { checkStage, completeStage } from '../support/complete-stage';
import { ACCESS_LOG_FORMAT } from '../support/default-access-log-format';
import { fail, placeOf } from '../support/fail';
import { propertiesOf } from '../support/properties-of';
import { addWarning } from '../support/report-error';
import { isGiven } from '../support/shown';
import { AccountLogOrder } from '../support/account-log-order';
import { AccountLogSettings } from '../support/account-log-settings';
import { connectionArns, grantConnections } from '../support/connection-arns';
import { AccountLogRole } from './account-log-role';
import { ConnectionMethod } from '../options/connection-method';
import type { LoggingLevel } from '../options/logging-level';
import { DEFAULT_ROUTE_SETTINGS } from '../support/stage-defaults';
import { isDefaultEndpointClosed, mapDomain } from '../support/stage-domain';
import { WebSocketAlarms, type WebSocketAlarmOptions } from './websocket-alarms';
import type { WebSocketDomainOptions } from '../options/websocket-domain-options';
import { webSocketMetric } from './websocket-metric';
import type { WebSocketRouteSettings } from '../options/websocket-route-settings';

/** Options of {@link WebSocketStage.grantManageConnections}. */
export interface ManageConnectionsOptions {
  /**
   * The methods.
   *
   * @default - `ConnectionMethod.POST`, to send
   */
  readonly methods?: ConnectionMethod[];
}

/** Properties of {@link WebSocketStage}: those of aws-cdk-lib, and some of this package. */
export interface WebSocketStageProps extends apigatewayv2.WebSocketStageProps {
  /**
   * The level of execution logs.
   *
   * @default LoggingLevel.ERROR
   */
  readonly loggingLevel?: LoggingLevel;

  /**
   * Whether execution logs contain the full messages of clients and back ends. AWS recommends against it in production.
   *
   * @default false
   */
  readonly dataTraceEnabled?: boolean;

  /**
   * Settings of single routes, by route key. In CloudFormation such an entry replaces the settings of the stage as a
   * whole; here, settings that are not given are those of the stage.
   *
   * @default - every route has the settings of the stage
   */
  readonly routeSettings?: Record<string, WebSocketRouteSettings>;

  /**
   * How long the access log is kept, where the stage creates its log group.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly accessLogRetention?: RetentionDays;

  /**
   * The origin of the role with which API Gateway writes to CloudWatch Logs.
   *
   * @default - the role that the app sets for the account and region; a warning where it sets none
   */
  readonly accountLogRole?: AccountLogRole;

  /**
   * The thresholds of alarms.
   *
   * @default - no alarms
   */
  readonly alarms?: WebSocketAlarmOptions;
}

const KINDS = {
  webSocketApi: WEB_SOCKET_API,
  stageName: STAGE_NAME,
  accountLogRole: optional(choice(Object.values(AccountLogRole))),
  alarms: orNothing(object('an object with thresholds: { connects: 1000 }')),
};

const METHODS = optional(knownList('ConnectionMethod.POST', choice(Object.values(ConnectionMethod))));

/**
 * A stage with auto-deploy, throttling, access and execution logs, and detailed metrics.
 *
 * @example
 * new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-stages.html
 * @resource AWS::ApiGatewayV2::Stage
 */
@propertyInjectable
export class WebSocketStage extends apigatewayv2.WebSocketStage {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.WebSocketStage';

  /** The log group of the access log; undefined where `accessLogSettings` names another destination. */
  public readonly accessLogGroup?: ILogGroup;

  /** The address of the domain without the scheme; undefined where the stage has no domain. */
  private domainAddress?: string;

  /**
   * @throws Error for a stage name or a limit that cannot work
   */
  public constructor(scope: Construct, id: string, props: WebSocketStageProps) {
    check(placeOf(scope, id), props, KINDS);
    checkStage(placeOf(scope, id), props, ['throttle', 'loggingLevel', 'dataTraceEnabled', 'detailedMetricsEnabled']);
    super(scope, id, props);
    this.accessLogGroup = completeStage(this, props, {
      settings: DEFAULT_ROUTE_SETTINGS,
      accessLogFormat: ACCESS_LOG_FORMAT,
    });
    if (props.accountLogRole === AccountLogRole.CREATE) AccountLogSettings.of(this);
    AccountLogOrder.add(scope, id);
    if (!props.accountLogRole) this.missAccountLogRole();
    if (props.domainMapping) {
      const { domainName, mappingKey } = props.domainMapping;
      this.domainAddress = addressOf(domainName, mappingKey);
    }
    if (props.alarms) new WebSocketAlarms(this, 'Alarms', { ...propertiesOf(props.alarms), stage: this });
  }

  /**
   * The URL to which clients connect: the default endpoint, or the stage's domain where the default endpoint is
   * disabled.
   */
  public override get url(): string {
    return this.addressed('wss://', super.url);
  }

  /**
   * The URL by which back ends manage connections: the default endpoint, or the stage's domain where the default
   * endpoint is disabled. They need `grantManageConnections`.
   */
  public override get callbackUrl(): string {
    return this.addressed('https://', super.callbackUrl);
  }

  /**
   * Adds a custom domain for this stage: a regional endpoint with TLS 1.2, mapped when the stage exists.
   *
   * @param id the id of the domain below this stage
   * @param options its name and certificate, and whether the default endpoint is disabled
   * @throws Error for a name or a key that AWS rejects, and for the default endpoint of an imported API
   */
  public addDomain(id: string, options: WebSocketDomainOptions): apigatewayv2.DomainName {
    const domain = mapDomain(this, id, options);
    this.domainAddress ??= addressOf(domain, options.mappingKey);
    return domain;
  }

  /**
   * Allows an identity to manage the connections of this stage, and of no other.
   *
   * @param grantee the role, group or user
   * @param options the methods
   */
  public grantManageConnections(grantee: IGrantable, options: ManageConnectionsOptions = {}): Grant {
    check(placeOf(this), { options }, { options: object('an object: { methods: [ConnectionMethod.POST] }') });
    check(placeOf(this), options, { methods: METHODS });
    const methods = options.methods ?? [ConnectionMethod.POST];
    if (methods.length === 0)
      fail(placeOf(this), 'methods is empty, which allows nothing: methods: [ConnectionMethod.POST].');
    return grantConnections(this, grantee, connectionArns(this.api, this.stageName, methods));
  }

  /**
   * Allows an identity to send to, inspect and close the connections of this stage. `grantManageConnections` is
   * narrower.
   *
   * @param identity the role, group or user
   */
  public override grantManagementApiAccess(identity: IGrantable): Grant {
    return this.grantManageConnections(identity, {
      methods: [ConnectionMethod.POST, ConnectionMethod.GET, ConnectionMethod.DELETE],
    });
  }

  /** The default format of the access log: JSON. */
  public override defaultAccessLogFormat(): AccessLogFormat {
    return AccessLogFormat.custom(ACCESS_LOG_FORMAT);
  }

  /**
   * Adds alarms to this stage.
   *
   * @param id the id of the alarms below this stage
   * @param options their thresholds
   */
  public addAlarms(id: string, options: WebSocketAlarmOptions = {}): WebSocketAlarms {
    return new WebSocketAlarms(this, id, { ...propertiesOf(options), stage: this });
  }

  /**
   * How many clients connected.
   *
   * @default - sum over 5 minutes
   */
  public metricConnectCount(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'ConnectCount', props);
  }

  /**
   * How many messages were sent and received.
   *
   * @default - sum over 5 minutes
   */
  public metricMessageCount(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'MessageCount', props);
  }

  /**
   * How many requests the back ends answered with an error.
   *
   * @default - sum over 5 minutes
   */
  public metricIntegrationError(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'IntegrationError', props);
  }

  /**
   * How many requests were refused because of the client, before a back end was called.
   *
   * @default - sum over 5 minutes
   */
  public metricClientError(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'ClientError', props);
  }

  /**
   * How many calls of back ends failed.
   *
   * @default - sum over 5 minutes
   */
  public metricExecutionError(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'ExecutionError', props);
  }

  /**
   * How many milliseconds the back ends took to answer.
   *
   * @default - average over 5 minutes
   */
  public metricIntegrationLatency(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'IntegrationLatency', props);
  }

  /** An address that is resolved at synthesis, since the default endpoint may be disabled until then. */
  private addressed(scheme: string, open: string): string {
    const produce = (): string =>
      (isDefaultEndpointClosed(this) ? this.domainAddress : undefined) ?? open.slice(scheme.length);
    return `${scheme}${Lazy.string({ produce })}`;
  }

  private missAccountLogRole(): void {
    this.node.addValidation({
      validate: () => {
        if (!AccountLogSettings.find(this)) {
          addWarning(
            this,
            'cdk-websocket-guard:account-log-role',
            `The stage logs, and nothing in the app sets the CloudWatch Logs role of the account. Where the account has none in this region, AWS rejects the stage: ${REJECTED_LOGGING}. Set accountLogRole: AccountLogRole.CREATE, or EXISTING where the account has it.`,
          );
        }
        return [];
      },
    });
  }
}

function addressOf(domain: apigatewayv2.IDomainNameRef, mappingKey: string | undefined): string {
  return [domain.domainNameRef.domainName, ...(isGiven(mappingKey) ? [mappingKey] : [])].join('/');
}
