import * as fc from 'fast-check';
import {
  type Json,
  type JsonObject,
  type Path,
  isList,
  isObject,
  ownObject,
} from '../../src/cloudformation/document/json';
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
  /** Which of the lists and maps of the resource has many entries. Were it several, the template would be the product. */
  readonly place: number;
}

/** Copies that are counted; what is quadratic shows in them, and small templates are counted in no time. */
const COPIES = [30, 60, 120] as const;
/** How much more the second doubling may cost than the first: 2 where work is linear, 4 where it is quadratic. */
const MOST = 2.7;
/** Work that is not looked at: it says nothing. */
const LEAST = 20_000;

function grown({ root, how, logicalId, place }: Growth, copies: number): JsonObject {
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
    const many = withMany(resource ?? {}, numbers, place);
    return { ...root, Resources: { ...resources, [logicalId]: many } };
  }
  const many = numbers.flatMap((at) =>
    of([logicalId], at).map(([name, json]): readonly [string, Json] => [
      name,
      how === 'chain' && at > 0 && isObject(json) ? { ...json, DependsOn: `${logicalId}${at - 1}` } : json,
    ]),
  );
  return { ...root, Resources: { ...resources, ...Object.fromEntries(many) } };
}

/** A value, where one of the lists of maps and maps of maps in it has its first item many times. */
function withMany(json: Json, numbers: readonly number[], place: number): Json {
  const places = placesIn(json, []);
  const path = places[place % Math.max(places.length, 1)];
  return path ? changed(json, path, (inside) => manyOf(inside, numbers)) : json;
}

/** Paths to what holds maps, one beside the other. */
function placesIn(json: Json, path: Path): readonly Path[] {
  const entries = isList(json) ? [...json.entries()] : isObject(json) ? Object.entries(json) : [];
  const holdsMaps =
    entries.length > 0 && entries.every(([key, entry]) => isObject(entry) && !`${key}`.startsWith('Fn::'));
  return [
    ...(holdsMaps && path.length > 1 ? [path] : []),
    ...entries.flatMap(([key, entry]) => placesIn(entry, [...path, key])),
  ];
}

function manyOf(json: Json, numbers: readonly number[]): Json {
  if (isList(json)) return numbers.map((at) => ({ ...(json[0] as JsonObject), Copy: at }));
  const [[name, first] = ['', null]] = Object.entries(json as JsonObject);
  return Object.fromEntries(numbers.map((at) => [`${name}${at}`, first]));
}

/** A value with another one in it. */
function changed(json: Json, [step, ...rest]: Path, change: (inside: Json) => Json): Json {
  if (step === undefined) return change(json);
  if (isList(json)) return json.map((item, at) => (at === step ? changed(item, rest, change) : item));
  const inside = (json as JsonObject)[step] ?? null;
  return { ...(json as JsonObject), [step]: changed(inside, rest, change) };
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
    place: fc.nat(7),
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
          `${one.how} ${one.logicalId} ${one.place}: ${small}, ${middle}, ${large} calls of functions for ${COPIES.join(', ')} copies`,
        ]
      : [];
  },
});
