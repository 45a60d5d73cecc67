/** Routes of a WebSocket API that some code may run for: those of a list, or all but those. */
export interface RouteSet {
  readonly keys: ReadonlySet<string>;
  readonly isComplement: boolean;
}

export const ALL: RouteSet = { keys: new Set(), isComplement: true };
export const NONE: RouteSet = { keys: new Set(), isComplement: false };

export function only(...keys: readonly string[]): RouteSet {
  return { keys: new Set(keys), isComplement: false };
}

export function not({ keys, isComplement }: RouteSet): RouteSet {
  return { keys, isComplement: !isComplement };
}

export function and(a: RouteSet, b: RouteSet): RouteSet {
  if (isAll(a)) return b;
  if (isAll(b)) return a;
  if (a.isComplement && b.isComplement) return { keys: new Set([...a.keys, ...b.keys]), isComplement: true };
  const [list, other] = a.isComplement ? [b, a] : [a, b];
  return only(...[...list.keys].filter((key) => includes(other, key)));
}

function isAll({ keys, isComplement }: RouteSet): boolean {
  return isComplement && keys.size === 0;
}

export function or(a: RouteSet, b: RouteSet): RouteSet {
  return not(and(not(a), not(b)));
}

export function includes({ keys, isComplement }: RouteSet, key: string): boolean {
  return keys.has(key) !== isComplement;
}

/** Whether it is this route and no other. */
export function isOnly({ keys, isComplement }: RouteSet, key: string): boolean {
  return !isComplement && keys.size === 1 && keys.has(key);
}

/** Whether it is one of a list of routes, all of which are known. */
export function isListed({ keys, isComplement }: RouteSet, key: string): boolean {
  return !isComplement && keys.has(key);
}

/** Stands for a route whose key the file does not show. It may be any route, so it is never certain which. */
export const UNNAMED = only('');

/** Whether routes are told apart by a key that the file does not show: which of them is meant is not known. */
export function hasUnnamed({ keys }: RouteSet): boolean {
  return keys.has('');
}
