import { type Json, type JsonObject, isList, isObject, own, ownObject } from '../document/json';
import { asText, isOpenText, textKey } from '../intrinsics/symbolic-text';
import type { Assumption, Conditions, Template, Term } from '../types';
import { type Domain, type Formula, MAX_FORMULA_HEIGHT, type Side, composite, mentions, same } from '../formula';
import { satisfiable } from './formula-search';
import { admits, listedValues } from '../intrinsics/parameter-values';

/** The conditions of one template: which of them can hold together. */
export class ConditionSolver implements Conditions {
  private readonly formulas = new Map<string, Formula>();
  private readonly domains = new Map<string, readonly string[]>();
  private readonly answers = new Map<string, boolean | undefined>();
  private ruled: readonly Formula[] | undefined;

  public readonly isEmpty: boolean;

  public constructor(
    private readonly template: Template,
    private readonly json: JsonObject,
  ) {
    this.isEmpty = Object.keys(json).length === 0;
  }

  public has(name: string): boolean {
    return Object.hasOwn(this.json, name);
  }

  public possible(assumptions: readonly Assumption[]): boolean | undefined {
    if (assumptions.length === 0) return true;
    const key = assumptions
      .map(({ template, name, value }) => JSON.stringify([template.id, name, value]))
      .sort()
      .join();
    if (!this.answers.has(key)) this.answers.set(key, search(assumptions, assumptions.map(factOf)));
    return this.answers.get(key);
  }

  public covered(given: readonly Assumption[], branches: readonly (readonly Assumption[])[]): boolean | undefined {
    const stated = branches.map((branch) => branch.filter(({ isDefault }) => isDefault !== true));
    if (stated.some((branch) => branch.length === 0)) return true;
    const isOther = stated.map((branch) => composite('none', [composite('all', branch.map(factOf))]));
    const answer = search(
      [...given, ...branches.flat()],
      [...given.map(factOf), ...isOther, ...stated.flatMap(limits)],
    );
    return answer === undefined ? undefined : !answer;
  }

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

  public formula(name: string): Formula {
    for (const next of this.formulas.has(name) ? [] : this.inOrder(name)) {
      // A condition that refers to itself finds this while it is being read.
      this.formulas.set(next, 'undecidable');
      this.formulas.set(next, this.read(own(this.json, next), `condition ${next}`, 0));
    }
    return this.formulas.get(name) ?? 'undecidable';
  }

  public variable(name: string): string {
    return `${this.template.id} ${name}`;
  }

  public allowed(variable: string): readonly string[] | undefined {
    const known = this.domains.get(variable);
    if (known) return known;
    const parameter = this.parameter(variable);
    const listed = parameter && listedValues(parameter);
    if (listed) this.domains.set(variable, listed);
    return listed;
  }

  public domain(variable: string, mentioned: ReadonlySet<string>): Domain | undefined {
    const allowed = this.allowed(variable);
    const parameter = allowed ? undefined : this.parameter(variable);
    return allowed ?? (parameter && [...[...mentioned].filter((value) => admits(parameter, value)), undefined]);
  }

  public rules(): readonly Formula[] {
    this.ruled ??= Object.entries(ownObject(this.template.source.root, 'Rules')).flatMap(([name, rule]) => {
      if (!isObject(rule)) return [];
      const when = own(rule, 'RuleCondition');
      const assertions = own(rule, 'Assertions');
      const demanded = (isList(assertions) ? assertions : []).map((assertion, at) =>
        this.read(isObject(assertion) ? own(assertion, 'Assert') : undefined, `rule ${name}.${at}`, 0),
      );
      const applies = when === undefined ? [] : [composite('none', [this.read(when, `rule ${name}`, 0)])];
      return [composite('any', [...applies, composite('all', demanded)])];
    });
    return this.ruled;
  }

