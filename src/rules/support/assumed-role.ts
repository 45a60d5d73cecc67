import { identityPolicies } from '../../apigateway/identities';
import type { Model } from '../../apigateway/model';
import { API_GATEWAY_SERVICE } from '../../aws/execute-api';
import { type Branch, excluding } from '../../cloudformation/conditions/branches';
import { onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import type { Allowance } from '../../iam/permitted';
import { trusting } from '../../iam/trust';
import type { Violation } from '../policy';

/** The role whose name stands where its ARN is asked for, by `Ref`. */
export function roleByName(text: Text | undefined): Resource | undefined {
  const symbol = text && onlySymbol(text);
  const isRef = symbol?.kind === 'resource' && symbol.attribute === undefined;
  return isRef && symbol.resource.type === 'AWS::IAM::Role' ? symbol.resource : undefined;
}

/** The role in sight that an ARN is that of; undefined for one that is out of sight. */
export function roleInSight(model: Model, text: Text | undefined): Resource | undefined {
  return text && identityPolicies(model).names.roleOf(text);
}

/**
 * That API Gateway may not assume a role, for each branch in which it may not.
 *
 * @param value where the role is named
 * @throws NotKnown where only deployment knows whether it may
 */
export function untrusted(role: Resource, value: Value): readonly (Violation & { readonly when: Branch })[] {
  const message = `API Gateway may not assume role ${role.declared.logicalId}: its trust policy does not name ${API_GATEWAY_SERVICE}.`;
  return branchesWithout(value, trusting(role, API_GATEWAY_SERVICE)).map((when) => ({ message, when }));
}

/**
 * The branches in which nothing is allowed, of some things that may be.
 *
 * @throws NotKnown where only deployment knows
 */
export function branchesWithout(value: Value, allowances: readonly Allowance[]): readonly Branch[] {
  const certain = allowances.filter(({ doubt }) => doubt === undefined);
  const branches = excluding(
    value.when,
    certain.map(({ when }) => when),
  );
  if (branches === 'unknown') throw new NotKnown(value.path, 'the conditions around it are too many to try');
  const maybe = allowances.find(({ doubt }) => doubt !== undefined);
  if (branches.length > 0 && maybe?.doubt !== undefined) throw new NotKnown(value.path, maybe.doubt);
  return branches;
}
