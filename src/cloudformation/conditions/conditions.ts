import { isList, isObject, own, type Json, type JsonObject } from '../document/json';
import type { Template } from '../template';
import { asText, textKey, type Assumption, type Term } from '../intrinsics/term';

/** A condition as a formula over what the template leaves open. */
type Formula =
  | boolean
  | Comparison
  /** Refers to itself, or is nested past what can be tried. */
  | 'undecidable'
  | Composite;

interface Comparison {
  readonly variable: string;
  readonly is: string;
}

interface Composite {
  readonly kind: 'all' | 'any' | 'none';
  readonly parts: readonly Formula[];
  /** Composites inside composites, itself included. */
  readonly height: number;
}

/** Values a variable can take; `undefined` stands for every value nobody mentions. */
type Domain = readonly (string | undefined)[];

/** One side of `Fn::Equals`: what it is, and what must hold for it to be that. */
interface Side {
  readonly value: { readonly literal: string } | { readonly variable: string };
  readonly facts: readonly Formula[];
}

/** Steps of search before the answer is "cannot tell". Real templates need a few dozen. */
const BUDGET = 20_000;
/** Parameters that conditions in question compare, together. CloudFormation takes 200. */
const MOST_VARIABLES = 1_000;
/** Conditions made of conditions made of conditions; real ones have three or four floors. */
const HIGHEST = 400;

/** The conditions of one template: which of them can hold together. */
export class Conditions {
  private readonly formulas = new Map<string, Formula>();
  private readonly domains = new Map<string, readonly string[]>();
  private readonly answers = new Map<string, boolean | undefined>();

  /** Whether the template declares no condition. */
  public readonly isEmpty: boolean;

  public constructor(
    private readonly template: Template,
    private readonly json: JsonObject,
  ) {
    this.isEmpty = Object.keys(json).length === 0;
  }

  /** Whether the template declares a condition of that name. */
  public has(name: string): boolean {
    return Object.hasOwn(this.json, name);
  }

  /**
   * Whether all assumptions can hold at once.
   *
   * @returns true, false, or undefined when the search exceeds its budget
   */
  public possible(assumptions: readonly Assumption[]): boolean | undefined {
    if (assumptions.length === 0) return true;
    const key = assumptions
      .map(({ template, name, value }) => JSON.stringify([template.id, name, value]))
      .sort()
      .join();
    if (!this.answers.has(key)) this.answers.set(key, search(assumptions, assumptions.map(factOf)));
    return this.answers.get(key);
  }

  /**
   * The one value that assumptions leave for a parameter or pseudo parameter.
   *
   * @returns undefined when they leave several, or that cannot be told
   */
  public pinned(name: string, assumptions: readonly Assumption[]): string | undefined {
    const facts = assumptions.map(factOf);
    const variable = this.variable(name);
    const literals = [...(mentions(facts).get(variable) ?? [])];
    const other: Formula = composite(
      'none',
      literals.map((is) => ({ variable, is })),
    );
    if (search(assumptions, [...facts, other]) !== false) return undefined;
    const [only, second] = literals.filter((is) => search(assumptions, [...facts, { variable, is }]) !== false);
    return second === undefined ? only : undefined;
  }

  /** The formula of a condition; one that is not declared is left open. */
  public formula(name: string): Formula {
    for (const next of this.formulas.has(name) ? [] : this.inOrder(name)) {
      // What refers to itself finds this while it is being read.
      this.formulas.set(next, 'undecidable');
      this.formulas.set(next, this.read(own(this.json, next), `condition ${next}`, 0));
    }
    return this.formulas.get(name) ?? 'undecidable';
  }

  /** The variable that stands for a parameter or pseudo parameter in formulas. */
  public variable(name: string): string {
    return `${this.template.id} ${name}`;
  }

  public allowed(variable: string): readonly string[] | undefined {
    return this.domains.get(variable);
  }

