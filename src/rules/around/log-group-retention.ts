import { accessLogGroups } from '../../apigateway/monitoring/access-log-groups';
import { jointly } from '../../cloudformation/conditions/branches';
import { asText, onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { awsPage, templateReference } from '../support/pages';

/** What sets the retention of a group in older apps of the CDK. */
const LOG_RETENTION = 'Custom::LogRetention';

export const logGroupRetention: Policy = {
  id: 'log-group-retention',
  category: 'observability',
  severity: 'info',
  title: 'The log group of an access log expires old lines',
  why: 'Without RetentionInDays, CloudWatch Logs keeps every line forever. The access log of a chat has a line for each message, with the address and the identity of its sender: the bill grows, and so does what a leak exposes.',
  fix: 'Set RetentionInDays to the number of days for which you need the log in incidents and audits, such as 90 (in aws-cdk-lib: retention of the LogGroup).',
  references: [
    templateReference('Logs::LogGroup'),
    awsPage('AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams'),
  ],
  controls: { securityHub: ['CloudWatch.16'], config: ['cw-loggroup-retention-period-check'], nist80053: ['AU-11'] },
  check(model, judge) {
    for (const { group, whens } of accessLogGroups(model)) {
      if (model.resources(LOG_RETENTION).some((custom) => isFor(custom, group))) continue;
      judge.value(group, 'RetentionInDays', (days) => {
        if (!days.isAbsent) return undefined;
        const message = 'The access log of a stage goes to this log group, which keeps its lines forever.';
        return whens.flatMap((branch) => {
          const when = jointly(days.when, branch);
          return when ? [{ message, when }] : [];
        });
      });
    }
  },
};

/** Whether a custom resource is given the name of a log group. */
function isFor(custom: Resource, group: Resource): boolean {
  const name = asText(custom.term('LogGroupName'));
  const symbol = name && onlySymbol(name);
  if (symbol?.kind === 'resource') return symbol.resource === group;
  const own = asText(group.term('LogGroupName'));
  return name !== undefined && own !== undefined && textKey(name) === textKey(own);
}
