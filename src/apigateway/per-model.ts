import { oncePer } from '../collections/once-per';
import type { Model } from './model';

/** Derives something of a model once, and returns the same result to every policy. */
export function perModel<T>(derive: (model: Model) => T): (model: Model) => T {
  return oncePer(derive);
}
