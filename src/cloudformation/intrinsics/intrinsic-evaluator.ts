import { type Json, type JsonObject, type Path, isList, isObject, own } from '../document/json';
import type { Assumption, Case, Evaluator, Expr, ListTerm, Symbolic, Template, Term, Text } from '../types';
import { Exhausted } from './evaluation-steps';
import { hasIntrinsic, scalarTerm } from './literal';
import { literalPieces } from './literal-pieces';
import { asText, formatText, isTooLong, joined, splitText, textTerm } from './symbolic-text';
import { ABSENT, unknown } from './term';

/** Ways one value may turn out before the answer is "cannot tell". */
const MAX_CASES = 64;

type Given = readonly Assumption[];
type Cases = readonly Case[];
/** A key of a mapping: a written one, one that the mapping does not have, or one that only deployment knows. */
type Key = { readonly key: string } | 'other' | 'open';

/** Evaluates the intrinsics of one template. */
export class IntrinsicEvaluator implements Evaluator {
  public constructor(private readonly template: Template) {}

  public at(expr: Expr, path: Path, given: Given): Cases {
    let from = expr;
    let at = 0;
    if ('json' in expr) {
      const { template } = expr;
      let { json } = expr;
      // Maps as they are written: nothing of them but the one entry needs to be looked at.
      for (; at < path.length && isObject(json) && !hasIntrinsic(json); at++) {
        const entry = own(json, String(path[at]));
        if (entry === undefined) return one(ABSENT, given);
        json = entry;
      }
      const literal = at === path.length ? literalTerm(template, json) : undefined;
      if (literal) return one(literal, given);
      from = { template, json };
    }
    return this.template.neighbours.budget.spend(
      () => this.follow(from, path, at, given),
      (reason) => one(unknown('value', reason), given),
    );
  }

