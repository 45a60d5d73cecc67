import { referredNames } from './referred-names';
import { type Json, isAlike, isList, isObject, own } from '../document/json';
import type { Case, Template } from '../types';
import { type Cases, type Given, evaluateIn, formatName, listCases, malformed, singleCase, then } from './cases';
import { isSameTerm } from './same-term';
import { unknown } from './term';

/** A key of a mapping: a literal one, one that the mapping does not have, or one that only deployment knows. */
type Key = { readonly key: string } | 'other' | 'open';

/**
 * `Fn::If`.
 *
 * @param evaluate evaluates a side. @default - to its value
 */
export function ifElse(
  template: Template,
  value: Json,
  given: Given,
  evaluate: (side: Json, when: Given) => Cases = (side, when) => evaluateIn(template, side, when),
): Cases {
  if (!isList(value) || value.length !== 3 || typeof value[0] !== 'string') return malformed('Fn::If', given);
  const [name, yes, no] = value as readonly [string, Json, Json];
  if (!template.conditions.has(name)) {
    return singleCase(unknown('Fn::If', `condition ${name} is not in the template`), given);
  }
  const side = (holds: boolean): { possible: boolean | undefined; when: Given; json: Json } => {
    const when = [...given, { template: template, name, value: holds }];
    return { possible: template.conditions.possible(when), when, json: holds ? yes : no };
  };
  const sides = [side(true), side(false)].filter(({ possible }) => possible !== false);
  if (sides.some(({ possible }) => possible === undefined)) {
    return singleCase(unknown('Fn::If', `the conditions around ${name} are too many to try`), given);
  }
  const [only, other] = sides;
  if (only && (!other || isEitherWay(template, only.json, other.json))) return evaluate(only.json, given);
  const cases = sides.map(({ json, when }) => evaluate(json, when));
  // Where nothing depends on the condition, there is no branch.
  const [first, second] = cases.map(([alone, more], at) => (more ? undefined : unconditional(alone, sides[at]?.when)));
  if (first && second && isSameTerm(first.value, second.value))
    return singleCase(first.value, [...given, ...first.when]);
  return cases.flat();
}

/** The only case of a side, where it assumes nothing but defaults of parameters; undefined otherwise. */
function unconditional(alone: Case | undefined, given: Given = []): Case | undefined {
  const when = alone?.when.slice(given.length);
  return alone && when?.every(({ isDefault }) => isDefault) ? { value: alone.value, when } : undefined;
}

/** Whether both sides of an `Fn::If` are the same, and mean the same: a branch may say what a parameter is. */
function isEitherWay(template: Template, yes: Json, no: Json): boolean {
  return isAlike(yes, no) && ![...referredNames(yes)].some((name) => Object.hasOwn(template.parameters, name));
}

/** `Fn::Select`. */
export function select(template: Template, value: Json, given: Given): Cases {
  if (!isList(value)) return malformed('Fn::Select', given);
  return then(evaluateIn(template, value[0] ?? null, given), ({ value: index, when }) => {
    const at = index.kind === 'scalar' ? Number(index.value) : NaN;
    if (!Number.isInteger(at)) return singleCase(unknown('Fn::Select', 'the index is only known at deployment'), when);
    return listCases(
      template,
      value[1] ?? null,
      when,
      'Fn::Select',
      (terms) => terms[at] ?? unknown('Fn::Select', `the list has no item ${at}`),
    );
  });
}

/** `Fn::FindInMap`. */
export function findInMap(template: Template, value: Json, given: Given): Cases {
  const [mapName, first, second, options] = isList(value) ? value : [];
  const mapping = typeof mapName === 'string' ? own(template.mappings, mapName) : undefined;
  if (!isObject(mapping))
    return singleCase(unknown('Fn::FindInMap', `mapping ${formatName(mapName)} is not in the template`), given);
  const fallback = isObject(options) ? own(options, 'DefaultValue') : undefined;
  const hasDefault = fallback !== undefined;
  const giveUp = (reason: string, when: Given): Cases =>
    singleCase(unknown('Fn::FindInMap', `mapping ${formatName(mapName)} ${reason}`), when);
  return then(keys(template, first, Object.keys(mapping), hasDefault, given), ({ value: top, when }) => {
    const inner = entry(mapping, top) ?? null;
    return then(keys(template, second, isObject(inner) ? Object.keys(inner) : [], hasDefault, when), (leaf) => {
      if (top === 'open' || leaf.value === 'open')
        return giveUp('is looked up by a key only known at deployment', leaf.when);
      const json = entry(inner, leaf.value) ?? fallback;
      return json === undefined ? giveUp('has no such entry', leaf.when) : evaluateIn(template, json, leaf.when);
    });
  });
}

/** The keys a lookup may use: the one that is written, or each there is when AWS fills in a pseudo parameter. */
function keys(
  template: Template,
  json: Json | undefined,
  all: readonly string[],
  hasDefault: boolean,
  given: Given,
): readonly Case<Key>[] {
  return then(evaluateIn(template, json ?? null, given), ({ value, when }): readonly Case<Key>[] => {
    if (value.kind === 'scalar') return [{ value: { key: String(value.value) }, when }];
    const symbol = value.kind === 'text' && value.text.length === 1 ? value.text[0] : undefined;
    if (typeof symbol !== 'object' || symbol.kind !== 'pseudo') return [{ value: 'open', when }];
    const { name } = symbol;
    const known = template.known(name);
    if (known !== undefined) return [{ value: { key: known }, when }];
    const among = hasDefault ? {} : { among: all };
    const possible = all
      .map((key) => ({ value: { key }, when: [...when, { template: template, name, value: key, ...among }] }))
      .filter((oneCase) => template.conditions.possible(oneCase.when) !== false);
    // Without a default, the stack cannot be created where the mapping has no entry.
    return hasDefault || possible.length === 0 ? [...possible, { value: 'other', when }] : possible;
  });
}

function entry(map: Json, key: Key): Json | undefined {
  return isObject(map) && typeof key === 'object' ? own(map, key.key) : undefined;
}
