import { type JsonObject, own, ownObject } from '../document/json';
import { STACK_TYPES } from '../../aws/stack-types';
import type { Template } from '../types';

/**
 * The parameters that a nested stack gets and whose use is out of sight: its template was not read, or several stacks
 * share it and get other values.
 *
 * @param logicalId of the resource that makes the stack
 * @param json what is written under that name
 * @returns parameters by name; none where the resource makes no stack
 */
export function handedOver(template: Template, logicalId: string, json: JsonObject): JsonObject {
  const type = own(json, 'Type');
  if (typeof type !== 'string' || !STACK_TYPES.includes(type)) return {};
  const parameters = ownObject(ownObject(json, 'Properties'), 'Parameters');
  const nested = template.neighbours.nestedIn(template, logicalId);
  if (!nested) return parameters;
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) => {
      const bound = nested.bound(name);
      return bound !== undefined && 'term' in bound;
    }),
  );
}
