import { decoded, escaped, type Escape } from './client-data';
import { start } from './contexts';
import { called } from './methods';
import { harmless } from './narrowing';
import { follow, type Injection } from './output';
import {
  choice,
  holdsClientData,
  isChoice,
  isClientData,
  literalText,
  mapPieces,
  SAFE,
  sizeOf,
  STOP,
  type Printed,
} from './printed';
import { Scope } from './scope';
import type { Branch, Expression, Nodes, Reference, Step, VelocityNode } from './syntax-tree';
import { collection, HARMLESS, itemOf, keyOf, memberOf, textValue, withMember, type Value } from './velocity-value';

const ENCODERS: Readonly<Record<string, Escape>> = {
  escapeJavaScript: 'javascript',
  urlEncode: 'url',
  base64Encode: 'base64',
};
const DECODERS = new Set(['urlDecode', 'base64Decode', 'parseJson']);
/** Methods that change a list or a map of the template. */
const CHANGES = new Set(['put', 'set', 'add']);

/** How many nodes may be run and characters printed by variables; only a hostile template needs more. */
const MAX_STEPS = 1_000_000;
const MAX_PRINTED = 1_000_000;
/** How deep calls of macros may be nested. */
const MAX_DEPTH = 20;

class Exhausted extends Error {}

type Node<K extends VelocityNode['kind']> = VelocityNode & { readonly kind: K };

/**
 * Runs a mapping template in every branch, with what its variables stand for.
 *
 * @param note records injections into texts that the template builds and then encodes
 * @returns undefined when it exceeds the limits
 */
export function run(nodes: Nodes, note: (injection: Injection) => void = () => undefined): Printed | undefined {
  try {
    return new Interpreter(note).print(nodes);
  } catch (error) {
    if (error instanceof Exhausted) return undefined;
    throw error;
  }
}

class Interpreter {
  private readonly scope = new Scope();
  private readonly macros = new Map<string, Node<'macro'>>();
  private steps = 0;
  private printed = 0;
  private loops = 0;
  private calls = 0;

  public constructor(private readonly note: (injection: Injection) => void) {}

  public print(nodes: Nodes): Printed {
    const printed: Printed[number][] = [];
    for (const node of nodes) {
      if (++this.steps > MAX_STEPS) throw new Exhausted();
      for (const piece of this.node(node)) printed.push(piece);
      if (this.scope.isStopped) break;
    }
    return printed;
  }

  private node(node: VelocityNode): Printed {
    switch (node.kind) {
      case 'text':
        return [node.text];
      case 'reference':
        return this.reference(node.reference).printed;
      case 'set':
        this.set(node.target, this.expression(node.value));
        return [];
      case 'if':
        return this.branches(node.branches);
      case 'foreach':
        return this.foreach(node);
      case 'stop':
        this.scope.isStopped = true;
        return [STOP];
      case 'define':
        this.scope.set(node.name, this.text(node.body));
        return [];
      case 'macro':
        this.macros.set(node.name, node);
        return [];
      case 'call':
        return this.call(node);
    }
  }

  /** What nodes print, where a `#stop` among them ends only them. */
  private text(nodes: Nodes): Value {
    const printed = this.print(nodes);
    this.scope.isStopped = false;
    return textValue(mapPieces(printed, (piece) => (piece === STOP ? [] : [piece])));
  }

  private foreach({ name, list, body }: Node<'foreach'>): Printed {
    this.scope.set(name, itemOf(this.expression(list), name));
    const turns = [{ condition: list, body }];
    // Run twice, since one iteration may print what the one before has set. Loops inside of it are not repeated again.
    this.loops++;
    const printed = [
      ...this.branches(turns),
      ...(this.loops === 1 && !this.scope.isStopped ? this.branches(turns) : []),
    ];
    this.loops--;
    return printed;
  }

  private call({ name, args }: Node<'call'>): Printed {
    const macro = this.macros.get(name);
    if (!macro) return [SAFE];
    if (++this.calls > MAX_DEPTH) throw new Exhausted();
    const values = args.map((arg) => this.expression(arg));
    const before = macro.parameters.map((parameter) => this.scope.get(parameter));
    macro.parameters.forEach((parameter, index) => {
      this.scope.set(parameter, values[index] ?? HARMLESS);
    });
    const printed = this.print(macro.body);
    macro.parameters.forEach((parameter, index) => {
      this.scope.set(parameter, before[index] ?? HARMLESS);
    });
    this.calls--;
    return printed;
  }

  private branches(branches: readonly Branch[]): Printed {
    const isOwn = (expression: Expression): boolean => !holdsClientData(this.expression(expression).printed);
    const last = branches.findIndex(({ condition }) => !condition || isAlways(condition));
    const all = last === -1 ? [...branches, { condition: undefined, body: [] }] : branches.slice(0, last + 1);
    const excluded: string[] = [];
    const printed: Printed[] = [];
    this.scope.branch(
      all.flatMap(({ condition, body }) => {
        if (condition?.kind === 'literal' && condition.text === 'false') return [];
        return [
          () => {
            const known = condition ? harmless(condition, true, isOwn) : [];
            for (const name of [...excluded, ...known]) this.scope.set(name, HARMLESS);
            printed.push(this.print(body));
            if (condition && excluded.length < MAX_DEPTH) excluded.push(...harmless(condition, false, isOwn));
          },
        ];
      }),
    );
    return choice(printed);
  }

