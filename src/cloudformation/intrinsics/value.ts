import type { Path } from '../document/json';
import type { Assumption, Case, Term, Text } from '../types';
import { asText, formatText } from './symbolic-text';

/** Thrown by {@link Value} when a policy reads what only deployment knows; the verdict is then "unknown". */
export class NotKnown extends Error {
  public constructor(
    /** The property that was read. */
    public readonly path: Path,
    /** Why it cannot be known. */
    public readonly reason: string,
  ) {
    super(reason);
    this.name = 'NotKnown';
  }
}

/** How messages show an empty text. */
const EMPTY = '""';

/** The value of a property in one branch, as policies read it. */
export class Value {
  public readonly term: Term;
  /** What must hold for this branch. */
  public readonly when: readonly Assumption[];

  public constructor(
    { value, when }: Case,
    /** The property. */
    public readonly path: Path,
  ) {
    this.term = value;
    this.when = when;
  }

  /** Not written, or `AWS::NoValue`. */
  public get isAbsent(): boolean {
    return this.term.kind === 'absent';
  }

  /** Whether it can be known before deployment. */
  public get isKnown(): boolean {
    return this.term.kind !== 'unknown' && this.term.kind !== 'text';
  }

  /**
   * Makes the verdict "unknown" where nothing at all is known of the value.
   *
   * @throws NotKnown for an import, a dynamic reference, a parameter without a default
   */
  public assertInSight(): void {
    if (this.term.kind === 'unknown') throw new NotKnown(this.path, `${this.term.label}: ${this.term.reason}`);
  }

  /**
   * Makes the verdict "unknown" where AWS fills in any part of a text.
   *
   * @throws NotKnown as {@link string}
   */
  public assertKnown(): void {
    this.assertInSight();
    const { term } = this;
    if (term.kind === 'text') throw new NotKnown(this.path, `${formatText(term.text)} is only known at deployment`);
  }

  /**
   * The written text; undefined for what is absent, a list or a map.
   *
   * @throws NotKnown where any of it is filled in by AWS
   */
  public get string(): string | undefined {
    this.assertKnown();
    const { term } = this;
    return term.kind === 'scalar' ? String(term.value) : undefined;
  }

  /**
   * The number; numbers written as strings count.
   *
   * @throws NotKnown as {@link string}
   */
  public get number(): number | undefined {
    const text = this.string?.trim();
    const isBoolean = this.term.kind === 'scalar' && typeof this.term.value === 'boolean';
    const number = text === undefined || text === '' || isBoolean ? NaN : Number(text);
    return Number.isNaN(number) ? undefined : number;
  }

  /**
   * The boolean; `'true'` and `'false'` count.
   *
   * @throws NotKnown as {@link string}
   */
  public get boolean(): boolean | undefined {
    const text = this.string?.toLowerCase();
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }

  /** The text with its symbols, even where all of it is unknown; undefined for lists, maps and what is absent. */
  public get text(): Text | undefined {
    return asText(this.term);
  }

  /**
   * Keys of a map; undefined for anything else.
   *
   * @throws NotKnown where not even the shape is known
   */
  public get keys(): readonly string[] | undefined {
    this.assertInSight();
    if (this.term.kind !== 'map') return undefined;
    const keys = [...this.term.entries.keys()];
    const generator = keys.find((key) => key.startsWith('Fn::'));
    if (generator !== undefined) throw new NotKnown(this.path, `${generator} may add keys at deployment`);
    return keys;
  }

  /**
   * Entries of a map, each with every value it can take in this branch; one that is `AWS::NoValue` is none. A value
   * that depends on a further condition says so in its {@link when}. Undefined for anything but a map.
   *
   * @throws NotKnown where not even the shape is known, or a macro may add entries
   */
  public get entries(): readonly (readonly [key: string, value: Value])[] | undefined {
    const { keys, term } = this;
    if (!keys || term.kind !== 'map') return undefined;
    return [...term.entries].flatMap(([key, entry]) => {
      const cases: readonly Case[] =
        'term' in entry
          ? [{ value: entry.term, when: this.when }]
          : entry.template.evaluator.evaluate(entry, this.when);
      return cases
        .filter(({ value }) => value.kind !== 'absent')
        .map((turn) => [key, new Value(turn, [...this.path, key])] as const);
    });
  }

  /** For messages: the text with symbols as `Fn::Sub` writes them, at most 120 characters of it. */
  public toString(): string {
    const text = this.text;
    const shown = text ? formatText(text) : this.term.kind;
    if (shown === '') return EMPTY;
    return shown.length > 120 ? `${shown.slice(0, 119)}…` : shown;
  }
}
