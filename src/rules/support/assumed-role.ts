import { identityPolicies } from '../../apigateway/identity-policies';
import type { Model } from '../../apigateway/model';
import { API_GATEWAY_SERVICE } from '../../aws/execute-api';
import { type Branch, excluding } from '../../cloudformation/conditions/branches';
import { onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import { type Allowance, settled } from '../../iam/permitted';
import { trusting } from '../../iam/trust';
import type { At, Judge, Violation } from '../policy';

/** The role whose name is written, by `Ref`, where its ARN is required. */
export function roleByName(text: Text | undefined): Resource | undefined {
  const symbol = text && onlySymbol(text);
  const isRef = symbol?.kind === 'resource' && symbol.attribute === undefined;
  return isRef && symbol.resource.type === 'AWS::IAM::Role' ? symbol.resource : undefined;
}

/** The role of an ARN; undefined for one that is out of sight. */
export function roleInSight(model: Model, text: Text | undefined): Resource | undefined {
  return text && identityPolicies(model).names.roleOf(text);
}

/** Why a role may have policies that are not looked at: SAM has policy templates for most services. */
export function hiddenPolicies(model: Model, role: Resource): string | undefined {
  const isMadeBySam = role.declared !== role;
  return identityPolicies(model).hiddenBy(role) ?? (isMadeBySam ? 'SAM makes the role and its policies' : undefined);
}

/**
 * The branches in which API Gateway may not assume a role; where that is unknown, an unknown verdict is recorded.
 *
 * @param at the resource that names the role
 * @param value the property that does
 */
export function untrusted(
  judge: Judge,
  at: At,
  role: Resource,
  value: Value,
): readonly (Violation & { readonly when: Branch })[] {
  const message = `API Gateway may not assume role ${role.declared.logicalId}: its trust policy does not name ${API_GATEWAY_SERVICE}.`;
  return branchesWithout(judge, at, value, trusting(role, API_GATEWAY_SERVICE)).map((when) => ({ message, when }));
}

/** The branches without an allowance; where that is unknown, an unknown verdict is recorded. */
export function branchesWithout(
  judge: Judge,
  at: At,
  { path, when: given }: Pick<Value, 'path' | 'when'>,
  allowances: readonly Allowance[],
): readonly Branch[] {
  const all = settled(given, allowances);
  for (const { when, doubt } of all) if (doubt !== undefined) judge.unknown(at, path, doubt, when);
  return excluding(
    given,
    all.map(({ when }) => when),
  );
}
