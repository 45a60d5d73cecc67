import type { Path } from '../../cloudformation/document/json';

/** Kept, because a policy reads its few paths for every resource. */
const paths = new Map<string, Path>();

/** The steps of a path that a policy writes with dots: `DefaultRouteSettings.LoggingLevel`. */
export function toPath(path: string | Path): Path {
  if (typeof path !== 'string') return path;
  const known = paths.get(path);
  if (known) return known;
  const steps = path === '' ? [] : path.split('.');
  paths.set(path, steps);
  return steps;
}
