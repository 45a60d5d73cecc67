import type { ImportedName, Module, Variable } from './module';

/** A variable, and the module that declares it. */
export interface Declared {
  readonly module: Module;
  readonly variable: Variable;
}

/** Finds the module that an import specifier refers to, among those that were read. */
export type Resolve = (importer: Module, specifier: string) => Module | undefined;

/**
 * Follows an imported name through all re-exports to the variable that it stands for.
 *
 * @param seen modules and names on the way there
 */
export function declaredBy(
  importer: Module,
  { specifier, name }: ImportedName,
  resolve: Resolve,
  seen: Set<string> = new Set<string>(),
): Declared | undefined {
  const module = resolve(importer, specifier);
  if (!module || name === '*') return undefined;
  const step = `${module.path}\0${name}`;
  if (seen.has(step)) return undefined;
  seen.add(step);
  const exported = module.exports.get(name);
  if (exported)
    return 'variable' in exported
      ? { module, variable: exported.variable }
      : declaredBy(module, exported, resolve, seen);
  if (name === 'default') return undefined;
  for (const star of module.stars) {
    const found = declaredBy(module, { specifier: star, name }, resolve, seen);
    if (found) return found;
  }
  return undefined;
}
