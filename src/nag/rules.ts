import { type CfnResource } from 'aws-cdk-lib';
import { NagRuleCompliance, type NagRuleResult } from 'cdk-nag/lib/nag-rules';
import type { IConstruct } from 'constructs';
import { templatesOf } from '../assembly/construct-templates';
import { check } from '../engine/check';
import { pascalCase } from '../engine/nag-rule-id';
import { CATALOGUE } from '../rules/catalogue';

/** A rule as cdk-nag packs apply it. */
export type NagRule = (node: CfnResource) => NagRuleResult;

/** Construct paths of the resources at fault, by policy. */
type Faults = ReadonlyMap<string, ReadonlySet<string>>;

/** A pack asks once per resource and rule; the app is judged once for all of these questions. */
const faultsByApp = new WeakMap<IConstruct, Faults>();

function faultsOf(root: IConstruct): Faults {
  const known = faultsByApp.get(root);
  if (known) return known;
  const faults = new Map<string, Set<string>>();
  for (const { ruleId, resource } of check(templatesOf(root).map(({ input }) => input)).findings) {
    faults.set(ruleId, (faults.get(ruleId) ?? new Set<string>()).add(resource.constructPath ?? ''));
  }
  faultsByApp.set(root, faults);
  // Synthesis is synchronous: whoever asks later may have changed the app.
  queueMicrotask(() => faultsByApp.delete(root));
  return faults;
}

const JUDGED = /^AWS::(?:ApiGateway|ApiGatewayV2|IAM|Lambda|WAFv2)::/;

function rule(id: string): NagRule {
  const apply: NagRule = (node) => {
    if (!JUDGED.test(node.cfnResourceType)) return NagRuleCompliance.NOT_APPLICABLE;
    const isAtFault = faultsOf(node.node.root).get(id)?.has(node.node.path);
    return isAtFault ? NagRuleCompliance.NON_COMPLIANT : NagRuleCompliance.COMPLIANT;
  };
  // The name is the suffix of the rule's id in a pack.
  return Object.defineProperty(apply, 'name', { value: pascalCase(id) });
}

/**
 * Every policy as a cdk-nag rule function, for packs of your own: `this.applyRule({ rule: rules.StageThrottling, … })`.
 *
 * @see https://github.com/cdklabs/cdk-nag/blob/main/docs/RuleCreation.md
 */
export const rules: Readonly<Record<string, NagRule>> = Object.fromEntries(
  CATALOGUE.map(({ id }) => [pascalCase(id), rule(id)]),
);
