import { grouped } from '../../collections/grouped';
import type { Json } from '../document/json';
import { references } from '../intrinsics/referred-names';
import type { Template } from '../types';
import { type Branch, once } from './branches';

/** The branches in which a value of a template refers to something, by its logical id or name. */
export function referredBranches(json: Json, template: Template): ReadonlyMap<string, readonly Branch[]> {
  const found = grouped(references(json, template), ({ name }) => name);
  return new Map([...found].map(([name, all]) => [name, once(all.map(({ when }) => when))]));
}
