import type { IConstruct } from 'constructs';
import { acknowledgedOn } from '../assembly/construct-templates';
import type { Finding } from '../engine/finding';
import { nagRuleId } from '../engine/rule-names/nag-rule-id';

/**
 * The names of rules in the report. CDK hides acknowledged rules by name, whatever a pack reports, so that a locked
 * rule is reported under a name that is not acknowledged.
 *
 * @param root the app
 */
export function lockedNames(root: IConstruct): (finding: Finding) => string {
  let acknowledged: readonly string[] | undefined;
  const names = new Map<string, string>();
  const freeName = (name: string): string => {
    acknowledged ??= root.node.findAll().flatMap(({ node }) => acknowledgedOn(node).map(({ id }) => id));
    let free = name;
    while (acknowledged.some((id) => id.endsWith(free))) free += '-Locked';
    return free;
  };
  return ({ ruleId, locked }) => {
    const name = nagRuleId(ruleId);
    if (locked !== true) return name;
    const known = names.get(name) ?? freeName(name);
    names.set(name, known);
    return known;
  };
}
