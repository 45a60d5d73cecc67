import type { Branch } from '../conditions/branches';
import { type JsonObject, own } from '../document/json';
import type { Template } from '../types';

/**
 * What must hold for a resource or an output to be there: that a stack is made of its template, and its own condition.
 *
 * @param json what is written under its name
 */
export function existenceOf(template: Template, json: JsonObject): Branch {
  const name = own(json, 'Condition');
  return typeof name === 'string' ? [...template.exists, { template, name, value: true }] : template.exists;
}
