import { type Json, type JsonObject, type Path, isList, isObject, own } from '../document/json';
import type { Case, Evaluator, Expr, ListTerm, Template, Term } from '../types';
import { type Cases, type Given, inTurn, malformed, singleCase, then } from './cases';
import { findInMap, ifElse, select } from './selecting-functions';
import { dynamicReferences } from './dynamic-references';
import { length, toJsonString } from './language-extensions';
import { hasIntrinsic, scalarTerm } from './literal';
import { literalPieces } from './literal-pieces';
import { getAtt, importValue, ref, stackOutput } from './references';
import { formatText, textTerm } from './symbolic-text';
import { ABSENT, unknown } from './term';
import { base64, join, split, sub } from './text-functions';

/** What evaluates an intrinsic, by its name. */
const INTRINSICS = new Map<string, (template: Template, value: Json, given: Given) => Cases>([
  [
    'Ref',
    (template, value, given) => (typeof value === 'string' ? ref(template, value, given) : malformed('Ref', given)),
  ],
  ['Fn::Base64', base64],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAtt', getAtt],
  ['Fn::GetStackOutput', stackOutput],
  ['Fn::If', (template, value, given) => ifElse(template, value, given)],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Length', length],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', sub],
  ['Fn::ToJsonString', toJsonString],
]);

/** Evaluates the intrinsics of one template. */
export class IntrinsicEvaluator implements Evaluator {
  /** Lists and maps that are the same in every branch, kept because policies read their items one by one. */
  private readonly terms = new Map<Json, Term>();

  public constructor(private readonly template: Template) {}

  public at(expr: Expr, path: Path, given: Given): Cases {
    let from = expr;
    let at = 0;
    if ('json' in expr) {
      const { template } = expr;
      let { json } = expr;
      // In literal maps and lists only the one entry on the path needs evaluation.
      for (; at < path.length && isAsWritten(json); at++) {
        const entry = entryOf(json, path[at]);
        if (entry === undefined) return singleCase(ABSENT, given);
        json = entry;
      }
      const literal = at === path.length ? literalTerm(template, json) : undefined;
      if (literal) return singleCase(literal, given);
      from = { template, json };
    }
    return this.template.neighbours.budget.spend(
      () => this.follow(from, path, at, given),
      (reason) => singleCase(unknown('value', reason), given),
    );
  }

  /** @param at how many steps of the path have been followed */
  private follow(expr: Expr, path: Path, at: number, given: Given): Cases {
    const step = path[at];
    if (step === undefined) return this.evaluate(expr, given);
    const sides = 'json' in expr && expr.template === this.template ? sidesIn(expr.json) : undefined;
    // Follow the path on each side before evaluating: other entries of a side may depend on other conditions.
    if (sides !== undefined)
      return ifElse(this.template, sides, given, (json, when) => this.at(this.expr(json), path.slice(at), when));
    return then(this.evaluate(expr, given), ({ value, when }) => {
      if (value.kind === 'unknown') return [{ value, when }];
      if (value.kind === 'map') {
        const entry = value.entries.get(String(step));
        if (entry) return this.follow(entry, path, at + 1, when);
        const generator = generatorIn(value);
        return singleCase(
          generator === undefined ? ABSENT : unknown(generator, `it may add ${step} at deployment`),
          when,
        );
      }
      if (value.kind === 'list' && typeof step === 'number') {
        const item = value.items[step];
        return item ? this.follow(item, path, at + 1, when) : [{ value: ABSENT, when }];
      }
      if (value.kind === 'text')
        return [{ value: unknown(formatText(value.text), 'it is only known at deployment'), when }];
      return [{ value: ABSENT, when }];
    });
  }

  public evaluate(expr: Expr, given: Given): Cases {
    if ('term' in expr) return [{ value: expr.term, when: given }];
    if (expr.template !== this.template) return expr.template.evaluator.evaluate(expr, given);
    const literal = this.template.neighbours.budget.isBusy
      ? scalarTerm(expr.json)
      : literalTerm(expr.template, expr.json);
    if (literal) return singleCase(literal, given);
    return this.template.neighbours.budget.spend(
      () => this.evaluateJson(expr.json, given),
      (reason) => singleCase(unknown('value', reason), given),
    );
  }

  public items(list: ListTerm, given: Given): readonly Case<readonly Term[]>[] {
    return this.template.neighbours.budget.spend(
      () => this.combine(list, given),
      (reason) => [{ value: [unknown('list', reason)], when: given }],
    );
  }

