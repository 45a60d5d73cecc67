import { type JsonObject, type Path, isList, isObject, own, ownObject } from '../../cloudformation/document/json';
import type { Resource } from '../../cloudformation/types';
import { PACK_NAME } from '../rule-names/nag-rule-id';
import { findRuleId, noSuchRule } from '../rule-names/rule-id';

/** Resource metadata with which an author takes the decision that anybody may connect, or call a route. */
export const ANONYMOUS_ACCESS = 'websocket-guard:anonymous-access';

/** Resource metadata with which an author takes the decision that nobody verifies which private server answers. */
export const UNVERIFIED_SERVER = 'websocket-guard:unverified-server';

/** How a suppression in the metadata of cdk-nag 2 says where it comes from. */
export const NAG_METADATA = 'cdk_nag metadata';

/** The decision that a policy asks for. */
const DECISIONS: ReadonlyMap<string, string> = new Map([
  ['connect-route-authorized', ANONYMOUS_ACCESS],
  ['http-route-authorized', ANONYMOUS_ACCESS],
  ['http-private-tls', UNVERIFIED_SERVER],
]);

/** Why a finding does not count, as somebody wrote it into the metadata of the resource itself. */
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

/** Suppressions of cdk-nag 2 with an id that is meant for this tool, and that no rule has: each would suppress nothing. */
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

/** Whether an id, in any spelling that users see, is that of a rule. */
function names(id: unknown, ruleId: string): boolean {
  return typeof id === 'string' && findRuleId(id, [ruleId]) !== undefined;
}

function reasonIn(reason: unknown): string {
  return typeof reason === 'string' ? reason : '';
}
