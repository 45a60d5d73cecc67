import { type LogAccount, logAccounts } from '../../apigateway/monitoring/log-account';
import { excluding, jointly, partsIn } from '../../cloudformation/conditions/branches';
import { branchesBefore } from '../../cloudformation/creation-order';
import { deployedBefore } from '../../cloudformation/stack-order';
import type { Assumption, Resource } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { checkLoggingStages } from '../support/logging-stages';

export const stageLoggingAccountOrder: Policy = {
  id: 'stage-logging-account-order',
  category: 'deploy',
  severity: 'warning',
  title: 'A stage that writes logs is created after the role of the account is set',
  why: 'CloudFormation creates what does not depend on each other in any order. A stage that comes before the AWS::ApiGateway::Account fails in an account without the role: "CloudWatch Logs role ARN must be set in account settings to enable logging".',
  fix: 'Add the Account to the DependsOn of the stage (CDK: stage.node.addDependency(account)); where it is in another stack, let the stack of the stage depend on that stack.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html',
    'https://github.com/aws/aws-cdk/issues/10722',
  ],
  check(model, judge) {
    checkLoggingStages(judge, model, (stage, given) => {
      const { resource } = stage;
      const accounts = logAccounts(model).filter((account) => account.resource.type === 'AWS::ApiGateway::Account');
      const inStack = accounts.filter((account) => account.resource.template === resource.template);
      const early = inStack.flatMap((account) =>
        notYet(resource, account, inStack, given).map((when) => ({
          path: 'DependsOn',
          message: message(account.resource.declared.logicalId),
          when,
        })),
      );
      if (early.length > 0) return early;
      const later = accounts.find((account) => deployedBefore(resource.template, account.resource.template));
      if (inStack.length > 0 || !later) return undefined;
      const { logicalId } = later.resource.declared;
      return {
        path: 'DependsOn',
        message: `The stage is created before ${logicalId}, since the stack of ${logicalId} depends on this one: where the account has no role yet, ${ERROR}.`,
      };
    });
  },
};

const ERROR = '"CloudWatch Logs role ARN must be set in account settings to enable logging"';

function message(account: string): string {
  return `The stage writes logs and may be created before ${account}: where the account has no role yet, ${ERROR}.`;
}

/** The branches in which an account may be set after a stage, and no other one is set before it. */
function notYet(
  stage: Resource,
  account: LogAccount,
  all: readonly LogAccount[],
  given: readonly Assumption[],
): readonly (readonly Assumption[])[] {
  const together = jointly(given, account.when);
  if (!together) return [];
  const before = branchesBefore(stage);
  const orders = all.flatMap(({ resource, when }) => partsIn(when, before(resource)));
  return excluding(together, orders);
}
