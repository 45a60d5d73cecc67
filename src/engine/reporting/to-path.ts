import type { Path } from '../../cloudformation/document/json';

/** Paths of policies are few, and asked about for every resource. */
const paths = new Map<string, Path>();

/** The steps of a path that a policy writes with dots. */
export function toPath(path: string | Path): Path {
  if (typeof path !== 'string') return path;
  const known = paths.get(path);
  if (known) return known;
  const steps = path === '' ? [] : path.split('.');
  paths.set(path, steps);
  return steps;
}
