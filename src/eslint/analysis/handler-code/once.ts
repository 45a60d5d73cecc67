import type { HandlerFile } from './handler-file';

/** Something about a file of handler code that is found out once, whichever rule asks first. */
export function once<T>(find: (file: HandlerFile) => T): (file: HandlerFile) => T {
  const known = new WeakMap<HandlerFile, { readonly value: T }>();
  return (file) => {
    const entry = known.get(file) ?? { value: find(file) };
    known.set(file, entry);
    return entry.value;
  };
}
