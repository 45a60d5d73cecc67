import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ACKNOWLEDGED_RULES } from '../assembly/acknowledgement-metadata';
import { acknowledgedOn } from '../assembly/construct-templates';
import type { Acknowledgement } from '../cloudformation/template-input';
import { PACK_NAME, nagRuleId, pascalCase } from '../engine/rule-names/nag-rule-id';
import { ruleName } from '../engine/rule-names/rule-id';
import { CATALOGUE } from '../rules/catalogue';

/**
 * Repeats acknowledgements of our rules under the one id that CDK's report knows, `Plugin::Rule`. CDK takes others as
 * well, hides what they name, and leaves it out of the report's audit trail.
 *
 * @param root the app
 * @param inStacks what was acknowledged on constructs of its stacks
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

/** The app, its stages and whatever else stands around stacks: a handful, where the stacks have thousands of constructs. */
function aboveStacks(construct: IConstruct): readonly IConstruct[] {
  return Stack.isStack(construct) ? [] : [construct, ...construct.node.children.flatMap(aboveStacks)];
}

function constructAt(root: IConstruct, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), root);
}
