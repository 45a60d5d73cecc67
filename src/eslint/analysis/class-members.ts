import type { TSESTree } from '@typescript-eslint/utils';
import { addTo } from '../../collections/grouped';
import { once } from './once';
import { keyName } from './syntax';

/** The members of a class under each name; those that are computed have none. */
const membersByName = once((body: TSESTree.ClassBody): ReadonlyMap<string, readonly TSESTree.ClassElement[]> => {
  const members = new Map<string, TSESTree.ClassElement[]>();
  for (const member of body.body) {
    const name = 'key' in member ? keyName(member) : undefined;
    if (name !== undefined) addTo(members, name, member);
  }
  return members;
});

/** The members of a class that have a name, in the order of the class. */
export function membersNamed(body: TSESTree.ClassBody, name: string): readonly TSESTree.ClassElement[] {
  return membersByName(body).get(name) ?? [];
}
