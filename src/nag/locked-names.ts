import type { IConstruct } from 'constructs';
import { acknowledgedOn } from '../assembly/construct-templates';
import type { Finding } from '../engine/finding';
import { nagRuleId } from '../engine/rule-names/nag-rule-id';

/**
 * What rules are called in the report. CDK hides what is acknowledged under the name of its rule, whatever a pack says:
 * a locked rule is reported under a name that nobody acknowledged.
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
