import type * as JsonSchemaValidator from '@cfworker/json-schema';
import { type Path, isObject } from '../../cloudformation/document/json';
import type { JsonSchema } from '../../rules/policy';
import { didYouMean } from '../did-you-mean';

/** A violation of a schema. */
export interface SchemaProblem {
  /** The path of the value. */
  readonly path: Path;
  /** What is wrong with it, to follow its name: `is 3; it takes a text`. */
  readonly message: string;
}

/** Keywords that fail only because a schema inside of them does. */
const CONTAINERS = new Set([
  '$ref',
  'additionalProperties',
  'allOf',
  'else',
  'if',
  'items',
  'patternProperties',
  'prefixItems',
  'properties',
  'then',
]);

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

/**
 * The violations of a schema in a value, in order.
 *
 * `errorMessage` in a schema replaces the text that is made from its keywords.
 *
 * @param schema JSON schema 2020-12
 * @param value parsed JSON
 */
export function schemaProblems(schema: JsonSchema, value: unknown): readonly SchemaProblem[] {
  const broken = brokenKey(value, []);
  if (broken) return [broken];
  // Loaded on demand: most runs have nothing to validate.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Validator } = require('@cfworker/json-schema') as typeof JsonSchemaValidator;
  const { errors } = new Validator(schema, '2020-12', false).validate(value);
  const found = new Map<string, SchemaProblem>();
  let container = '#';
  for (const unit of errors) {
    if (CONTAINERS.has(unit.keyword)) {
      container = unit.keywordLocation;
      continue;
    }
    // A key that is not allowed fails the schema `false`, which has no location of its own.
    const location = unit.keyword === 'false' ? container : unit.keywordLocation;
    const problem = problemOf(schema, value, { ...unit, keywordLocation: location });
    const key = JSON.stringify([problem.path, isMissing(problem)]);
    if (!found.has(key)) found.set(key, problem);
  }
  // Unknown keys come before missing ones: a misspelt key explains a missing one.
  return [...found.values()].sort((a, b) => Number(isMissing(a)) - Number(isMissing(b)));
}

/** A key with an unpaired surrogate, which the validator cannot put into a location. */
function brokenKey(value: unknown, path: Path): SchemaProblem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inside] of Object.entries(value)) {
    if (/\p{Surrogate}/u.test(key)) return { path, message: `has the key ${shown(key)}, which is no text` };
    const broken = brokenKey(inside, [...path, Array.isArray(value) ? Number(key) : key]);
    if (broken) return broken;
  }
  return undefined;
}

function isMissing({ message }: SchemaProblem): boolean {
  return message.startsWith('has no ');
}

function problemOf(root: JsonSchema, value: unknown, unit: JsonSchemaValidator.OutputUnit): SchemaProblem {
  const path = pathIn(value, stepsOf(unit.instanceLocation));
  const schemas = schemasAlong(root, stepsOf(unit.keywordLocation));
  const takes = schemas.findLast(({ schema }) => schema.errorMessage !== undefined);
  if (takes && unit.keyword !== 'false') {
    const outer = path.slice(0, takes.depth);
    return {
      path: outer,
      message: `is ${shown(valueAt(value, outer))}; it takes ${String(takes.schema.errorMessage)}`,
    };
  }
  const schema = schemas.at(-1)?.schema ?? root;
  if (unit.keyword === 'false') return unknownKey(schemas, path);
  if (unit.keyword === 'required') return { path, message: missingKey(schema, valueAt(value, path)) };
  return { path, message: `is ${shown(valueAt(value, path))}; it takes ${taken(schema)}` };
}

/** A schema in words: `a number from 1 to 10`. */
export function taken(schema: JsonSchema): string {
  const { type, minimum, maximum, pattern, minLength, minItems, maxItems } = schema;
  if (Array.isArray(schema.enum)) return schema.enum.join(', ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const types = type === undefined ? ['value'] : [type].flat().map(String);
  const name = types.map((typeName) => TYPE_NAMES[typeName] ?? `a ${typeName}`).join(' or ');
  if (minimum !== undefined && maximum !== undefined) return `${name} from ${shown(minimum)} to ${shown(maximum)}`;
  if (minimum !== undefined) return `${name} of at least ${shown(minimum)}`;
  if (maximum !== undefined) return `${name} of at most ${shown(maximum)}`;
  if (pattern !== undefined) return `${name} like ${shown(pattern)}`;
  if (minItems !== undefined && maxItems !== undefined)
    return `${name} of ${shown(minItems)} to ${shown(maxItems)} items`;
  if (minLength === 1 || minItems === 1) return `${name} that is not empty`;
  return type === undefined ? (schema.description ?? 'another value') : name;
}

function unknownKey(schemas: readonly { readonly schema: JsonSchema }[], path: Path): SchemaProblem {
  const key = String(path.at(-1));
  const names =
    schemas.flatMap(({ schema }) => (isObject(schema.properties) ? [Object.keys(schema.properties)] : [])).at(-1) ?? [];
  const known = names.filter((name) => name !== '$schema');
  const hint = known.length === 0 ? '; it has none' : didYouMean(key, known) || `; there are ${known.join(', ')}`;
  return { path, message: `no key "${key}"${hint}` };
}

function missingKey({ required }: JsonSchema, value: unknown): string {
  const names = Array.isArray(required) ? required.map(String) : [];
  const missing = names.filter((name) => !isObject(value) || !Object.hasOwn(value, name));
  return `has no ${missing.map((name) => `"${name}"`).join(', ')}`;
}

/** The schemas on the path to a keyword, and how deep in the value each applies. */
function schemasAlong(
  root: JsonSchema,
  steps: readonly string[],
): readonly { readonly schema: JsonSchema; readonly depth: number }[] {
  const along = [{ schema: root, depth: 0 }];
  let current: unknown = root;
  let depth = 0;
  for (const step of steps) {
    if (step === '$ref' && isObject(current)) {
      const target = stepsOf(String((current as JsonSchema).$ref));
      current = target.reduce<unknown>((inside, name) => member(inside, name), root);
      along.push({ schema: current as JsonSchema, depth });
      continue;
    }
    if (['properties', 'patternProperties', 'prefixItems', 'items', 'additionalProperties'].includes(step)) depth++;
    current = member(current, step);
    if (isObject(current)) along.push({ schema: current, depth });
  }
  return along;
}

function member(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)] as unknown;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((inside: unknown, step) => member(inside, String(step)), value);
}

/** Steps as a path, with numbers for indexes of lists. */
function pathIn(value: unknown, steps: readonly string[]): Path {
  let current = value;
  return steps.map((step) => {
    const isIndex = Array.isArray(current);
    current = member(current, step);
    return isIndex ? Number(step) : step;
  });
}

/** `#/rules/a~1b/0` as its steps. */
function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURI(step).replace(/~1/g, '/').replace(/~0/g, '~'));
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? String(value) : text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
