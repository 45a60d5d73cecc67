import type { Resource } from '../cloudformation/types';
import type { Allowance } from './permitted';
import { lettingIn } from './resource-policies';

/**
 * The branches in which a service may assume a role, by its trust policy.
 *
 * @param service the principal: `apigateway.amazonaws.com`
 */
export function trusting(role: Resource, service: string): readonly Allowance[] {
  const regional = service.slice(0, service.indexOf('.') + 1);
  return lettingIn(role, ['AssumeRolePolicyDocument'], 'sts:AssumeRole', {
    kinds: ['Service'],
    is: (name) => name === service || (name.startsWith(regional) ? undefined : false),
  });
}
