import { type Json, isList, isObject } from '../document/json';
import type { Assumption, Template } from '../types';

/** How many `Fn::If` around a reference are followed; inside of more, it counts for both sides of the inner ones. */
const MAX_SIDES = 8;

/** A name that a value refers to, and the conditions of the `Fn::If` around it. */
interface Reference {
  readonly name: string;
  readonly when: readonly Assumption[];
}

/** A value inside of another, and the conditions of the `Fn::If` around it. */
interface Place {
  readonly json: Json;
  readonly when: readonly Assumption[];
}

/** The names that a value refers to, whatever holds: logical ids, parameters and pseudo parameters. */
export function referredNames(json: Json): ReadonlySet<string> {
  return new Set(references(json).map(({ name }) => name));
}

/**
 * What a value refers to, by `Ref`, `Fn::GetAtt` and `Fn::Sub`. Walks without recursion: a hostile template can be
 * nested deeper than the call stack.
 *
 * @param template whose conditions `Fn::If` names. @default - references count on both sides of `Fn::If`
 */
export function references(json: Json, template?: Template): readonly Reference[] {
  const found: Reference[] = [];
  const open: Place[] = [{ json, when: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { json: value, when } = next;
    const push = (one: Json): void => {
      open.push({ json: one, when });
    };
    if (isList(value)) value.forEach(push);
    if (isList(value) || !isObject(value)) continue;
    for (const [key, operand] of Object.entries(value)) {
      const names = namesOf(key, operand);
      if (names) for (const name of names) found.push({ name, when });
      if (key === 'Fn::Sub' && isList(operand)) operand.slice(1).forEach(push);
      else if (key === 'Fn::If' && isList(operand) && when.length < MAX_SIDES && template)
        open.push(...sidesOf(operand, when, template));
      else if (!names) push(operand);
    }
  }
  return found;
}

/** The names that an intrinsic refers to itself; undefined for what only holds other values. */
function namesOf(key: string, operand: Json): readonly string[] | undefined {
  if (key === 'Ref') return typeof operand === 'string' ? [operand] : undefined;
  if (key !== 'Fn::GetAtt' && key !== 'Fn::Sub') return undefined;
  const text = isList(operand) ? operand[0] : operand;
  if (typeof text !== 'string') return [];
  return key === 'Fn::Sub' ? namesIn(text) : [text.split('.', 1)[0] ?? ''];
}

/** The two sides of an `Fn::If`, each with what must hold for it. */
function sidesOf(operands: readonly Json[], when: readonly Assumption[], template: Template): readonly Place[] {
  const [name, yes = null, no = null] = operands;
  const isCondition = typeof name === 'string' && template.conditions.has(name);
  const side = (holds: boolean): readonly Assumption[] =>
    isCondition ? [...when, { template, name, value: holds }] : when;
  return [
    { json: yes, when: side(true) },
    { json: no, when: side(false) },
  ];
}

/** The names in a format of `Fn::Sub`: `Api` of `${Api}` and `${Api.ApiId}`. */
function namesIn(format: string): readonly string[] {
  return [...format.matchAll(/\$\{([^{}]*)\}/g)]
    .map(([, name = '']) => (name.split('.', 1)[0] ?? '').trim())
    .filter((name) => !name.startsWith('!'));
}
