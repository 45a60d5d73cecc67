import type { Policy } from '../policy';
import { awsPage, developerGuide } from '../support/pages';

export const stageDetailedMetrics: Policy = {
  id: 'stage-detailed-metrics',
  protocols: ['websocket', 'http'],
  category: 'observability',
  severity: 'info',
  title: 'A stage publishes metrics for each route',
  why: 'Without detailed metrics, CloudWatch has counts, errors and latency only for the stage as a whole: an alarm cannot tell which route fails.',
  fix: 'Set DetailedMetricsEnabled of DefaultRouteSettings to true. CloudWatch bills the metrics as custom metrics.',
  references: [
    developerGuide('apigateway-websocket-api-logging'),
    awsPage('config/latest/developerguide/api-gwv2-stage-default-route-detailed-metrics-enabled'),
  ],
  controls: { config: ['api-gwv2-stage-default-route-detailed-metrics-enabled'] },
  check(model, judge) {
    judge.value(
      model.stages,
      'DefaultRouteSettings.DetailedMetricsEnabled',
      (metrics) =>
        (metrics.isAbsent || metrics.boolean === false) &&
        'Detailed metrics are off: errors and latency cannot be told apart by route.',
    );
  },
};
