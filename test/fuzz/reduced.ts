import { referredNames } from '../../src/cloudformation/intrinsics/referred-names';
import {
  type Json,
  type JsonObject,
  type Path,
  isList,
  isObject,
  own,
  ownObject,
} from '../../src/cloudformation/document/json';
import { isIntrinsic } from './spellings/rewriting';

/** Sections of which only what is named elsewhere is kept. */
const DECLARATIONS = ['Conditions', 'Mappings', 'Parameters'];

/**
 * A template with as little in it as the failure it shows needs. Nothing is left out that something else names.
 *
 * @param template shows a failure
 * @param isShown whether a smaller one still shows it
 */
export function reduced(template: JsonObject, isShown: (smaller: JsonObject) => boolean): JsonObject {
  let smallest = template;
  const attempt = (smaller: JsonObject): void => {
    if (isWhole(smaller) && isShown(smaller)) smallest = smaller;
  };
  for (let before: JsonObject | undefined; before !== smallest;) {
    before = smallest;
    for (const path of pathsIn(ownObject(smallest, 'Resources'), ['Resources'])) {
      const value = at(smallest, path);
      if (value === undefined) continue;
      attempt(changed(smallest, path, undefined) as JsonObject);
      const sides = isObject(value) ? own(value, 'Fn::If') : undefined;
      if (!isList(sides) || at(smallest, path) !== value) continue;
      for (const side of sides.slice(1)) {
        if (at(smallest, path) === value) attempt(changed(smallest, path, side) as JsonObject);
      }
    }
    for (const section of DECLARATIONS) {
      for (const name of Object.keys(ownObject(smallest, section))) {
        const without = changed(smallest, [section, name], undefined) as JsonObject;
        if (!new RegExp(`\\b${name}\\b`).test(JSON.stringify(without))) attempt(without);
      }
    }
    if (Object.hasOwn(smallest, 'Rules')) attempt(changed(smallest, ['Rules'], undefined) as JsonObject);
  }
  return smallest;
}

/** Whether everything is there that resources refer to. */
function isWhole(template: JsonObject): boolean {
  const resources = ownObject(template, 'Resources');
  const there = { ...resources, ...ownObject(template, 'Parameters') };
  return (
    Object.keys(resources).length > 0 &&
    [...referredNames(resources)].every((name) => name.startsWith('AWS::') || Object.hasOwn(there, name))
  );
}

/** Every path to something that can be left out, the shorter ones first; what an intrinsic is made of cannot. */
function pathsIn(json: Json, above: Path): readonly Path[] {
  const found: Path[] = [];
  let level: (readonly [Json, Path])[] = [[json, above]];
  while (level.length > 0) {
    const next = level.flatMap(([one, path]): (readonly [Json, Path])[] => {
      // From the end, so that what is left out of a list moves nothing that comes later.
      if (isList(one)) return one.map((item, index): [Json, Path] => [item, [...path, index]]).reverse();
      if (isIntrinsic(one) && !Object.hasOwn(one, 'Fn::If')) return [];
      return isObject(one) ? Object.entries(one).map(([key, value]): [Json, Path] => [value, [...path, key]]) : [];
    });
    found.push(...next.map(([, path]) => path).filter((path) => !isNeeded(path)));
    level = next;
  }
  return found;
}

/** Whether the rest of a resource makes no sense without what is there. */
function isNeeded(path: Path): boolean {
  const [, , name, ...rest] = path;
  const isSide = path.at(-2) === 'Fn::If';
  return (name === 'Type' && rest.length === 0) || isSide || path.at(-1) === 'Fn::If';
}

function at(json: Json | undefined, [step, ...rest]: Path): Json | undefined {
  if (step === undefined) return json;
  if (isList(json)) return at(json[Number(step)], rest);
  return isObject(json) ? at(own(json, String(step)), rest) : undefined;
}

/** With another value at a path, or without it. */
function changed(json: Json, [step, ...rest]: Path, value: Json | undefined): Json {
  const inside = (one: Json): readonly Json[] => {
    const other = rest.length === 0 ? value : changed(one, rest, value);
    return other === undefined ? [] : [other];
  };
  if (isList(json)) return json.flatMap((item, index) => (index === step ? inside(item) : [item]));
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, one]): (readonly [string, Json])[] =>
      key === step ? inside(one).map((other) => [key, other]) : [[key, one]],
    ),
  );
}
