import {
  LogGroupLogDestination,
  type AccessLogDestinationConfig,
  type CfnStage,
  type IAccessLogDestination,
  type IStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays, type ILogGroup } from 'aws-cdk-lib/aws-logs';

const ID = 'AccessLog';

/** A log group that is created below its stage, always with the same logical id. */
export class OwnLogGroup implements IAccessLogDestination {
  /** The log group; undefined until it is bound to the stage. */
  public logGroup?: ILogGroup;

  /**
   * @param retention how long it is kept; a year where nothing is stated
   */
  public constructor(private readonly retention: RetentionDays = RetentionDays.ONE_YEAR) {}

  public bind(stage: IStage): AccessLogDestinationConfig {
    this.logGroup = new LogGroup(stage, ID, { retention: this.retention });
    return new LogGroupLogDestination(this.logGroup).bind(stage);
  }
}

/**
 * Gives a stage an access log in a log group of its own.
 *
 * @param scope the construct of the stage
 * @param stage its resource
 * @param format what is logged of each request
 * @param retention how long it is kept; a year where nothing is stated
 */
export function addAccessLog(
  scope: IStage,
  stage: CfnStage,
  format: string,
  retention?: RetentionDays,
): ILogGroup | undefined {
  const destination = new OwnLogGroup(retention);
  stage.accessLogSettings = { ...destination.bind(scope), format };
  return destination.logGroup;
}

/** The log group of its own that a stage has from an injector; undefined where its author named a destination. */
export function ownLogGroup({ node }: IStage): ILogGroup | undefined {
  return node.tryFindChild(ID) as ILogGroup | undefined;
}
