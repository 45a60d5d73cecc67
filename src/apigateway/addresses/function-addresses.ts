import { partsIn } from '../../cloudformation/conditions/branches';
import { asText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../../cloudformation/types';
import { type JsonObject, own, ownObject } from '../../cloudformation/document/json';
import { perModel } from '../per-model';
import { type ApiAddress, apiAddresses } from './api-address';

/** An environment variable of a function that holds an address of a WebSocket API, in one branch. */
export interface FunctionAddress {
  readonly function: Resource;
  /** The name of the variable. */
  readonly variable: string;
  readonly address: ApiAddress;
  /** How the address is written. */
  readonly text: Text;
  readonly when: readonly Assumption[];
}

/** Far more than fit into the 4 KB that Lambda takes; further variables are ignored. */
const MAX_VARIABLES = 100;

/** A function, and the addresses of WebSocket APIs in its environment. */
export interface AddressedFunction {
  readonly function: Resource;
  readonly addresses: readonly FunctionAddress[];
}

/** Functions whose environment holds addresses of WebSocket APIs. */
export const addressedFunctions = perModel((model): readonly AddressedFunction[] => {
  if (model.apis.length === 0) return [];
  return model.resourcesWhere(['AWS::Lambda::Function'], mayHoldAddress).flatMap((resource) => {
    const addresses = variableNames(resource).flatMap((variable) =>
      resource.casesAt(['Environment', 'Variables', variable]).flatMap(({ value, when }) => {
        const text = asText(value);
        const read = text ? apiAddresses(model, text, resource.template) : [];
        return read.flatMap((address) =>
          partsIn(when, address.branches).map((branch): FunctionAddress => ({
            function: resource,
            variable,
            address,
            text: text ?? [],
            when: branch,
          })),
        );
      }),
    );
    return addresses.length > 0 ? [{ function: resource, addresses }] : [];
  });
});

/** The names of a function's environment variables, in any branch. */
export function variableNames(resource: Resource): readonly string[] {
  const names = resource
    .cases('Environment', 'Variables')
    .flatMap(({ value }) => (value.kind === 'map' ? [...value.entries.keys()] : []));
  return [...new Set(names)].filter((name) => !name.startsWith('Fn::')).slice(0, MAX_VARIABLES);
}

/** Most functions have no environment that can be seen, and none of those has an address. */
function mayHoldAddress(json: JsonObject): boolean {
  return own(ownObject(json, 'Properties'), 'Environment') !== undefined;
}
