import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ACKNOWLEDGED_RULES } from '../assembly/acknowledgement-metadata';
import { acknowledgedOn } from '../assembly/construct-templates';
import type { Acknowledgement } from '../cloudformation/template-input';
import { PACK_NAME, nagRuleId, pascalCase } from '../engine/rule-names/nag-rule-id';
import { ruleName } from '../engine/rule-names/rule-id';
import { CATALOGUE } from '../rules/catalogue';

/**
 * Repeats acknowledgements of this pack's rules under the id `Plugin::Rule`. CDK accepts other spellings and hides the
 * rules, but leaves them out of the audit trail of its report.
 *
 * @param root the app
 * @param inStacks the acknowledgements on constructs of its stacks
 */
export function qualifyAcknowledgements(root: IConstruct, inStacks: readonly Acknowledgement[]): void {
  const names = new Map(CATALOGUE.map(({ id }) => [pascalCase(id), `${PACK_NAME}::${nagRuleId(id)}`]));
  const paths = new Set(inStacks.map(({ constructPath }) => constructPath));
  for (const { node } of [...aboveStacks(root), ...[...paths].flatMap((path) => constructAt(root, path) ?? [])]) {
    const made = acknowledgedOn(node);
    for (const { id, reason } of made) {
      const qualified = names.get(ruleName(id));
      if (qualified === undefined || made.some((other) => other.id === qualified)) continue;
      node.addMetadata(ACKNOWLEDGED_RULES, { [qualified]: reason });
    }
  }
}

/** The constructs above stacks, such as the app and its stages: a few, while stacks have thousands. */
function aboveStacks(construct: IConstruct): readonly IConstruct[] {
  return Stack.isStack(construct) ? [] : [construct, ...construct.node.children.flatMap(aboveStacks)];
}

function constructAt(root: IConstruct, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), root);
}
