import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { WITH_LOG_ROLE } from '../support/log-role';
import { developerGuide } from '../support/pages';

export const stageAccessLogs: Policy = {
  id: 'stage-access-logs',
  protocols: ['websocket', 'http'],
  category: 'observability',
  severity: 'warning',
  title: 'A stage writes access logs',
  why: 'Without them, nobody can say, during an incident or after it, who called or connected, and what was refused and why.',
  fix: `Set AccessLogSettings with the ARN of a log group that has RetentionInDays, and a JSON format that includes $context.requestId. ${WITH_LOG_ROLE}`,
  references: [
    developerGuide('websocket-api-logging'),
    developerGuide('http-api-logging'),
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-9',
  ],
  controls: {
    securityHub: ['APIGateway.9'],
    config: ['api-gwv2-access-logs-enabled'],
    nist80053: ['AU-2', 'AU-12'],
    cwe: ['CWE-778'],
  },
  otherTools:
    'cdk-nag AwsSolutions-APIG1 looks at the construct, and does not see logs that a property override adds or removes.',
  check(model, judge) {
    judge.values(model.stages, ['AccessLogSettings', 'AccessLogSettings.DestinationArn'], ([settings, destination]) => {
      const isSet = settings.keys !== undefined;
      if (isSet && !isEmpty(destination)) return undefined;
      return `The stage writes no access log: ${isSet ? 'AccessLogSettings has no DestinationArn' : 'it has no AccessLogSettings'}.`;
    });
  },
};
