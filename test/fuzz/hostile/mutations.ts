import * as fc from 'fast-check';
import { type Json, type JsonObject, type Path, isList, isObject } from '../../../src/cloudformation/document/json';
import { SEEDS } from '../seeds';
import { replaced } from '../spellings/rewriting';
import { hostileValue } from './values';

/** A change to a value in a template. */
interface Mutation {
  /** Which value, of all there are, counted round and round. */
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'repeat' | 'wrap' | 'move';
  readonly value: Json;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(2000),
  how: fc.constantFrom('replace', 'replace', 'remove', 'repeat', 'wrap', 'move'),
  value: hostileValue,
});

function pathsIn(json: Json): readonly Path[] {
  const paths: Path[] = [];
  replaced(json, (_, path) => {
    if (path.length > 0) paths.push(path);
    return undefined;
  });
  return paths;
}

function mutated(json: JsonObject, { at, how, value }: Mutation): JsonObject {
  const paths = pathsIn(json);
  const path = paths[at % paths.length] ?? [];
  const [last] = path.slice(-1);
  return replaced(json, (here, from) => {
    const isParent = from.length === path.length - 1 && from.every((step, index) => step === path[index]);
    if (!isParent || last === undefined) return undefined;
    if (isList(here) && typeof last === 'number') {
      const [item = null] = here.slice(last, last + 1);
      return [...here.slice(0, last), ...changed(item, how, value), ...here.slice(last + 1)];
    }
    if (!isObject(here)) return undefined;
    const key = String(last);
    const { [key]: item = null, ...rest } = here;
    const [one, other] = changed(item, how, value);
    return {
      ...rest,
      ...(one === undefined ? {} : { [how === 'move' ? `${key}X` : key]: one }),
      ...(other === undefined ? {} : { [`${key}2`]: other }),
    };
  }) as JsonObject;
}

function changed(item: Json, how: Mutation['how'], value: Json): readonly Json[] {
  switch (how) {
    case 'replace':
      return [value];
    case 'remove':
      return [];
    case 'repeat':
      return [item, item];
    case 'wrap':
      return [isObject(value) ? { ...value, Extra: item } : [item, value]];
    case 'move':
      return [item];
  }
}

/** Examples of policies with some values that do not belong there. */
export const mutatedTemplate: fc.Arbitrary<JsonObject> = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([{ root }, mutations]) => mutations.reduce(mutated, root));

/** What is written into a text, and what means something in YAML or JSON. */
const TOKENS: readonly string[] = [
  ' ', '\n', '\t', ':', ': ', '- ', '{', '}', '[', ']', ',', '"', "'", '#', '&a ', '*a', '*a: ', '<<: *a', '!Ref ', '!Sub ', '!GetAtt ', '!If ',
  '!!binary ', '!Unheard ', '|', '>', '---\n', '...\n', '%YAML 1.1\n', '? ', '\u0000', '\ufeff', '\r', '\u2028', '\ud800', '~', 'yes', '0o7', '0x1F', '1e400',
  '.inf', '__proto__: ', '"__proto__":', '{{', '${', '\\', '\\u', '&a &b ', '{'.repeat(300), '['.repeat(300), '- '.repeat(300), '&a [*a]',
]; // prettier-ignore

/** A text with some places changed. */
export function mutatedText(texts: readonly string[]): fc.Arbitrary<string> {
  const place = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(40),
    fc.constantFrom(...TOKENS, 'remove', 'repeat'),
  );
  return fc.tuple(fc.constantFrom(...texts), fc.array(place, { minLength: 1, maxLength: 5 })).map(([text, places]) =>
    places.reduce((before, [where, length, token]) => {
      const at = Math.floor(where * before.length);
      const [head, tail] = [before.slice(0, at), before.slice(at)];
      if (token === 'remove') return head + tail.slice(length);
      if (token === 'repeat') return head + tail.slice(0, length) + tail;
      return head + token + tail;
    }, text),
  );
}