  /** A condition behind every condition it is made of. Walks without recursion: chains may be thousands long. */
  private inOrder(name: string): readonly string[] {
    const order: string[] = [];
    const entered = new Set<string>();
    const open: { readonly name: string; readonly isDone: boolean }[] = [{ name, isDone: false }];
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.isDone) order.push(next.name);
      else if (!entered.has(next.name) && !this.formulas.has(next.name)) {
        entered.add(next.name);
        open.push({ name: next.name, isDone: true });
        for (const other of conditionsIn(own(this.json, next.name))) open.push({ name: other, isDone: false });
      }
    }
    return order;
  }

  private read(json: Json | undefined, label: string, depth: number): Formula {
    if (depth > HIGHEST) return 'undecidable';
    const [key, more] = isObject(json) ? Object.keys(json) : [];
    const value = isObject(json) && key !== undefined && more === undefined ? json[key] : undefined;
    if (key === 'Condition' && typeof value === 'string') return this.formulas.get(value) ?? 'undecidable';
    if (isList(value)) {
      const parts = (): Formula[] => value.map((item, at) => this.read(item, `${label}.${at}`, depth + 1));
      if (key === 'Fn::And') return composite('all', parts());
      if (key === 'Fn::Or') return composite('any', parts());
      if (key === 'Fn::Not' && value.length === 1) return composite('none', parts());
      if (key === 'Fn::Equals' && value.length === 2) return this.equals(value[0] ?? null, value[1] ?? null);
    }
    return { variable: this.variable(label), is: 'true' };
  }

  private equals(left: Json, right: Json): Formula {
    const rights = this.sides(right);
    return composite(
      'any',
      this.sides(left).flatMap((a) =>
        rights.map((b) => composite('all', [...a.facts, ...b.facts, same(a.value, b.value)])),
      ),
    );
  }

  private sides(json: Json): readonly Side[] {
    const name = isObject(json) ? own(json, 'Ref') : undefined;
    if (typeof name === 'string') {
      const bound = this.template.bound(name);
      if (bound && 'json' in bound) return bound.template.conditions.sidesFor(this, bound.json);
      const parameter = own(this.template.parameters, name);
      if (isObject(parameter) || name.startsWith('AWS::')) {
        const variable = this.variable(name);
        const allowed = isObject(parameter) ? own(parameter, 'AllowedValues') : undefined;
        const known = this.template.known(name);
        if (isList(allowed)) this.domains.set(variable, allowed.map(String));
        else if (known !== undefined) this.domains.set(variable, [known]);
        return [{ value: { variable }, facts: [] }];
      }
    }
    return this.template.evaluator.evaluate({ template: this.template, json }, []).map(({ value, when }) => ({
      value: this.operand(value, json),
      // The default of a parameter is taken for granted, here as everywhere.
      facts: when.filter(({ isDefault }) => isDefault !== true).map(factOf),
    }));
  }

  /** The sides of an expression of this template, for a condition of a nested stack. */
  private sidesFor(other: Conditions, json: Json): readonly Side[] {
    const sides = this.sides(json);
    for (const { value } of sides) {
      const allowed = 'variable' in value ? this.domains.get(value.variable) : undefined;
      if ('variable' in value && allowed) other.domains.set(value.variable, allowed);
    }
    return sides;
  }

  private operand(term: Term, json: Json): Side['value'] {
    if (term.kind === 'scalar') return { literal: String(term.value) };
    const text = asText(term);
    const isOpaque = !text || text.some((part) => typeof part !== 'string' && part.kind === 'unknown');
    return { variable: this.variable(isOpaque ? expressionKey(json) : textKey(text)) };
  }
}

/** Two expressions that are written alike are the same variable. */
function expressionKey(json: Json): string {
  try {
    return JSON.stringify(json);
  } catch (error) {
    if (error instanceof RangeError) return 'an expression nested past all use';
    throw error;
  }
}

