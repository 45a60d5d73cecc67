import { isList, isObject, own, type Json, type JsonObject } from './json';
import type { Template } from './template';
import { textKey, asText, type Assumption } from './term';

/** A condition as a formula over what the template leaves open. */
type Formula =
  | boolean
  | { readonly all: readonly Formula[] }
  | { readonly any: readonly Formula[] }
  | { readonly not: Formula }
  | { readonly variable: string; readonly is: string };

/** Values a variable can take; `undefined` stands for every value nobody mentions. */
type Domain = readonly (string | undefined)[];

/** One side of `Fn::Equals`. */
type Side = { readonly literal: string } | Variable;

interface Variable {
  readonly variable: string;
  /** Its allowed values. @default - anything */
  readonly domain?: readonly string[];
}

/** Steps of search before the answer is "cannot tell". Real templates need a few dozen. */
const BUDGET = 20_000;

/** The conditions of one template: which of them can hold together. */
export class Conditions {
  private readonly formulas = new Map<string, Formula>();
  private readonly domains = new Map<string, readonly string[]>();
  private readonly answers = new Map<string, boolean | undefined>();

  public constructor(
    private readonly template: Template,
    private readonly json: JsonObject,
  ) {}

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
    if (!this.answers.has(key)) this.answers.set(key, search(assumptions));
    return this.answers.get(key);
  }

  /** The formula of a condition; one that is not declared, or refers to itself, is left open. */
  public formula(name: string): Formula {
    const known = this.formulas.get(name);
    if (known !== undefined) return known;
    this.formulas.set(name, this.open(`condition ${name}`));
    const formula = this.read(own(this.json, name), `condition ${name}`, 0);
    this.formulas.set(name, formula);
    return formula;
  }

  /** The variable that stands for a parameter or pseudo parameter in formulas. */
  public variable(name: string): string {
    return `${this.template.id} ${name}`;
  }

  public allowed(variable: string): readonly string[] | undefined {
    return this.domains.get(variable);
  }

  private open(label: string): Formula {
    return { variable: `${this.template.id} ${label}`, is: 'true' };
  }

  private read(json: Json | undefined, label: string, depth: number): Formula {
    if (depth > 50 || !isObject(json)) return this.open(label);
    const [key, ...more] = Object.keys(json);
    const value = key === undefined || more.length > 0 ? undefined : json[key];
    const parts = (isList(value) ? value : []).map((item, at) => () => this.read(item, `${label}.${at}`, depth + 1));
    if (key === 'Condition' && typeof value === 'string') return this.formula(value);
    if (key === 'Fn::And') return { all: parts.map((part) => part()) };
    if (key === 'Fn::Or') return { any: parts.map((part) => part()) };
    if (key === 'Fn::Not' && parts[0]) return { not: parts[0]() };
    if (key === 'Fn::Equals' && isList(value) && value.length === 2) return this.equals(value[0], value[1], label);
    return this.open(label);
  }

  private equals(left: Json | undefined, right: Json | undefined, label: string): Formula {
    const a = this.side(left ?? null);
    const b = this.side(right ?? null);
    if (!a || !b) return this.open(label);
    if ('literal' in a) return 'literal' in b ? a.literal === b.literal : this.is(b, a.literal);
    if ('literal' in b) return this.is(a, b.literal);
    if (a.variable === b.variable) return true;
    return { variable: [a.variable, b.variable].sort().join(' = '), is: 'true' };
  }

  private is({ variable, domain }: Variable, literal: string): Formula {
    if (domain) this.domains.set(variable, domain);
    return { variable, is: literal };
  }

  private side(json: Json): Side | undefined {
    if (isObject(json)) {
      const name = own(json, 'Ref');
      if (typeof name === 'string') {
        const bound = this.template.bound(name);
        if (bound && 'json' in bound) return bound.template.conditions.side(bound.json);
        const parameter = own(this.template.parameters, name);
        if (isObject(parameter) || name.startsWith('AWS::')) {
          const allowed = isObject(parameter) ? own(parameter, 'AllowedValues') : undefined;
          return { variable: this.variable(name), ...(isList(allowed) ? { domain: allowed.map(String) } : {}) };
        }
      }
    }
    const [only, second] = this.template.evaluator.evaluate({ template: this.template, json }, []);
    const text = only && !second ? asText(only.value) : undefined;
    if (!text) return undefined;
    const [first, more] = text;
    if (typeof first === 'string' && more === undefined) return { literal: first };
    return { variable: `${this.template.id} ${textKey(text)}` };
  }
}

function search(assumptions: readonly Assumption[]): boolean | undefined {
  const facts: Formula[] = [];
  const mentioned = new Map<string, Set<string | undefined>>();
  const seen = new Set<Formula>();
  for (const { template, name, value } of assumptions) {
    const fact: Formula =
      typeof value === 'string'
        ? { variable: template.conditions.variable(name), is: value }
        : value
          ? template.conditions.formula(name)
          : { not: template.conditions.formula(name) };
    facts.push(fact);
    mention(fact, mentioned, seen);
  }
  const variables = [...mentioned].map(([name, values]): [string, Domain] => {
    const allowed = assumptions.map(({ template }) => template.conditions.allowed(name)).find((values) => values);
    return [name, allowed ?? [...values, undefined]];
  });
  return new Search(facts, variables).run();
}

/** Collects the values each variable is compared with. Shared formulas are visited once: conditions form a graph. */
function mention(formula: Formula, into: Map<string, Set<string | undefined>>, seen: Set<Formula>): void {
  if (typeof formula === 'boolean' || seen.has(formula)) return;
  seen.add(formula);
  if ('variable' in formula) {
    const values = into.get(formula.variable) ?? new Set<string | undefined>();
    into.set(formula.variable, values.add(formula.is));
  } else if ('not' in formula) mention(formula.not, into, seen);
  else for (const part of 'all' in formula ? formula.all : formula.any) mention(part, into, seen);
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
    if (this.steps > BUDGET) return undefined;
    const next = this.variables[at];
    if (!open || !next) return true;
    const [name, domain] = next;
    for (const value of domain) {
      this.values.set(name, value);
      const answer = this.run(at + 1);
      this.values.delete(name);
      if (answer !== false) return answer;
    }
    return false;
  }

  private truth(formula: Formula): boolean | undefined {
    if (typeof formula === 'boolean') return formula;
    if (++this.steps > BUDGET) return undefined;
    if ('variable' in formula) {
      return this.values.has(formula.variable) ? this.values.get(formula.variable) === formula.is : undefined;
    }
    if ('not' in formula) {
      const truth = this.truth(formula.not);
      return truth === undefined ? undefined : !truth;
    }
    const decisive = 'any' in formula;
    let open = false;
    for (const part of 'any' in formula ? formula.any : formula.all) {
      const truth = this.truth(part);
      if (truth === decisive) return decisive;
      open ||= truth === undefined;
    }
    return open ? undefined : !decisive;
  }
}
