import type { Model } from './model';

/** Derives something of a model once, however many policies ask for it. */
export function perModel<T>(derive: (model: Model) => T): (model: Model) => T {
  const known = new WeakMap<Model, { readonly value: T }>();
  return (model) => {
    let found = known.get(model);
    if (!found) known.set(model, (found = { value: derive(model) }));
    return found.value;
  };
}
