import { type JsonObject, type Path, isList, isObject, own, ownObject } from '../../cloudformation/document/json';
import type { Resource } from '../../cloudformation/types';
import { PACK_NAME } from '../rule-names/nag-rule-id';
import { findRuleId, noSuchRule } from '../rule-names/rule-id';

/** Metadata key of the decision that anybody may connect to an API, or call a route. */
export const ANONYMOUS_ACCESS = 'websocket-guard:anonymous-access';

/** Metadata key of the decision that the server behind a private integration is not verified. */
export const UNVERIFIED_SERVER = 'websocket-guard:unverified-server';

/** The origin of a suppression in the metadata of cdk-nag 2, as reports name it. */
export const NAG_METADATA = 'cdk_nag metadata';

/** The metadata key of the decision with which a policy is satisfied, by policy. */
const DECISIONS: ReadonlyMap<string, string> = new Map([
  ['connect-route-authorized', ANONYMOUS_ACCESS],
  ['http-route-authorized', ANONYMOUS_ACCESS],
  ['http-private-tls', UNVERIFIED_SERVER],
]);

/** The suppression of a finding in the metadata of its resource. */
export function templateSuppression(
  resource: Resource,
  ruleId: string,
): { readonly reason: string; readonly by: string } | undefined {
  const metadata = ownObject(resource.declared.json, 'Metadata');
  const decision = DECISIONS.get(ruleId);
  if (decision !== undefined) {
    const decided = own(metadata, decision);
    if (isObject(decided)) return { reason: reasonIn(own(decided, 'reason')), by: decision };
  }
  const rules = own(ownObject(metadata, 'cdk_nag'), 'rules_to_suppress');
  const entry = isList(rules) ? rules.filter(isObject).find((rule) => names(own(rule, 'id'), ruleId)) : undefined;
  return entry && { reason: reasonIn(own(entry, 'reason')), by: NAG_METADATA };
}

/** Suppressions of cdk-nag 2 with an id of this tool's form that no rule has: they have no effect. */
export function misspeltNagSuppressions(
  metadata: JsonObject,
  ruleIds: readonly string[],
): readonly { readonly path: Path; readonly message: string }[] {
  const rules = own(ownObject(metadata, 'cdk_nag'), 'rules_to_suppress');
  if (!isList(rules)) return [];
  return rules.flatMap((rule, index) => {
    const id = isObject(rule) ? own(rule, 'id') : undefined;
    if (typeof id !== 'string' || !id.startsWith(PACK_NAME) || findRuleId(id, ruleIds) !== undefined) return [];
    return [{ path: ['cdk_nag', 'rules_to_suppress', index], message: `there is ${noSuchRule(id, ruleIds)}` }];
  });
}

/** Whether an id, in any spelling, is that of a rule. */
function names(id: unknown, ruleId: string): boolean {
  return typeof id === 'string' && findRuleId(id, [ruleId]) !== undefined;
}

function reasonIn(reason: unknown): string {
  return typeof reason === 'string' ? reason : '';
}