  /** @param at how many steps of the path are behind */
  private follow(expr: Expr, path: Path, at: number, given: Given): Cases {
    const step = path[at];
    if (step === undefined) return this.evaluate(expr, given);
    return then(this.evaluate(expr, given), ({ value, when }) => {
      if (value.kind === 'unknown') return [{ value, when }];
      if (value.kind === 'map') {
        const entry = value.entries.get(String(step));
        if (entry) return this.follow(entry, path, at + 1, when);
        const generator = generatorIn(value);
        return one(generator === undefined ? ABSENT : unknown(generator, `it may add ${step} at deployment`), when);
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
    if (literal) return one(literal, given);
    return this.template.neighbours.budget.spend(
      () => this.evaluateJson(expr.json, given),
      (reason) => one(unknown('value', reason), given),
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
    if (typeof json === 'string') return one(textTerm(dynamicReferences([json])), given);
    if (json === null) return one(ABSENT, given);
    if (isList(json)) return one({ kind: 'list', items: json.map((item) => this.expr(item)) }, given);
    if (!isObject(json)) return one({ kind: 'scalar', value: json }, given);
    const keys = Object.keys(json);
    const name = keys[0];
    if (keys.length === 1 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'))) {
      return this.intrinsic(name, json[name] ?? null, given);
    }
    return one({ kind: 'map', entries: new Map(keys.map((key) => [key, this.expr(json[key] ?? null)])) }, given);
  }

  private expr(json: Json): Expr {
    return { template: this.template, json };
  }

  private intrinsic(name: string, value: Json, given: Given): Cases {
    switch (name) {
      case 'Ref':
        return typeof value === 'string' ? this.ref(value, given) : malformed(name, given);
      case 'Fn::GetAtt':
        return this.getAtt(value, given);
      case 'Fn::Sub':
        return this.sub(value, given);
      case 'Fn::If':
        return this.branch(value, given);
      case 'Fn::Join':
        return this.join(value, given);
      case 'Fn::Select':
        return this.select(value, given);
      case 'Fn::Split':
        return this.split(value, given);
      case 'Fn::FindInMap':
        return this.findInMap(value, given);
      case 'Fn::ImportValue':
        return then(this.evaluate(this.expr(value), given), ({ value: exported, when }) => this.import(exported, when));
      case 'Fn::GetStackOutput':
        return this.stackOutput(value, given);
      case 'Fn::Base64':
        return then(this.evaluate(this.expr(value), given), ({ value: text, when }) =>
          text.kind === 'scalar'
            ? one({ kind: 'scalar', value: Buffer.from(String(text.value)).toString('base64') }, when)
            : one(unknown(name, 'the text it encodes is only known at deployment'), when),
        );
      default:
        return one(unknown(name, `${name} is evaluated at deployment`), given);
    }
  }

  private ref(name: string, given: Given): Cases {
    if (name === 'AWS::NoValue') return one(ABSENT, given);
    if (name.startsWith('AWS::')) return one({ kind: 'text', text: [{ kind: 'pseudo', name }] }, given);
    const resource = this.template.resources.get(name) ?? this.template.resources.createdAs(...splitOnce(name));
    if (resource) return one({ kind: 'text', text: [{ kind: 'resource', resource }] }, given);
    const parameter = own(this.template.parameters, name);
    if (isObject(parameter)) return this.parameter(name, parameter, given);
    return one(unknown(`Ref ${name}`, `${name} is not in the template`), given);
  }

  private parameter(name: string, parameter: JsonObject, given: Given): Cases {
    const type = scalarText(own(parameter, 'Type')) ?? '';
    // A nested stack is handed the name of the SSM parameter, and its parameter has the value.
    if (type.startsWith('AWS::SSM::Parameter::Value')) {
      return one(unknown(`Ref ${name}`, `parameter ${name} is read from SSM at deployment`), given);
    }
    const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
    const term = (text: Text): Term => (isList ? commaDelimited(text, name) : textTerm(text));
    const bound = this.template.bound(name);
    if (!bound) return this.unbound(name, parameter, term, given);
    return then(this.evaluate(bound, given), ({ value, when }) => {
      if (value.kind === 'absent') return this.unbound(name, parameter, term, when);
      const text = value.kind === 'unknown' ? undefined : asText(value);
      return one(text ? term(text) : value, when);
    });
  }

  /** A parameter nobody passes a value for: its default, or else what it is allowed to be. */
  private unbound(name: string, parameter: JsonObject, term: (text: Text) => Term, given: Given): Cases {
    const { conditions } = this.template;
    const usual = scalarText(own(parameter, 'Default'));
    const allowed = own(parameter, 'AllowedValues');
    const assuming = (candidate: string, isDefault: boolean): Given => [
      ...given,
      { template: this.template, name, value: candidate, ...(isDefault ? { isDefault } : {}) },
    ];
    const turnsOut = (candidate: string, when: Given): Cases => one(term(dynamicReferences([candidate])), when);
    const byDefault = usual === undefined ? undefined : assuming(usual, true);
    if (usual !== undefined && byDefault && conditions.possible(byDefault) === true) {
      return turnsOut(usual, this.template.isConditional ? byDefault : given);
    }
    const cases = (isList(allowed) ? allowed.map(String) : [])
      .map((candidate): readonly [string, Given] => [candidate, assuming(candidate, false)])
      .filter(([, when]) => conditions.possible(when) === true)
      .flatMap(([candidate, when]) => turnsOut(candidate, when));
    if (cases.length > 0 && cases.length <= MAX_CASES) return cases;
    const pinned = isList(allowed) ? undefined : conditions.pinned(name, given);
    if (pinned !== undefined) return turnsOut(pinned, given);
    const reason = byDefault
      ? `the default of ${name} does not apply in this branch`
      : `parameter ${name} has no default`;
    return one(unknown(`Ref ${name}`, reason), given);
  }

  private getAtt(value: Json, given: Given): Cases {
    const [name, attribute] = isList(value) ? value : typeof value === 'string' ? splitOnce(value) : [];
    if (typeof name !== 'string' || typeof attribute !== 'string') return malformed('Fn::GetAtt', given);
    const created = this.template.resources.createdAs(name, attribute);
    if (created) return one({ kind: 'text', text: [{ kind: 'resource', resource: created }] }, given);
    const resource = this.template.resources.get(name);
    if (!resource) return one(unknown(`GetAtt ${name}.${attribute}`, `${name} is not in the template`), given);
    if (resource.type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.')) {
      const nested = this.template.neighbours.nestedIn(this.template, name);
      const output = nested && own(nested.outputs, attribute.slice('Outputs.'.length));
      if (nested && isObject(output)) {
        return this.evaluate({ template: nested, json: own(output, 'Value') ?? null }, given);
      }
      return one(unknown(`GetAtt ${name}.${attribute}`, `the template of nested stack ${name} is out of sight`), given);
    }
    return one({ kind: 'text', text: [{ kind: 'resource', resource, attribute }] }, given);
  }

  private sub(value: Json, given: Given): Cases {
    const [format, variables] = isList(value) ? value : [value];
    if (typeof format !== 'string') return malformed('Fn::Sub', given);
    const bindings = isObject(variables) ? variables : {};
    // A capturing split alternates between text and names: text, name, text, name, …, text.
    const pieces = format.split(/\$\{([^{}]*)\}/).map((text, index) => ({ text, isName: index % 2 === 1 }));
    const texts = inTurn(pieces, given, ({ text, isName }, when): readonly Case<Text>[] => {
      if (!isName) return [{ value: [text], when }];
      if (text.startsWith('!')) return [{ value: [`\${${text.slice(1)}}`], when }];
      const name = text.trim();
      return this.variable(name, own(bindings, name), when).map((next) => ({
        value: textOf(next.value, name),
        when: next.when,
      }));
    });
    return texts.map(({ value: text, when }) => ({ value: textTerm(dynamicReferences(text)), when }));
  }

  /** `${Name}` in `Fn::Sub`. */
  private variable(name: string, bound: Json | undefined, given: Given): Cases {
    if (bound !== undefined) return this.evaluate(this.expr(bound), given);
    return name.includes('.') ? this.getAtt(name, given) : this.ref(name, given);
  }

  private branch(value: Json, given: Given): Cases {
    if (!isList(value) || value.length !== 3 || typeof value[0] !== 'string') return malformed('Fn::If', given);
    const [name, yes, no] = value as readonly [string, Json, Json];
    if (!this.template.conditions.has(name)) {
      return one(unknown('Fn::If', `condition ${name} is not in the template`), given);
    }
    const side = (holds: boolean): { possible: boolean | undefined; when: Given; json: Json } => {
      const when = [...given, { template: this.template, name, value: holds }];
      return { possible: this.template.conditions.possible(when), when, json: holds ? yes : no };
    };
    const sides = [side(true), side(false)].filter(({ possible }) => possible !== false);
    if (sides.some(({ possible }) => possible === undefined)) {
      return one(unknown('Fn::If', `the conditions around ${name} are too many to try`), given);
    }
    const [only, other] = sides;
    if (only && !other) return this.evaluate(this.expr(only.json), given);
    return sides.flatMap(({ json, when }) => this.evaluate(this.expr(json), when));
  }

  private join(value: Json, given: Given): Cases {
    if (!isList(value) || typeof value[0] !== 'string') return malformed('Fn::Join', given);
    const delimiter = value[0];
    return this.listCases(value[1] ?? null, given, 'Fn::Join', (terms) =>
      textTerm(
        dynamicReferences(
          terms.flatMap((term, index) => [...(index > 0 ? [delimiter] : []), ...textOf(term, 'Fn::Join')]),
        ),
      ),
    );
  }

  private select(value: Json, given: Given): Cases {
    if (!isList(value)) return malformed('Fn::Select', given);
    return then(this.evaluate(this.expr(value[0] ?? null), given), ({ value: index, when }) => {
      const at = index.kind === 'scalar' ? Number(index.value) : NaN;
      if (!Number.isInteger(at)) return one(unknown('Fn::Select', 'the index is only known at deployment'), when);
      return this.listCases(
        value[1] ?? null,
        when,
        'Fn::Select',
        (terms) => terms[at] ?? unknown('Fn::Select', `the list has no item ${at}`),
      );
    });
  }

  private split(value: Json, given: Given): Cases {
    if (!isList(value) || typeof value[0] !== 'string') return malformed('Fn::Split', given);
    const delimiter = value[0];
    return then(this.evaluate(this.expr(value[1] ?? null), given), ({ value: term, when }) => {
      const text = asText(term);
      const pieces = text && splitText(text, delimiter);
      if (!pieces) return one(unknown('Fn::Split', 'the text it splits is only known at deployment'), when);
      return one({ kind: 'list', items: pieces.map((piece): Expr => ({ term: textTerm(piece) })) }, when);
    });
  }

  private findInMap(value: Json, given: Given): Cases {
    const [mapName, first, second, options] = isList(value) ? value : [];
    const mapping = typeof mapName === 'string' ? own(this.template.mappings, mapName) : undefined;
    if (!isObject(mapping))
      return one(unknown('Fn::FindInMap', `mapping ${formatName(mapName)} is not in the template`), given);
    const fallback = isObject(options) ? own(options, 'DefaultValue') : undefined;
    const hasDefault = fallback !== undefined;
    const giveUp = (reason: string, when: Given): Cases =>
      one(unknown('Fn::FindInMap', `mapping ${formatName(mapName)} ${reason}`), when);
    return then(this.keys(first, Object.keys(mapping), hasDefault, given), ({ value: top, when }) => {
      const inner = entry(mapping, top) ?? null;
      return then(this.keys(second, isObject(inner) ? Object.keys(inner) : [], hasDefault, when), (leaf) => {
        if (top === 'open' || leaf.value === 'open')
          return giveUp('is looked up by a key only known at deployment', leaf.when);
        const json = entry(inner, leaf.value) ?? fallback;
        return json === undefined ? giveUp('has no such entry', leaf.when) : this.evaluate(this.expr(json), leaf.when);
      });
    });
  }

  /** The keys a lookup may use: the one that is written, or each there is when AWS fills in a pseudo parameter. */
  private keys(
    json: Json | undefined,
    all: readonly string[],
    hasDefault: boolean,
    given: Given,
  ): readonly Case<Key>[] {
    return then(this.evaluate(this.expr(json ?? null), given), ({ value, when }): readonly Case<Key>[] => {
      if (value.kind === 'scalar') return [{ value: { key: String(value.value) }, when }];
      const symbol = value.kind === 'text' && value.text.length === 1 ? value.text[0] : undefined;
      if (typeof symbol !== 'object' || symbol.kind !== 'pseudo') return [{ value: 'open', when }];
      const { name } = symbol;
      const known = this.template.known(name);
      if (known !== undefined) return [{ value: { key: known }, when }];
      const possible = all
        .map((key) => ({ value: { key }, when: [...when, { template: this.template, name, value: key }] }))
        .filter((one) => this.template.conditions.possible(one.when) !== false);
      // Without a default, the stack cannot be created where the mapping has no entry.
      return hasDefault || possible.length === 0 ? [...possible, { value: 'other', when }] : possible;
    });
  }

  private import(exported: Term, given: Given): Cases {
    const name = asText(exported);
    const label = `ImportValue ${name ? formatText(name) : ''}`.trim();
    const found = name && this.template.neighbours.findExport(name, this.template);
    return found ? this.evaluate(found, given) : one(unknown(label, 'no template in sight exports it'), given);
  }

  private stackOutput(value: Json, given: Given): Cases {
    const written = isObject(value) ? value : {};
    const output = own(written, 'OutputName');
    return then(this.evaluate(this.expr(own(written, 'StackName') ?? null), given), ({ value: stack, when }) => {
      const name = asText(stack);
      const found =
        stack.kind === 'scalar' && typeof output === 'string'
          ? this.template.neighbours.findOutput(String(stack.value), output)
          : undefined;
      if (found) return this.evaluate(found, when);
      const label = `GetStackOutput ${name ? formatText(name) : '?'}.${formatName(output)}`;
      return one(unknown(label, 'that stack is out of sight'), when);
    });
  }

  /** Evaluates a list and hands its terms on; a list that cannot be known stays unknown. */
  private listCases(json: Json, given: Given, name: string, use: (terms: readonly Term[]) => Term): Cases {
    return then(this.evaluate(this.expr(json), given), ({ value: list, when }) => {
      if (list.kind !== 'list') return one(unknown(name, 'its list is only known at deployment'), when);
      return this.items(list, when).map(({ value: terms, when: inner }) => ({ value: use(terms), when: inner }));
    });
  }
}

/** The term of an expression that is the same in every branch and takes no evaluation. */
function literalTerm(template: Template, json: Json): Term | undefined {
  if (!isObject(json)) return scalarTerm(json);
  const text = literalPieces(template, json);
  return text && textTerm(text);
}

function one(value: Term, when: Given): Cases {
  return [{ value, when }];
}

function malformed(name: string, given: Given): Cases {
  return one(unknown(name, `${name} is not written as CloudFormation takes it`), given);
}

/** Evaluates some things one after the other, each under what the ones before assume; their results in order. */
function inTurn<A, B>(
  things: readonly A[],
  assumed: Given,
  evaluate: (thing: A, when: Given) => readonly Case<readonly B[]>[],
): readonly Case<readonly B[]>[] {
  const alone: B[] = [];
  let given = assumed;
  let start = 0;
  // Nearly always each of them turns out in one way only.
  for (; start < things.length; start++) {
    const [only, other] = evaluate(things[start] as A, given);
    if (!only || other) break;
    for (const one of only.value) alone.push(one);
    given = only.when;
  }
  let lists: { readonly value: B[]; readonly when: Given }[] = [{ value: alone, when: given }];
  for (const thing of things.slice(start)) {
    lists = lists.flatMap(({ value: before, when }) => {
      const cases = evaluate(thing, when);
      // The last case goes on with the list itself: copying it for every item would take quadratic time.
      return cases.map((next, index) => {
        const value = index < cases.length - 1 ? [...before] : before;
        for (const one of next.value) value.push(one);
        return { value, when: next.when };
      });
    });
    if (lists.length > MAX_CASES) throw new Exhausted('it has more branches than can be told apart');
  }
  return lists;
}

/** Continues every case; too many of them become one that is unknown. */
function then<A, B>(cases: readonly Case<A>[], next: (from: Case<A>) => readonly Case<B>[]): readonly Case<B>[] {
  const [only, second] = cases;
  if (only && !second) return next(only);
  const all: Case<B>[] = [];
  for (const from of cases) {
    all.push(...next(from));
    if (all.length > MAX_CASES) throw new Exhausted('it has more branches than can be told apart');
  }
  return all;
}

function textOf(term: Term, label: string): Text {
  return asText(term) ?? [{ kind: 'unknown', label, reason: 'it is not a text' }];
}

function entry(map: Json, key: Key): Json | undefined {
  return isObject(map) && typeof key === 'object' ? own(map, key.key) : undefined;
}

/** The value of a parameter that is a list, written with commas. */
function commaDelimited(text: Text, name: string): Term {
  const pieces = splitText(text, ',');
  if (!pieces) return unknown(`Ref ${name}`, 'the list it takes is only known at deployment');
  const trimmed = pieces.map((piece) => piece.map((part) => (typeof part === 'string' ? part.trim() : part)));
  return { kind: 'list', items: trimmed.map((piece): Expr => ({ term: textTerm(piece) })) };
}

/** The intrinsic or macro among a map's keys that may add other keys to it. */
function generatorIn({ entries }: Term & { readonly kind: 'map' }): string | undefined {
  for (const key of entries.keys()) if (key.startsWith('Fn::')) return key;
  return undefined;
}

/** A string, number or boolean as the text CloudFormation makes of it. */
function scalarText(json: Json | undefined): string | undefined {
  return json === undefined || json === null || typeof json === 'object' ? undefined : String(json);
}

function formatName(json: Json | undefined): string {
  return typeof json === 'string' ? json : '?';
}

function splitOnce(text: string): readonly [string, string?] {
  const dot = text.indexOf('.');
  return dot === -1 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

const DYNAMIC_REFERENCE = '{{resolve:';

/** Makes one symbol of every `{{resolve:…}}` in a text, whatever it is pieced together from. */
function dynamicReferences(text: Text): Text {
  if (isTooLong(text) || !text.some((part) => typeof part === 'string' && part.includes('{{'))) return text;
  const found: (string | Symbolic)[] = [];
  let reference: (string | Symbolic)[] | undefined;
  for (const part of joined(text)) {
    let rest = part;
    while (typeof rest === 'string') {
      const mark = reference ? '}}' : DYNAMIC_REFERENCE;
      const at = rest.indexOf(mark);
      if (at === -1) break;
      if (reference) {
        const label = formatText([...reference, rest.slice(0, at)]);
        found.push({ kind: 'unknown', label, reason: 'a dynamic reference is resolved at deployment' });
        reference = undefined;
        rest = rest.slice(at + mark.length);
      } else {
        found.push(rest.slice(0, at));
        reference = ['resolve:'];
        rest = rest.slice(at + mark.length);
      }
    }
    (reference ?? found).push(rest);
  }
  // Never closed, so it is no reference.
  return reference ? text : found;
}