/** Names of the conditions that a condition is made of. */
function conditionsIn(json: Json | undefined): readonly string[] {
  const names: string[] = [];
  const open: (Json | undefined)[] = [json];
  while (open.length > 0) {
    const next = open.pop();
    if (isList(next)) for (const item of next) open.push(item);
    else if (isObject(next)) {
      for (const [key, value] of Object.entries(next)) {
        if (key === 'Condition' && typeof value === 'string') names.push(value);
        else open.push(value);
      }
    }
  }
  return names;
}

function same(a: Side['value'], b: Side['value']): Formula {
  if ('literal' in a) return 'literal' in b ? a.literal === b.literal : { variable: b.variable, is: a.literal };
  if ('literal' in b) return { variable: a.variable, is: b.literal };
  if (a.variable === b.variable) return true;
  return { variable: [a.variable, b.variable].sort().join(' = '), is: 'true' };
}

function composite(kind: Composite['kind'], parts: readonly Formula[]): Formula {
  const [only, second] = parts;
  if (kind !== 'none' && only !== undefined && second === undefined) return only;
  const height = 1 + parts.reduce((most, part) => Math.max(most, isComposite(part) ? part.height : 0), 0);
  return height > HIGHEST ? 'undecidable' : { kind, parts, height };
}

function isComposite(formula: Formula): formula is Composite {
  return typeof formula === 'object' && 'parts' in formula;
}

function factOf({ template, name, value }: Assumption): Formula {
  const { conditions } = template;
  if (typeof value === 'string') return { variable: conditions.variable(name), is: value };
  return value ? conditions.formula(name) : composite('none', [conditions.formula(name)]);
}

function search(assumptions: readonly Assumption[], facts: readonly Formula[]): boolean | undefined {
  const templates = new Set(assumptions.map(({ template }) => template));
  const variables = [...mentions(facts)].map(([name, values]): [string, Domain] => {
    for (const { conditions } of templates) {
      const allowed = conditions.allowed(name);
      if (allowed) return [name, allowed];
    }
    return [name, [...values, undefined]];
  });
  return variables.length > MOST_VARIABLES ? undefined : new Search(facts, variables).run();
}

/** The values each variable is compared with. Shared formulas are visited once: conditions form a graph. */
function mentions(facts: readonly Formula[]): ReadonlyMap<string, ReadonlySet<string>> {
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

class Search {
  private readonly values = new Map<string, string | undefined>();
  private steps = 0;

  public constructor(
    private readonly facts: readonly Formula[],
    private readonly variables: readonly (readonly [string, Domain])[],
  ) {}

  public run(at = 0): boolean | undefined {
    let open = false;
    for (const fact of this.facts) {
      const truth = this.truth(fact);
      if (truth === false) return false;
      open ||= truth === undefined;
    }
    if (!open) return true;
    const next = this.variables[at];
    if (this.steps > BUDGET || !next) return undefined;
    const [name, domain] = next;
    let isDecided = true;
    for (const value of domain) {
      this.values.set(name, value);
      const answer = this.run(at + 1);
      this.values.delete(name);
      if (answer === true) return true;
      isDecided &&= answer === false;
      if (this.steps > BUDGET) return undefined;
    }
    return isDecided ? false : undefined;
  }

  private truth(formula: Formula): boolean | undefined {
    if (typeof formula === 'boolean') return formula;
    if (formula === 'undecidable' || ++this.steps > BUDGET) return undefined;
    if (!isComposite(formula)) {
      return this.values.has(formula.variable) ? this.values.get(formula.variable) === formula.is : undefined;
    }
    const decisive = formula.kind !== 'all';
    let open = false;
    for (const part of formula.parts) {
      const truth = this.truth(part);
      if (truth === decisive) return formula.kind === 'any';
      open ||= truth === undefined;
    }
    return open ? undefined : formula.kind !== 'any';
  }
}
