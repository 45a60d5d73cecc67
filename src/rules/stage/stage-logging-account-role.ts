import { logAccounts, mayShareAccount } from '../../apigateway/monitoring/log-account';
import { REJECTED_LOGGING } from '../../aws/rejections';
import { excluding } from '../../cloudformation/conditions/branches';
import type { Policy } from '../policy';
import { checkLoggingStages } from '../support/logging-stages';
import { developerGuide, github, templateReference } from '../support/pages';

export const stageLoggingAccountRole: Policy = {
  id: 'stage-logging-account-role',
  category: 'deploy',
  severity: 'info',
  title: 'API Gateway has a role to write logs with',
  why: `API Gateway writes logs with a role that is set once per account and region. Where nobody has set it, the stage fails to deploy: ${REJECTED_LOGGING}.`,
  fix: 'Make sure that the account has the role in every region you deploy to, or create it: an AWS::ApiGateway::Account with a role that trusts apigateway.amazonaws.com and has AmazonAPIGatewayPushToCloudWatchLogs, and let the stage depend on it (DependsOn: Account).',
  references: [
    developerGuide('set-up-logging'),
    templateReference('ApiGateway::Account'),
    github('anomalyco/sst/issues/1556'),
  ],
  check(model, judge) {
    const hidden = model.templates.find(({ hiddenBy }) => hiddenBy !== undefined)?.hiddenBy;
    checkLoggingStages(judge, model, (stage, given) => {
      const accounts = logAccounts(model).filter(({ resource }) => mayShareAccount(resource, stage.resource));
      const branches = excluding(
        given,
        accounts.map((account) => account.when),
      );
      if (branches.length === 0) return undefined;
      if (hidden !== undefined) {
        judge.unknown(stage, '', hidden, given);
        return undefined;
      }
      const [account] = accounts;
      const none = account
        ? `${account.resource.declared.logicalId}, which sets the role for them, is not there in this branch`
        : 'no template sets the role for them';
      const message = `The stage writes logs, and ${none}: unless the account has one, ${REJECTED_LOGGING}.`;
      return branches.map((when) => ({ path: '', message, when }));
    });
  },
};
