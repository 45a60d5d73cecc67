/** How deep conditions may be nested in each other; real templates have three or four levels. */
export const MAX_FORMULA_HEIGHT = 400;

/** A condition as a formula over what the template leaves open. */
export type Formula =
  | boolean
  | Comparison
  /** Refers to itself, or is nested too deep. */
  | 'undecidable'
  | Composite;

export interface Comparison {
  readonly variable: string;
  readonly is: string;
}

export interface Composite {
  readonly kind: 'all' | 'any' | 'none';
  readonly parts: readonly Formula[];
  /** How deep composites are nested, this one included. */
  readonly height: number;
}

/** Values a variable can take; `undefined` stands for every value nobody mentions. */
export type Domain = readonly (string | undefined)[];

/** One side of `Fn::Equals`: what it is, and what must hold for it to be that. */
export interface Side {
  readonly value: { readonly literal: string } | { readonly variable: string };
  readonly facts: readonly Formula[];
}

/** That two sides of `Fn::Equals` are equal. */
export function same(a: Side['value'], b: Side['value']): Formula {
  if ('literal' in a) return 'literal' in b ? a.literal === b.literal : { variable: b.variable, is: a.literal };
  if ('literal' in b) return { variable: a.variable, is: b.literal };
  if (a.variable === b.variable) return true;
  return { variable: [a.variable, b.variable].sort().join(' = '), is: 'true' };
}

/** A formula made of others; one that is nested too deep is undecidable. */
export function composite(kind: Composite['kind'], parts: readonly Formula[]): Formula {
  const [only, second] = parts;
  if (kind !== 'none' && only !== undefined && second === undefined) return only;
  const height = 1 + parts.reduce((most, part) => Math.max(most, isComposite(part) ? part.height : 0), 0);
  return height > MAX_FORMULA_HEIGHT ? 'undecidable' : { kind, parts, height };
}

export function isComposite(formula: Formula): formula is Composite {
  return typeof formula === 'object' && 'parts' in formula;
}

/** The values each variable is compared with. Shared formulas are visited once: conditions form a graph. */
export function mentions(facts: readonly Formula[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const seen = new Set<Formula>();
  const open = [...facts];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || seen.has(next)) continue;
    seen.add(next);
    if (isComposite(next)) for (const part of next.parts) open.push(part);
    else {
      const values = found.get(next.variable) ?? new Set<string>();
      found.set(next.variable, values.add(next.is));
    }
  }
  return found;
}
