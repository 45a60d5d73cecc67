import { type Json, type JsonObject, type Path, isList } from './json';

/** The items of a list, each with its path; of any other value the value alone, and of null none. */
export function listed(value: Json | undefined, at: Path): readonly { readonly item: Json; readonly at: Path }[] {
  if (isList(value)) return value.map((item, index) => ({ item, at: [...at, index] }));
  return value === undefined || value === null ? [] : [{ item: value, at }];
}

/** A map without the entries of some names. */
export function without(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
}

/** The entries of a map that have one of some names. */
export function picked(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