  private combine(list: ListTerm, given: Given): readonly Case<readonly Term[]>[] {
    return inTurn(list.items, given, (item, when) =>
      this.evaluate(item, when).map((next) => ({
        value: next.value.kind === 'absent' ? [] : [next.value],
        when: next.when,
      })),
    );
  }

  private evaluateJson(json: Json, given: Given): Cases {
    if (typeof json === 'string') return singleCase(textTerm(dynamicReferences([json])), given);
    if (json === null) return singleCase(ABSENT, given);
    const known = this.terms.get(json);
    if (known) return singleCase(known, given);
    if (isList(json))
      return singleCase(this.keep(json, { kind: 'list', items: json.map((item) => this.expr(item)) }), given);
    if (!isObject(json)) return singleCase({ kind: 'scalar', value: json }, given);
    const keys = Object.keys(json);
    const name = keys[0];
    if (keys.length === 1 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'))) {
      return intrinsic(this.template, name, json[name] ?? null, given);
    }
    return this.map(json, given);
  }

  /** A map, in every combination of the branches in which entries of it are `AWS::NoValue`. */
  private map(json: JsonObject, given: Given): Cases {
    const all = Object.entries(json);
    const open = all.filter(([, value]) => mayBeNoValue(value)).slice(0, MAX_OPEN_ENTRIES);
    const without = (left: ReadonlySet<string>): Term => ({
      kind: 'map',
      entries: new Map(all.filter(([key]) => !left.has(key)).map(([key, value]) => [key, this.expr(value)])),
    });
    if (open.length === 0) return singleCase(this.keep(json, without(new Set())), given);
    const absent = inTurn(open, given, ([key, value], when) => this.absence(key, value, when));
    return absent.map(({ value, when }) => ({ value: without(new Set(value)), when }));
  }

  private keep(json: Json, term: Term): Term {
    this.terms.set(json, term);
    return term;
  }

  /** Whether an entry is `AWS::NoValue`, by branch: its key where it is. */
  private absence(key: string, value: Json, given: Given): readonly Case<readonly string[]>[] {
    const cases = this.evaluate(this.expr(value), given);
    const absent = cases.filter(({ value: term }) => term.kind === 'absent');
    if (absent.length === 0) return [{ value: [], when: given }];
    if (absent.length === cases.length) return [{ value: [key], when: given }];
    return cases.map(({ value: term, when }) => ({ value: term.kind === 'absent' ? [key] : [], when }));
  }

  private expr(json: Json): Expr {
    return { template: this.template, json };
  }
}

/** What `Fn::If` is made of; undefined for any other value. */
function sidesIn(json: Json): Json | undefined {
  return isObject(json) && Object.keys(json).length === 1 ? own(json, 'Fn::If') : undefined;
}

/** Whether a value is the map or the list that it looks like. */
function isAsWritten(json: Json): json is JsonObject | readonly Json[] {
  return isList(json) || (isObject(json) && !hasIntrinsic(json));
}

/** What stands at a step of a path. */
function entryOf(json: JsonObject | readonly Json[], step: string | number | undefined): Json | undefined {
  if (!isList(json)) return own(json, String(step));
  return typeof step === 'number' ? json[step] : undefined;
}

/** Up to this number, entries that may be `AWS::NoValue` make a branch each. */
const MAX_OPEN_ENTRIES = 3;

/** Whether a value may be `AWS::NoValue`, as it is written. */
function mayBeNoValue(json: Json): boolean {
  if (!isObject(json)) return false;
  if (own(json, 'Ref') === 'AWS::NoValue') return true;
  const sides = own(json, 'Fn::If');
  return isList(sides) && sides.slice(1).some(mayBeNoValue);
}

function intrinsic(template: Template, name: string, value: Json, given: Given): Cases {
  const evaluate = INTRINSICS.get(name);
  return evaluate
    ? evaluate(template, value, given)
    : singleCase(unknown(name, `${name} is evaluated at deployment`), given);
}

/** The term of an expression that is the same in every branch and takes no evaluation. */
function literalTerm(template: Template, json: Json): Term | undefined {
  if (!isObject(json)) return scalarTerm(json);
  const text = literalPieces(template, json);
  return text && textTerm(text);
}

/** The intrinsic or macro among a map's keys that may add other keys to it. */
function generatorIn({ entries }: Term & { readonly kind: 'map' }): string | undefined {
  for (const key of entries.keys()) if (key.startsWith('Fn::')) return key;
  return undefined;
}
