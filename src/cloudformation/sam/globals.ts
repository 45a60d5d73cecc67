import { type Json, type JsonObject, isList, isObject, own, ownObject, setOwn } from '../document/json';
import type { Resource } from '../types';
import { isIntrinsic, isNoValue } from '../intrinsics/written-intrinsic';

/** How deep values are merged; SAM has nothing that is nested deeper. */
const MAX_DEPTH = 50;

/**
 * The properties of a SAM resource that are not `AWS::NoValue`, merged with `Globals`: maps key by key, lists appended,
 * and of anything else the resource's own value wins.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(declared: Resource, root: JsonObject, section: string): JsonObject {
  const globals = ownObject(ownObject(root, 'Globals'), section);
  const merged = merge(globals, declared.properties, 0) as JsonObject;
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => !isNoValue(value)));
}

/**
 * Whether a property comes from `Globals` alone, which give it to every resource of the kind.
 *
 * @param path from `Properties`, of a value that the resource has
 */
export function isFromGlobals({ declared }: Resource, path: readonly string[]): boolean {
  if (!declared.type.startsWith('AWS::Serverless::')) return false;
  let written: Json | undefined = declared.properties;
  for (const key of path) {
    if (written === undefined) return true;
    if (!isObject(written) || isIntrinsic(written)) return false;
    written = own(written, key);
  }
  return written === undefined;
}

function merge(base: Json, over: Json, depth: number): Json {
  if (isList(base) && isList(over)) return [...base, ...over];
  if (!isObject(base) || !isObject(over) || depth > MAX_DEPTH || isIntrinsic(base) || isIntrinsic(over)) return over;
  const merged: Record<string, Json> = {};
  for (const [key, value] of Object.entries(base)) setOwn(merged, key, value);
  for (const [key, value] of Object.entries(over)) {
    const below = own(base, key);
    setOwn(merged, key, below === undefined ? value : merge(below, value, depth + 1));
  }
  return merged;
}
