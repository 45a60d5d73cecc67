import { isJsonFormat, wholeFormat } from '../../apigateway/monitoring/access-log-format';
import type { Policy } from '../policy';
import { awsPage, developerGuide } from '../support/pages';

export const stageAccessLogStructured: Policy = {
  id: 'stage-access-log-structured',
  category: 'observability',
  severity: 'info',
  title: 'Access log lines are JSON',
  why: 'CloudWatch Logs Insights and metric filters find fields in JSON lines by name; other lines have to be parsed in every query. The default format of aws-cdk-lib is the Common Log Format, not JSON.',
  fix: 'Write the format as a JSON object: {"requestId":"$context.requestId","routeKey":"$context.routeKey", …}.',
  references: [
    awsPage('AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields'),
    developerGuide('set-up-logging'),
  ],
  check(model, judge) {
    judge.value(model.stages, 'AccessLogSettings.Format', (value) => {
      const format = wholeFormat(value);
      return format !== undefined && !isJsonFormat(format) && 'The lines of the access log are not JSON objects.';
    });
  },
};
