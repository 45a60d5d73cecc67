import * as fc from 'fast-check';

/** How much is tried. */
export interface Trial {
  readonly cases: number;
  /** By which the same cases come again. */
  readonly seed: number;
}

/** Something that is true of every template. */
export interface Law {
  /** Which of the three kinds of laws it is: 1 sturdy, 2 branches, 3 spellings. */
  readonly number: 1 | 2 | 3;
  /** By which it is asked for: `--law branches`. */
  readonly name: string;
  /** The law, in one sentence. */
  readonly title: string;
  /** How large its part of all cases is, beside those of the other laws. */
  readonly weight: number;
  /** Tries it: the smallest case found that contradicts it, and what is wrong; undefined where none does. */
  readonly attempt: (trial: Trial) => string | undefined;
}

/** A law, and what it is tried on. */
interface Definition<T> extends Pick<Law, 'number' | 'name' | 'title' | 'weight'> {
  readonly cases: fc.Arbitrary<T>;
  /** What contradicts it, a line each. */
  readonly contradictions: (one: T) => readonly string[];
  /** How a case is shown to whoever has to mend it. @default - as JSON */
  readonly show?: (one: T) => string;
  /** The smallest case like one that contradicts it, which is asked whether it still does. @default - what fast-check finds */
  readonly reduce?: (one: T, isContradicted: (smaller: T) => boolean) => T;
}

/** Lines of a failure that are shown. */
const MOST_LINES = 20;

/** Makes a law of its definition. */
export function defineLaw<T>({
  number,
  name,
  title,
  weight,
  cases,
  contradictions,
  show = JSON.stringify,
  reduce,
}: Definition<T>): Law {
  const property = fc.property(cases, (one) => {
    const found = contradictions(one);
    if (found.length > 0) throw new Error(found.slice(0, MOST_LINES).join('\n'));
  });
  return {
    number,
    name,
    title,
    weight,
    attempt: ({ cases: numRuns, seed }) => {
      const { failed, counterexample, errorInstance } = fc.check(property, {
        numRuns,
        seed,
        endOnFailure: reduce !== undefined,
      });
      if (!failed) return undefined;
      const reason = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
      const [one] = counterexample ?? [];
      if (one === undefined || !reduce) return `${reason ?? ''}\n${one === undefined ? '' : show(one)}`;
      const [kind] = contradictions(one).map(kindOf);
      const smallest = reduce(one, (smaller) => contradictions(smaller).some((line) => kindOf(line) === kind));
      return [...contradictions(smallest).slice(0, MOST_LINES), show(smallest)].join('\n');
    },
  };
}

/** What a contradiction is, and of which policy: `missing in …: stage-throttling`. */
function kindOf(line: string): string {
  const [kind = '', place = ''] = line.split(/(?<=[^"]): /, 2);
  return [kind.split(' ')[0], place.split(' ')[0]].join(' ');
}

/** How many of some cases each law gets: at least one. */
export function shares(laws: readonly Law[], cases: number): readonly (readonly [Law, number])[] {
  const sum = laws.reduce((all, { weight }) => all + weight, 0);
  return laws.map((law) => [law, Math.max(1, Math.round((cases * law.weight) / sum))]);
}

/** A seed that nobody chose. */
export function anySeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
