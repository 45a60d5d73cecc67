import type { Path } from '../cloudformation/document/json';
import { type Statement, type StatementResource, listItems } from './statements';

/**
 * Whom the statement of a trust policy or of a resource's policy names. `"*"` is of every kind.
 *
 * @param kind `AWS` for accounts, roles and users, or `Service`
 * @returns undefined where it may be anybody
 */
export function principalsOf(
  { resource, path, when, isOpen }: Statement,
  kind: 'AWS' | 'Service',
): readonly StatementResource[] | undefined {
  const read = (...below: Path): readonly StatementResource[] => listItems(resource, [...path, ...below], when);
  if (isOpen || read('NotPrincipal').length > 0) return undefined;
  const principals = read('Principal');
  const ofKind = principals.some(({ term }) => term.kind === 'map') ? read('Principal', kind) : [];
  return [...principals.filter(({ term }) => term.kind !== 'map'), ...ofKind];
}
