import type { Branch } from '../conditions/branches';
import { type JsonObject, own } from '../document/json';
import type { Template } from '../types';

/**
 * What must hold for a resource or an output to exist: its template is deployed, and its own condition holds.
 *
 * @param json the resource or output as it is written
 */
export function existenceOf(template: Template, json: JsonObject): Branch {
  const name = own(json, 'Condition');
  return typeof name === 'string' ? [...template.exists, { template, name, value: true }] : template.exists;
}
