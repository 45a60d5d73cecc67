import * as fc from 'fast-check';
import { type Json, type JsonObject, isObject, ownObject } from '../../src/cloudformation/document/json';
import { judgeTemplates } from '../../src/engine/judge-templates';
import { defineLaw } from './law';
import { SEEDS } from './seeds';
import { withReferences, written } from './spellings/references';
import { workFor } from './work';

/** How a template grows: what of it is there many times. */
interface Growth {
  readonly root: JsonObject;
  /** One resource beside itself, all of them by references to each other, or in a chain of `DependsOn`. */
  readonly how: 'resource' | 'chain' | 'all' | 'entries';
  readonly logicalId: string;
}

/** Copies that are counted; what is quadratic shows in them, and small templates are counted in no time. */
const COPIES = [30, 60, 120] as const;
/** How much more the second doubling may cost than the first: 2 where work is linear, 4 where it is quadratic. */
const MOST = 2.7;
/** Work that is not looked at: it says nothing. */
const LEAST = 20_000;

function grown({ root, how, logicalId }: Growth, copies: number): JsonObject {
  const resources = ownObject(root, 'Resources');
  const numbers = Array.from({ length: copies }, (_, at) => at);
  const of = (names: readonly string[], at: number): readonly (readonly [string, Json])[] =>
    names.map((name) => [
      `${name}${at}`,
      withReferences(resources[name] ?? {}, (reference) =>
        names.includes(reference.name) ? written({ ...reference, name: `${reference.name}${at}` }) : undefined,
      ),
    ]);
  if (how === 'all')
    return { ...root, Resources: Object.fromEntries(numbers.flatMap((at) => of(Object.keys(resources), at))) };
  const resource = resources[logicalId];
  if (how === 'entries') {
    const text = JSON.stringify(resource, (_, value: unknown) =>
      isObject(value) ? manyEntries(value, numbers) : value,
    );
    return { ...root, Resources: { ...resources, [logicalId]: JSON.parse(text) as Json } };
  }
  const many = numbers.flatMap((at) =>
    of([logicalId], at).map(([name, json]): readonly [string, Json] => [
      name,
      how === 'chain' && at > 0 && isObject(json) ? { ...json, DependsOn: `${logicalId}${at - 1}` } : json,
    ]),
  );
  return { ...root, Resources: { ...resources, ...Object.fromEntries(many) } };
}

/** The first list of maps, or map of maps, with its first item many times. */
function manyEntries(value: JsonObject, numbers: readonly number[]): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]): [string, Json] => {
      if (Array.isArray(inside) && isObject(inside[0]))
        return [key, numbers.map((at) => ({ ...(inside[0] as JsonObject), Copy: at }))];
      const entries = isObject(inside) ? Object.entries(inside) : [];
      const [first] = entries;
      const isMapOfMaps = first && entries.every(([, entry]) => isObject(entry)) && !first[0].startsWith('Fn::');
      return [
        key,
        isMapOfMaps && key !== 'Properties'
          ? Object.fromEntries(numbers.map((at) => [`${first[0]}${at}`, first[1]]))
          : inside,
      ];
    }),
  );
}

/** What is done for a template that grows, at each of its sizes. */
function workOf(growth: Growth): readonly number[] {
  const texts = COPIES.map((copies) => JSON.stringify(grown(growth, copies)));
  const judge = (text: string): unknown =>
    judgeTemplates([{ file: 'template.json', text }], { preset: 'all', protocols: ['websocket', 'http'] });
  // Some things are done once only, whatever is judged first.
  return workFor([...texts.slice(0, 1), ...texts], judge).slice(1);
}

const growth: fc.Arbitrary<Growth> = fc.constantFrom(...SEEDS).chain(({ root }) =>
  fc.record({
    root: fc.constant(root),
    how: fc.constantFrom('resource', 'chain', 'all', 'entries'),
    logicalId: fc.constantFrom(...Object.keys(ownObject(root, 'Resources'))),
  }),
);

/** Work grows as templates do, counted and not timed. */
export const growthLaw = defineLaw<Growth>({
  number: 1,
  name: 'growth',
  title: 'twice as many resources, or entries of a map, take about twice the work',
  weight: 0.4,
  cases: growth,
  contradictions: (one) => {
    const [small = 0, middle = 0, large = 0] = workOf(one);
    const isQuadratic = large - middle > MOST * Math.max(middle - small, LEAST);
    return isQuadratic
      ? [
          `${one.how} ${one.logicalId}: ${small}, ${middle}, ${large} calls of functions for ${COPIES.join(', ')} copies`,
        ]
      : [];
  },
});
