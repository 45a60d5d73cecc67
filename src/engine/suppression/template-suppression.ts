import { isList, isObject, own, ownObject } from '../../cloudformation/document/json';
import type { Resource } from '../../cloudformation/types';
import { nagRuleId } from '../nag-rule-id';

/** Resource metadata with which an author takes the decision that anybody may connect. */
export const ANONYMOUS_ACCESS = 'websocket-guard:anonymous-access';

/** How a suppression in the metadata of cdk-nag 2 says where it comes from. */
export const NAG_METADATA = 'cdk_nag metadata';

/** The policy that asks for an authorizer. */
const AUTHORIZED = 'connect-route-authorized';

/** Why a finding does not count, as somebody wrote it into the metadata of the resource itself. */
export function templateSuppression(
  resource: Resource,
  ruleId: string,
): { readonly reason: string; readonly by: string } | undefined {
  const metadata = ownObject(resource.declared.json, 'Metadata');
  const anonymous = own(metadata, ANONYMOUS_ACCESS);
  if (ruleId === AUTHORIZED && isObject(anonymous))
    return { reason: reasonIn(own(anonymous, 'reason')), by: ANONYMOUS_ACCESS };
  const rules = own(ownObject(metadata, 'cdk_nag'), 'rules_to_suppress');
  const entry = isList(rules)
    ? rules.filter(isObject).find((rule) => own(rule, 'id') === nagRuleId(ruleId))
    : undefined;
  return entry && { reason: reasonIn(own(entry, 'reason')), by: NAG_METADATA };
}

function reasonIn(reason: unknown): string {
  return typeof reason === 'string' ? reason : '';
}
