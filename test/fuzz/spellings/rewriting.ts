import type * as fc from 'fast-check';
import type { Json, JsonObject, Path } from '../../../src/cloudformation/document/json';
import { isList, isObject } from '../../../src/cloudformation/document/json';

/** A template of an app, as it is handed to the engine. */
export interface AppTemplate {
  readonly file: string;
  /** JSON, or the text of a file. */
  readonly content: JsonObject | string;
  /** Its nested stacks: logical ids, and the files of their templates. */
  readonly nested?: Readonly<Record<string, string>>;
  /** Files of the templates of stacks that are deployed before this one. */
  readonly dependencies?: readonly string[];
}

/** The same app, written in another way. */
export interface Rewritten {
  readonly templates: readonly AppTemplate[];
  /** What a logical id was called before. @default - the same */
  readonly oldNames?: Readonly<Record<string, string>>;
}

/** A way to write the same app differently. */
export interface Rewriting {
  readonly name: string;
  /** Whether findings have to be known again by their fingerprints. */
  readonly keepsFingerprints: boolean;
  /** Whether sentences stay; they may name the first of several resources. @default true */
  readonly keepsMessages?: boolean;
  /** Whether branches stay; the same ones may be told in other words, which the law of branches is about. @default true */
  readonly keepsBranches?: boolean;
  /** Policies whose answer is another one by their own terms, and why. @default - none */
  readonly mayChange?: Readonly<Record<string, string>>;
  /** Policies whose finding may stand at another resource, and why. @default - none */
  readonly mayMove?: Readonly<Record<string, string>>;
  /** Policies that may find more, and why. @default - none */
  readonly mayFindMore?: Readonly<Record<string, string>>;
  /** The reason for which a policy may not know what it knew. @default - none */
  readonly mayBeUnknown?: RegExp;
  /** Ways to write a template; undefined where it cannot be written this way. */
  readonly of: (written: JsonObject) => fc.Arbitrary<Rewritten> | undefined;
}

/** Every value of a document is handed to a function; what it answers stands in its place, undefined for going on below. */
export function replaced(json: Json, replace: (json: Json, path: Path) => Json | undefined, path: Path = []): Json {
  const other = replace(json, path);
  if (other !== undefined) return other;
  if (isList(json)) return json.map((item, at) => replaced(item, replace, [...path, at]));
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, replaced(value, replace, [...path, key])]),
  );
}

/** Whether a value is an intrinsic: `{ Ref: … }`, `{ 'Fn::Sub': … }`. */
export function isIntrinsic(json: Json): json is JsonObject {
  if (!isObject(json)) return false;
  const [name = '', other] = Object.keys(json);
  return other === undefined && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'));
}