  private set({ name, steps }: Reference, value: Value): void {
    const step = steps.at(-1);
    if (!step) {
      this.scope.set(name, value);
      return;
    }
    const [argument] = step.args.map((arg) => this.expression(arg).printed);
    const outer: Reference = { name, steps: steps.slice(0, -1) };
    this.set(outer, withMember(this.reference(outer), keyOf(step, argument), value));
  }

  private expression(expression: Expression): Value {
    if (++this.steps > MAX_STEPS) throw new Exhausted();
    switch (expression.kind) {
      case 'reference':
        return this.reference(expression.reference);
      case 'string':
        return this.text(expression.nodes);
      case 'operation': {
        const operands = expression.operands.map((operand) => this.expression(operand).printed);
        return expression.operators.every((operator) => operator === '+') ? textValue(operands.flat()) : HARMLESS;
      }
      case 'list':
        return collection(expression.items.map((item) => [undefined, this.expression(item)]));
      case 'map':
        return collection(
          expression.entries.map(([key, value]) => [literalText(this.expression(key).printed), this.expression(value)]),
        );
      case 'literal':
        return { printed: [expression.text] };
      case 'comparison':
      case 'logic':
      case 'not':
        return HARMLESS;
    }
  }

  private reference(reference: Reference): Value {
    const { name, steps } = reference;
    const [first, ...rest] = steps;
    if (name === 'input') return first ? this.follow(this.input(first), rest, `input${first.text}`) : HARMLESS;
    if (name === 'util') return first ? this.follow(this.util(first), rest, `util${first.text}`) : HARMLESS;
    const value = this.scope.get(name) ?? HARMLESS;
    this.printed += sizeOf(value.printed);
    if (this.printed > MAX_PRINTED) throw new Exhausted();
    const last = steps.at(-1);
    if (last?.kind === 'call' && CHANGES.has(last.name)) return this.change({ name, steps: steps.slice(0, -1) }, last);
    return this.follow(value, steps, name);
  }

  /** `$list.add(…)`, `$map.put('key', …)`: their output does not matter. */
  private change(changed: Reference, { args }: Step): Value {
    const values = args.map((arg) => this.expression(arg));
    const member = values.at(-1) ?? HARMLESS;
    const key = values.length > 1 ? literalText(values[0]?.printed ?? [SAFE]) : undefined;
    this.set(changed, withMember(this.reference(changed), key, member));
    return { printed: [] };
  }

  private input({ kind, name, text, args }: Step): Value {
    for (const arg of args) this.expression(arg);
    const data = { input: `$input${text}`, escapes: [], without: '' };
    if (kind !== 'call') return name === 'body' ? { printed: [{ ...data, shape: 'body' }] } : HARMLESS;
    if (name === 'json') return { printed: [{ ...data, shape: 'json' }] };
    return name === 'path' || name === 'params' ? { printed: [{ ...data, shape: 'text' }] } : HARMLESS;
  }

  private util({ name, args }: Step): Value {
    const [value = HARMLESS] = args.map((arg) => this.expression(arg));
    const escape = Object.hasOwn(ENCODERS, name) ? ENCODERS[name] : undefined;
    if (escape) {
      // A text that is encoded as a whole may be JSON built by hand, which its reader decodes again:
      // encoding does not undo an injection inside of it.
      follow(start(), value.printed, (injection) => {
        this.note({ ...injection, remedy: inText(injection.remedy) });
      });
      return { printed: encoded(value.printed, escape) };
    }
    if (!DECODERS.has(name)) return HARMLESS;
    return { printed: mapPieces(value.printed, (piece) => [isClientData(piece) ? decoded(piece, name) : piece]) };
  }

  /** A value after properties and methods; `text` is the expression of the value itself. */
  private follow(from: Value, steps: readonly Step[], text: string): Value {
    let reference = text;
    let value = this.scope.get(reference) ?? from;
    for (const step of steps) {
      const args = step.args.map((arg) => this.expression(arg).printed);
      reference += step.text;
      const known = this.scope.get(reference);
      if (known) value = known;
      else if (step.kind !== 'call') value = memberOf(value, keyOf(step, args[0]), step);
      else if (value.members && step.name === 'get') value = memberOf(value, args[0] && literalText(args[0]), step);
      // `values()` of a map has the members of the map.
      else if (!value.members || step.name !== 'values')
        value = textValue(called(value.printed, step.name, args, step.text));
    }
    return value;
  }
}

function isAlways(condition: Expression): boolean {
  return condition.kind === 'literal' && condition.text === 'true';
}

/** An expression as it is written in a text between quotation marks. */
function inText(expression: string): string {
  return expression.replaceAll('"', '""');
}

/** The result of an encoder, whose parts have been judged before. */
function encoded(printed: Printed, escape: Escape, isWithin = false): Printed {
  const isPart = isWithin || printed.length > 1;
  return printed.map((piece) => {
    if (isChoice(piece)) return { choices: piece.choices.map((alternative) => encoded(alternative, escape, isPart)) };
    if (isClientData(piece)) return isPart ? { ...escaped(piece, escape), isPart } : escaped(piece, escape);
    return typeof piece === 'string' ? encodedText(piece, escape) : piece;
  });
}

/** The result of an encoder for a literal text, as far as later code reads it. */
function encodedText(text: string, escape: Escape): Printed[number] {
  if (escape === 'base64') return SAFE;
  if (escape === 'javascript') return text.replace(/["'\\]/g, '\\$&');
  return text.replace(
    /[!-,/:-@[-^`{-~\s]/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0').slice(-2)}`,
  );
}
