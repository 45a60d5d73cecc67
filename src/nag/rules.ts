import type { CfnResource } from 'aws-cdk-lib';
import { NagRuleCompliance, type NagRuleResult } from 'cdk-nag/lib/nag-rules';
import type { IConstruct } from 'constructs';
import type { Protocol } from '../apigateway/model';
import { templatesOf } from '../assembly/construct-templates';
import { check } from '../engine/check';
import { pascalCase } from '../engine/rule-names/nag-rule-id';
import { CATALOGUE } from '../rules/catalogue';
import { isAboutProtocol } from '../rules/is-about-protocol';

/** A rule as cdk-nag packs apply it. */
export type NagRule = (node: CfnResource) => NagRuleResult;

/** The construct paths of resources with a finding, by policy. */
type Faults = ReadonlyMap<string, ReadonlySet<string>>;

/** Kept by app: a pack calls each rule for each resource, and the app is judged once for all calls. */
const faultsByApp = new WeakMap<IConstruct, Map<string, Faults>>();

function faultsOf(root: IConstruct, protocols: readonly Protocol[]): Faults {
  const judged = faultsByApp.get(root) ?? new Map<string, Faults>();
  const key = protocols.join();
  const known = judged.get(key);
  if (known) return known;
  const faults = new Map<string, Set<string>>();
  const inputs = templatesOf(root).map(({ input }) => input);
  for (const { ruleId, resource } of check(inputs, { protocols }).findings) {
    faults.set(ruleId, (faults.get(ruleId) ?? new Set<string>()).add(resource.constructPath ?? ''));
  }
  faultsByApp.set(root, judged.set(key, faults));
  // Synthesis is synchronous, so that a later call may be about a changed app.
  queueMicrotask(() => faultsByApp.delete(root));
  return faults;
}

const JUDGED = /^AWS::(?:ApiGateway|ApiGatewayV2|IAM|Lambda|WAFv2)::/;

function rule(id: string, protocols: readonly Protocol[]): NagRule {
  const apply: NagRule = (node) => {
    if (faultsOf(node.node.root, protocols).get(id)?.has(node.node.path)) return NagRuleCompliance.NON_COMPLIANT;
    return JUDGED.test(node.cfnResourceType) ? NagRuleCompliance.COMPLIANT : NagRuleCompliance.NOT_APPLICABLE;
  };
  // The name is the suffix of the rule's id in a pack.
  return Object.defineProperty(apply, 'name', { value: pascalCase(id) });
}

/**
 * The policies about some kinds of APIs as rule functions of cdk-nag, by the suffix of their ids.
 *
 * @example
 * const { HttpRouteAuthorized } = rulesFor('http');
 *
 * @param protocols the kinds of APIs to judge, `websocket` and `http`
 */
export function rulesFor(...protocols: readonly Protocol[]): Readonly<Record<string, NagRule>> {
  return Object.fromEntries(
    CATALOGUE.filter((policy) => protocols.some((protocol) => isAboutProtocol(policy, protocol))).map(({ id }) => [
      pascalCase(id),
      rule(id, protocols),
    ]),
  );
}

/**
 * Every policy about WebSocket APIs as a cdk-nag rule function, for packs of your own:
 * `this.applyRule({ rule: rules.StageThrottling, … })`. Those about HTTP APIs are {@link rulesFor | rulesFor('http')}.
 *
 * @see https://github.com/cdklabs/cdk-nag/blob/main/docs/RuleCreation.md
 */
export const rules: Readonly<Record<string, NagRule>> = rulesFor('websocket');
