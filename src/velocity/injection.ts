import type { Text } from '../cloudformation/types';
import {
  type Injection,
  LOST,
  Output,
  type OutputState,
  type Piece,
  type Printed,
  SAFE,
  isRaw,
  merged,
} from './mapping-output';
import { type Expression, type Nodes, type Reference, type Step, type VelocityNode, readVelocity } from './parser';

/** Functions of `$util` that make a text fit for a JSON string or a query string. */
const ENCODERS = new Set(['escapeJavaScript', 'urlEncode', 'base64Encode']);
/** Functions of `$util` that leave in a text what the client put there. */
const DECODERS = new Set(['urlDecode', 'base64Decode', 'parseJson']);
/** Methods that leave the client's characters as they are; any other may check or replace them. */
const TRANSPARENT = new Set(['get', 'getOrDefault', 'toString', 'trim', 'toLowerCase', 'toUpperCase', 'values']);
/** Methods that only ask whether there is something. */
const PRESENCE = new Set(['isEmpty', 'length', 'size', 'trim', 'toString', 'get']);
const COMPARISONS = /^(?:[=!<>]=?|eq|ne|lt|gt|le|ge)$/;

/** Characters that variables may print all in all; a template that doubles its variables needs more. */
const MOST_PRINTED = 1_000_000;
/** Pieces a variable may stand for; no template puts as many together. */
const MOST_PIECES = 1000;

/** Stands for what AWS fills in. Input of a client never comes from there. */
const SYMBOL = '\u{e000}';

/**
 * Where a mapping template copies input of the client into a JSON string or a query string without escaping it.
 *
 * Follows variables through `#set`, `#foreach` and the branches of `#if`. What it cannot follow, or what the template
 * has compared with something or run through a method of its own, counts as checked.
 *
 * @param template the template; what AWS fills in is taken for harmless
 * @returns undefined when the template cannot be read
 */
export function injections(template: Text): readonly Injection[] | undefined {
  const nodes = readVelocity(template.map((part) => (typeof part === 'string' ? part : SYMBOL)).join(''));
  return nodes && new Run().of(nodes);
}

class Exhausted extends Error {}

/** One run of a template, every branch of it, with what its variables stand for. */
class Run {
  private readonly variables = new Map<string, Printed>();
  /** What variables were before the branch that is running. */
  private before: Map<string, Printed | undefined> | undefined;
  /** References that the template compares with something, or searches for something. */
  private readonly tested = new Set<string>();
  private readonly found = new Map<string, Injection>();
  private printed = 0;

  public of(nodes: Nodes): readonly Injection[] | undefined {
    try {
      this.print(nodes, new Output(this.note));
      return [...this.found.values()];
    } catch (error) {
      if (error instanceof Exhausted) return undefined;
      throw error;
    }
  }

  private readonly note = (injection: Injection): void => {
    this.found.set(`${injection.into} ${injection.input}`, injection);
  };

  private print(nodes: Nodes, output: Output): void {
    for (const node of nodes) {
      if (node.kind === 'text') output.write(this.count([node.text]));
      else if (node.kind === 'reference') output.write(this.reference(node.reference));
      else if (node.kind === 'set') this.assign(node.name, this.expression(node.value));
      else if (node.kind === 'foreach') this.foreach(node, output);
      else this.branches(node.branches, output);
    }
  }

  private foreach({ name, list, body }: VelocityNode & { readonly kind: 'foreach' }, output: Output): void {
    const items = this.expression(list);
    this.assign(name, items.length === 1 && isRaw(items[0]) ? items : [SAFE]);
    this.branches(
      [
        { condition: undefined, body },
        { condition: undefined, body: [] },
      ],
      output,
    );
  }

  private branches(branches: (VelocityNode & { readonly kind: 'if' })['branches'], output: Output): void {
    const hasElse = branches.some(({ condition }) => condition === undefined);
    const outer = this.before;
    const start = output.state;
    const ends: OutputState[] = hasElse ? [] : [start];
    const changes = new Map<string, Printed[]>();
    for (const { condition, body } of branches) {
      if (condition) this.test(condition);
      output.state = start;
      const before = (this.before = new Map<string, Printed | undefined>());
      this.print(body, output);
      ends.push(output.state);
      for (const [name, value] of before) {
        const values = changes.get(name) ?? [];
        values.push(this.variables.get(name) ?? [SAFE]);
        changes.set(name, values);
        this.restore(name, value);
      }
    }
    this.before = outer;
    output.state = merged(ends);
    for (const [name, values] of changes) {
      const usual = values.length < branches.length || !hasElse ? [this.variables.get(name) ?? [SAFE]] : [];
      this.assign(name, either([...values, ...usual]));
    }
  }

  private assign(name: string | undefined, value: Printed): void {
    if (name === undefined) return;
    if (this.before && !this.before.has(name)) this.before.set(name, this.variables.get(name));
    this.variables.set(name, value.length > MOST_PIECES ? [LOST] : value);
  }

  private restore(name: string, value: Printed | undefined): void {
    if (value) this.variables.set(name, value);
    else this.variables.delete(name);
  }