  private parameter(variable: string): JsonObject | undefined {
    const prefix = this.variable('');
    const parameter = variable.startsWith(prefix)
      ? own(this.template.parameters, variable.slice(prefix.length))
      : undefined;
    return isObject(parameter) ? parameter : undefined;
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
    if (depth > MAX_FORMULA_HEIGHT) return 'undecidable';
    const [key, more] = isObject(json) ? Object.keys(json) : [];
    const value = isObject(json) && key !== undefined && more === undefined ? json[key] : undefined;
    if (key === 'Condition' && typeof value === 'string') return this.formulas.get(value) ?? 'undecidable';
    const parts = (list: readonly Json[]): Formula[] =>
      list.map((item, at) => this.read(item, `${label}.${at}`, depth + 1));
    const known = isList(value) ? this.operation(key, value, parts) : undefined;
    return known ?? { variable: this.variable(label), is: 'true' };
  }

  /** A function of conditions with its operands; undefined for one that is not known. */
  private operation(
    name: string | undefined,
    operands: readonly Json[],
    read: (list: readonly Json[]) => Formula[],
  ): Formula | undefined {
    if (name === 'Fn::And') return composite('all', read(operands));
    if (name === 'Fn::Or') return composite('any', read(operands));
    if (name === 'Fn::Not' && operands.length === 1) return composite('none', read(operands));
    const [first = null, second = null] = operands;
    if (name === 'Fn::Equals' && operands.length === 2) return this.equals(first, second);
    if (name !== 'Fn::Contains' || !isList(first) || operands.length < 2) return undefined;
    return composite(
      'any',
      first.map((item) => this.equals(item, second)),
    );
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

  public sides(json: Json): readonly Side[] {
    const name = isObject(json) ? own(json, 'Ref') : undefined;
    if (typeof name === 'string') {
      const bound = this.template.bound(name);
      if (bound && 'json' in bound) return this.sidesOf(bound);
      const parameter = own(this.template.parameters, name);
      if (isObject(parameter) || name.startsWith('AWS::')) {
        const variable = this.variable(name);
        const known = this.template.known(name);
        if (known !== undefined) this.domains.set(variable, [known]);
        return [{ value: { variable }, facts: [] }];
      }
    }
    return this.template.evaluator.evaluate({ template: this.template, json }, []).map(({ value, when }) => ({
      value: this.operand(value, json),
      // Parameters count as having their defaults, as everywhere.
      facts: when.filter(({ isDefault }) => isDefault !== true).map(factOf),
    }));
  }

  /** The sides of what a parent stack passes, with what the parent allows the variables in it to be. */
  private sidesOf({ template, json }: { readonly template: Template; readonly json: Json }): readonly Side[] {
    const sides = template.conditions.sides(json);
    for (const { value } of sides) {
      const allowed = 'variable' in value ? template.conditions.allowed(value.variable) : undefined;
      if ('variable' in value && allowed) this.domains.set(value.variable, allowed);
    }
    return sides;
  }

  private operand(term: Term, json: Json): Side['value'] {
    if (term.kind === 'scalar') return { literal: String(term.value) };
    const text = asText(term);
    const isOpaque = !text || isOpenText(text);
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

function factOf({ template, name, value, anyOf }: Assumption): Formula {
  const { conditions } = template;
  if (anyOf) {
    const some = composite(
      'any',
      anyOf.map((branch) => composite('all', branch.map(factOf))),
    );
    return value === true ? some : composite('none', [some]);
  }
  if (typeof value === 'string') return { variable: conditions.variable(name), is: value };
  return value ? conditions.formula(name) : composite('none', [conditions.formula(name)]);
}

/** That a parameter which is the key of a lookup has one of the keys there are, where the rest of the branch holds. */
function limits(branch: readonly Assumption[]): readonly Formula[] {
  return branch.flatMap((one) => {
    if (!one.among) return [];
    const rest = branch.filter(({ name }) => name !== one.name).map(factOf);
    const values = one.among.map((value) => factOf({ ...one, value }));
    return [composite('any', [composite('none', [composite('all', rest)]), ...values])];
  });
}

function search(assumptions: readonly Assumption[], facts: readonly Formula[]): boolean | undefined {
  const templates = [...new Set(assumptions.map(({ template }) => template))];
  const all = [...facts, ...templates.flatMap(({ conditions }) => conditions.rules())];
  const variables = [...mentions(all)].map(([name, values]): [string, Domain] => {
    for (const { conditions } of templates) {
      const domain = conditions.domain(name, values);
      if (domain) return [name, domain];
    }
    return [name, [...values, undefined]];
  });
  return satisfiable(all, variables);
}
