import type { FunctionAddress } from '../../apigateway/addresses/function-addresses';
import { connectionAccess } from '../../apigateway/connections/connection-access';
import type { Model } from '../../apigateway/model';
import type { Branch } from '../../cloudformation/conditions/branches';
import { type Allowance, settled } from '../../iam/permitted';

/** The branches in which a function may post to an address at all: an address alone may be there for others. */
export function posting(
  model: Model,
  { function: lambda, address }: FunctionAddress,
  when: Branch,
): readonly Allowance[] {
  const { resource } = address.api;
  const access = resource ? connectionAccess(model, lambda, resource, undefined, when) : [];
  return settled(
    when,
    access.flatMap(({ allowances }) => allowances),
  );
}