  private expression(expression: Expression): Printed {
    switch (expression.kind) {
      case 'reference':
        return this.reference(expression.reference);
      case 'string':
        return this.string(expression.nodes);
      case 'operation': {
        const operands = expression.operands.map((operand) => this.expression(operand));
        return expression.operators.every((operator) => operator === '+') ? this.count(operands.flat()) : [SAFE];
      }
      case 'other':
        for (const item of expression.items) this.expression(item);
        return [SAFE];
    }
  }

  private string(nodes: Nodes): Printed {
    const printed = nodes.map((node): Printed => {
      if (node.kind === 'text') return this.count([node.text]);
      return node.kind === 'reference' ? this.reference(node.reference) : [LOST];
    });
    return printed.flat();
  }

  private reference({ name, steps }: Reference): Printed {
    const first = steps.at(0);
    const rest = steps.slice(1);
    if (name === 'input') return first ? this.steps(input(first), rest, name + first.text) : [SAFE];
    if (name === 'util') return first ? this.steps(this.util(first), rest) : [SAFE];
    const value = this.variables.get(name);
    return value ? this.steps(this.count(value), steps, name) : this.steps([SAFE], steps);
  }

  private util({ name, args }: Step): Printed {
    const [value = [SAFE]] = args.map((arg) => this.expression(arg));
    if (DECODERS.has(name)) return value;
    // What is encoded as a whole may be JSON or a query string put together by hand, and is decoded again by whoever
    // it is for: encoding it does not undo an injection inside of it.
    if (ENCODERS.has(name)) new Output(this.note).write(value);
    return [SAFE];
  }

  /** What is left of a value after properties and methods; `reference` is how the value itself is written. */
  private steps(from: Printed, steps: readonly Step[], reference?: string): Printed {
    const isTested = (written: string | undefined): boolean => written !== undefined && this.tested.has(written);
    let text = reference;
    let value: Printed = isTested(text) ? [SAFE] : from;
    for (const step of steps) {
      const args = step.args.map((arg) => this.expression(arg));
      text = text === undefined ? undefined : text + step.text;
      if (isTested(text)) value = [SAFE];
      else if (step.kind === 'call' && step.name === 'concat') value = this.count([...value, ...(args[0] ?? [])]);
      else if (step.kind === 'call' && !TRANSPARENT.has(step.name)) value = [SAFE];
      else value = below(value, step);
    }
    return value;
  }

  /** Takes down what a condition compares or searches: inside of it and after it, that counts as checked. */
  private test(condition: Expression): void {
    if (condition.kind === 'operation') {
      condition.operators.forEach((operator, index) => {
        const sides = condition.operands.slice(index, index + 2);
        if (!COMPARISONS.test(operator) || sides.some(isEmptyText)) return;
        for (const side of sides) this.mark(side);
      });
      for (const operand of condition.operands) this.test(operand);
    } else if (condition.kind === 'reference') {
      const { name, steps } = condition.reference;
      steps.forEach((step, index) => {
        for (const arg of step.args) this.mark(arg);
        if (step.kind === 'call' && !PRESENCE.has(step.name)) this.tested.add(textOf(name, steps.slice(0, index)));
      });
    }
  }

  private mark(expression: Expression): void {
    if (expression.kind === 'reference') {
      this.tested.add(textOf(expression.reference.name, expression.reference.steps));
    }
  }

  private count(value: Printed): Printed {
    for (const piece of value) this.printed += typeof piece === 'string' ? piece.length : 1;
    if (this.printed > MOST_PRINTED) throw new Exhausted();
    return value;
  }
}

/** What `$input.…` stands for. */
function input({ kind, name, text }: Step): Printed {
  const isRawInput = kind === 'call' ? name === 'path' || name === 'params' : name === 'body';
  return [isRawInput ? { input: `$input${text}` } : SAFE];
}

/** What is below a value, or still the value where a method leaves its characters alone. */
function below(value: Printed, step: Step): Printed {
  const only = value.at(0);
  if (value.length > 1 || !isRaw(only)) return step.kind === 'call' ? value : [SAFE];
  // `$input.body` is a text; it has no properties, and Velocity prints such a reference as it is written.
  if (step.kind !== 'call' && only.input === '$input.body') return [SAFE];
  return [{ input: only.input + step.text }];
}

function mayQuote(piece: Piece): boolean {
  return piece === LOST || (typeof piece === 'string' && piece.includes('"'));
}

function isEmptyText(expression: Expression): boolean {
  return expression.kind === 'string' && expression.nodes.length === 0;
}

function textOf(name: string, steps: readonly Step[]): string {
  return name + steps.map(({ text }) => text).join('');
}

/** What a variable stands for after branches that set it differently: what the client sent, if it is that in one. */
function either(values: readonly Printed[]): Printed {
  const raw = values.find((value) => value.some(isRaw));
  if (raw) return raw;
  const first = values.at(0) ?? [SAFE];
  if (values.every((value) => value.length === first.length && value.every((piece, at) => piece === first[at])))
    return first;
  return values.some((value) => value.some(mayQuote)) ? [LOST] : [SAFE];
}
