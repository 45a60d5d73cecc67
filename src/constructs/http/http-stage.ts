import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { check } from '../support/check';
import { placeOf } from '../support/fail';
import { HTTP_API, orNothing, STAGE_NAME } from '../support/kinds';
import { checkStage, completeStage } from '../support/complete-stage';
import { HTTP_ACCESS_LOG_FORMAT } from '../support/http-access-log-format';
import { HTTP_ROUTE_SETTINGS } from '../support/http-stage-defaults';
import type { HttpRouteSettings } from './http-route-settings';

/** Options of a stage: those of aws-cdk-lib, and some of this package. */
export interface HttpStageOptions extends apigatewayv2.HttpStageOptions {
  /**
   * Settings of single routes, by route key (`GET /books`). In CloudFormation such an entry replaces the settings of
   * the stage as a whole; here, settings that are not given are those of the stage.
   *
   * @default - every route has the settings of the stage
   */
  readonly routeSettings?: Record<string, HttpRouteSettings>;

  /**
   * How long the access log is kept, where the stage creates its log group.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly accessLogRetention?: RetentionDays;
}

/** A stage, and the API it belongs to. */
export interface HttpStageProps extends HttpStageOptions, apigatewayv2.HttpStageProps {}

/**
 * A stage of an HTTP API with auto-deploy, throttling, an access log and detailed metrics.
 *
 * @example
 * declare const api: HttpApi;
 * new HttpStage(this, 'Beta', { httpApi: api, stageName: 'beta' });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 * @resource AWS::ApiGatewayV2::Stage
 */
@propertyInjectable
export class HttpStage extends apigatewayv2.HttpStage {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.HttpStage';

  /** The log group of the access log; undefined where `accessLogSettings` names another destination. */
  public readonly accessLogGroup?: ILogGroup;

  /**
   * @throws Error for a stage name or a limit that cannot work
   */
  public constructor(scope: Construct, id: string, props: HttpStageProps) {
    check(placeOf(scope, id), props, { httpApi: HTTP_API, stageName: orNothing(STAGE_NAME) });
    checkStage(placeOf(scope, id), props, ['throttle', 'detailedMetricsEnabled']);
    super(scope, id, props);
    this.accessLogGroup = completeStage(this, props, {
      settings: HTTP_ROUTE_SETTINGS,
      accessLogFormat: HTTP_ACCESS_LOG_FORMAT,
    });
  }

  /** The default format of the access log: JSON. */
  public override defaultAccessLogFormat(): AccessLogFormat {
    return AccessLogFormat.custom(HTTP_ACCESS_LOG_FORMAT);
  }
}
