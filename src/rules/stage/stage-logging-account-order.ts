import { grouped } from '../../collections/grouped';
import { type LogAccount, logAccounts } from '../../apigateway/monitoring/log-account';
import { REJECTED_LOGGING } from '../../aws/rejections';
import { excluding, partsIn, wordsOf } from '../../cloudformation/conditions/branches';
import { branchesBefore, orderDoubt } from '../../cloudformation/stacks/creation-order';
import { NotKnown } from '../../cloudformation/intrinsics/value';
import { deployedBefore } from '../../cloudformation/stacks/stack-order';
import { outwards } from '../../cloudformation/stacks/stacks-around';
import type { Resource, Template } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { ANY_ORDER } from '../support/any-order';
import { checkLoggingStages } from '../support/logging-stages';
import { awsPage, github, templateReference } from '../support/pages';
import { someNames } from '../support/some-names';

export const stageLoggingAccountOrder: Policy = {
  id: 'stage-logging-account-order',
  category: 'deploy',
  severity: 'warning',
  title: 'A stage that writes logs is created after the log role of the account',
  why: `${ANY_ORDER}. A stage that comes before the AWS::ApiGateway::Account fails in an account without the role: ${REJECTED_LOGGING}.`,
  fix: 'Add the Account to the DependsOn of the stage (CDK: stage.node.addDependency(account)); where it is in another stack, let the stack of the stage depend on that stack.',
  references: [
    templateReference('ApiGateway::Account'),
    awsPage('AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson'),
    github('aws/aws-cdk/issues/10722'),
  ],
  check(model, judge) {
    const accounts = logAccounts(model).filter((account) => account.resource.type === 'AWS::ApiGateway::Account');
    const byStack = grouped(accounts, (account) => outermost(account.resource));
    const alike = new Map(
      [...byStack].map(([stack, all]) => [stack, [...grouped(all, ({ when }) => wordsOf(when)).values()]]),
    );
    checkLoggingStages(judge, model, (stage, given) => {
      const { resource } = stage;
      const stack = outermost(resource);
      const inStack = byStack.get(stack) ?? [];
      const doubt = orderDoubt(resource, inStack.length);
      if (doubt !== undefined) throw new NotKnown(['DependsOn'], doubt);
      const before = branchesBefore(resource);
      const orders = inStack.flatMap((account) => partsIn(account.when, before(account.resource)));
      const early = (alike.get(stack) ?? []).flatMap((group) =>
        partsIn(given, [group[0].when])
          .flatMap((together) => excluding(together, orders))
          .map((when) => ({ path: 'DependsOn', message: message(group), when })),
      );
      if (early.length > 0) return early;
      const later = accounts.find((account) => deployedBefore(resource.template, account.resource.template));
      if (inStack.length > 0 || !later) return undefined;
      const { logicalId } = later.resource.declared;
      return {
        path: 'DependsOn',
        message: `The stage is created before ${logicalId}, since the stack of ${logicalId} depends on this one: where the account has no role yet, ${REJECTED_LOGGING}.`,
      };
    });
  },
};

/** The template of the stack that a resource is deployed with: nested stacks are a part of the one around them. */
function outermost(resource: Resource): Template {
  return outwards(resource).reduce((_, { template }) => template, resource.template);
}

/** Accounts that a message names. */
const MAX_NAMES = 3;

function message(accounts: readonly LogAccount[]): string {
  const ids = accounts.map(({ resource }) => resource.declared.logicalId);
  return `The stage writes logs and may be created before ${someNames(ids, MAX_NAMES)}: where the account has no role yet, ${REJECTED_LOGGING}.`;
}
