import { partsIn } from '../../cloudformation/conditions/branches';
import type { Domain } from '../../apigateway/domains/api-domains';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Verdict } from '../policy';

/**
 * What is to be said of a domain's property that WebSocket APIs cannot have: nothing, in a branch where none is mapped.
 *
 * @param domain the domain
 * @param value the property, in its branch
 * @param message what is wrong with it
 */
export function mappedDomainVerdict(domain: Domain, value: Value, message: string): Verdict {
  const mapped = domain.mappings.map(({ when }) => when);
  return partsIn(value.when, mapped).map((when) => ({ message, when }));
}
