import { ERROR_METRICS, errorAlarms } from '../../apigateway/monitoring/error-alarms';
import { outgoingIds } from '../../apigateway/absence/outgoing-ids';
import { excluding } from '../../cloudformation/conditions/branches';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

export const alarmsMissing: Policy = {
  id: 'alarms-missing',
  category: 'observability',
  severity: 'info',
  isOptIn: true,
  title: 'An alarm watches the errors of an API',
  why: 'When the back end of a WebSocket API fails, clients get "Internal server error" at best. CloudWatch counts such failures as IntegrationError, ExecutionError and ClientError. Without an alarm on one of them, you hear of them from your users.',
  fix: 'Add an AWS::CloudWatch::Alarm on metric IntegrationError of namespace AWS/ApiGateway, with dimension ApiId (and Stage), and an action that notifies somebody.',
  references: [developerGuide('apigateway-websocket-api-logging'), templateReference('CloudWatch::Alarm')],
  check(model, judge) {
    for (const stage of model.stages) {
      const { resource } = stage.api;
      if (!resource) continue;
      judge.about(stage);
      const { watching, open } = errorAlarms(model, stage);
      const alone = excluding(stage.when, watching);
      const doubts = open.map(({ alarm, when }) => ({
        when,
        reason: `only deployment knows whether alarm ${alarm.declared.logicalId} is for this API`,
      }));
      const message = `No alarm of the app watches ${ERROR_METRICS.join(', ')} of this API: nobody is told when it fails.`;
      reportBeyondDoubt(judge, stage, '', alone, message, [...outgoingIds(model, resource), ...doubts]);
    }
  },
};
