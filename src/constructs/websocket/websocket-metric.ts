import { Stats, type Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';

/**
 * The metrics that API Gateway keeps of WebSocket APIs, and the statistic that says something about each.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html
 */
const STATISTICS = {
  ConnectCount: Stats.SUM,
  MessageCount: Stats.SUM,
  IntegrationError: Stats.SUM,
  ClientError: Stats.SUM,
  ExecutionError: Stats.SUM,
  IntegrationLatency: Stats.AVERAGE,
} as const;

/** Something that has metrics: an API or a stage. */
export interface HasMetrics {
  metric(metricName: string, props?: MetricOptions): Metric;
}

/** A metric with its usual statistic. */
export function webSocketMetric(of: HasMetrics, name: keyof typeof STATISTICS, props?: MetricOptions): Metric {
  return of.metric(name, { statistic: STATISTICS[name], ...props });
}
