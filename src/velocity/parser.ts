/** Something a mapping template does, in order. */
export type VelocityNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** `#set($name = value)`; no name where a property is set. */
  | { readonly kind: 'set'; readonly name: string | undefined; readonly value: Expression }
  /** `#if`, with every `#elseif` and the `#else`, which has no condition. */
  | { readonly kind: 'if'; readonly branches: readonly Branch[] }
  | { readonly kind: 'foreach'; readonly name: string; readonly list: Expression; readonly body: Nodes };

export type Nodes = readonly VelocityNode[];

/** One way through an `#if`. */
export interface Branch {
  readonly condition: Expression | undefined;
  readonly body: Nodes;
}

/** `$name`, `$!{name.property.method(…)[0]}`. */
export interface Reference {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What follows the name of a reference. */
export interface Step {
  readonly kind: 'property' | 'call' | 'index';
  /** The property or the method. */
  readonly name: string;
  readonly args: readonly Expression[];
  /** As it is written: `.path('$.name')`. */
  readonly text: string;
}

/** What stands in a `#set`, a condition or an argument. */
export type Expression =
  /** A quoted text; in double quotes it holds references of its own. */
  | { readonly kind: 'string'; readonly nodes: Nodes }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** Operands with the operators between them, in the order in which they are written. */
  | { readonly kind: 'operation'; readonly operands: readonly Expression[]; readonly operators: readonly string[] }
  /** A number, a word such as `true`, or a list, map or range with its items. */
  | { readonly kind: 'other'; readonly items: readonly Expression[] };

/** AWS takes mapping templates of up to 300 KB. */
const LONGEST = 300 * 1024;
/** Blocks, arguments and quotes inside one another, and steps of one reference; no template has as many. */
const DEEPEST = 40;

/**
 * Reads a mapping template of API Gateway: Apache Velocity, with the directives that API Gateway runs.
 *
 * Takes linear time: it looks at every character once, and once more for each level of quotes around it.
 *
 * @returns undefined when it is not written as Velocity takes it, or its output cannot be told from its text (macros)
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 * @see https://velocity.apache.org/engine/1.7/user-guide.html
 */
export function readVelocity(template: string): Nodes | undefined {
  if (template.length > LONGEST) return undefined;
  try {
    return new Reader(template, 0).all();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Unreadable extends Error {}

const IDENTIFIER = /[A-Za-z_][\w-]*/y;
const WORD = /\{[A-Za-z]+\}|[A-Za-z]+/y;
const SPACE = /\s*/y;
const NUMBER_OR_WORD = /-?\d[\d.]*|[A-Za-z]+/y;
const OPERATOR = /&&|\|\||[=!<>]=|\.\.|[-+*/%<>]|(?:and|or|eq|ne|lt|gt|le|ge)\b/y;
const NEGATION = /(?:!|not\b)\s*/y;
/** Directives that print nothing by themselves. */
const SILENT = new Set(['stop', 'break', 'return']);
/** Directives whose output cannot be told from the template. */
const OPAQUE = new Set(['macro', 'define', 'evaluate', 'include', 'parse']);
const BLOCK_ENDS = new Set(['end', 'else', 'elseif']);

class Reader {
  private at = 0;

  public constructor(
    private readonly text: string,
    private depth: number,
  ) {}

  public all(): Nodes {
    const { nodes, end } = this.block();
    if (end !== undefined) throw new Unreadable(`#${end} ends nothing`);
    return nodes;
  }

  /** Reads up to the directive that ends the block, or to the end of the text. */
  private block(): { readonly nodes: Nodes; readonly end: string | undefined } {
    const nodes: VelocityNode[] = [];
    let from = this.at;
    const flush = (to: number): void => {
      if (to > from) nodes.push({ kind: 'text', text: this.text.slice(from, to) });
    };
    while (this.at < this.text.length) {
      const start = this.at;
      const char = this.text[start];
      if (char === '\\') {
        from = this.backslashes(flush);
        continue;
      }
      if (char !== '$' && char !== '#') {
        this.at++;
        continue;
      }
      const node = char === '$' ? this.printed() : this.directive();
      if (node === undefined) {
        this.at = Math.max(this.at, start + 1);
        continue;
      }
      flush(start);
      from = this.at;
      if (typeof node === 'string') return { nodes, end: node };
      nodes.push(...node);
    }
    flush(this.at);
    return { nodes, end: undefined };
  }

  /** `\$name` prints `$name`, and `\\$name` a backslash and the value. Returns where the text goes on. */
  private backslashes(flush: (to: number) => void): number {
    const start = this.at;
    while (this.text[this.at] === '\\') this.at++;
    const next = this.text[this.at];
    const count = this.at - start;
    if (next !== '$' && next !== '#') {
      flush(this.at);
      return this.at;
    }
    flush(start + Math.floor(count / 2));
    const from = this.at;
    if (count % 2 === 1) this.at++;
    return from;
  }

  private printed(): readonly VelocityNode[] | undefined {
    const reference = this.reference();
    return reference && [{ kind: 'reference', reference }];
  }

  /** A reference at a `$`; undefined, and nothing read, where the `$` is only a character. */
  private reference(): Reference | undefined {
    const start = this.at++;
    this.skip('!');
    const formal = this.skip('{');
    const name = this.match(IDENTIFIER);
    if (name === undefined) {
      this.at = start;
      return undefined;
    }
    const steps: Step[] = [];
    for (let step = this.step(); step; step = this.step()) {
      if (steps.push(step) > DEEPEST) throw new Unreadable('a reference that never ends');
    }
    if (formal) this.expect('}');
    return { name, steps };
  }

  private step(): Step | undefined {
    const start = this.at;
    const text = (): string => this.text.slice(start, this.at);
    if (this.skip('[')) {
      const argument = this.expression();
      this.expect(']');
      return { kind: 'index', name: '', args: [argument], text: text() };
    }
    const name = this.skip('.') ? this.match(IDENTIFIER) : undefined;
    if (name === undefined) {
      this.at = start;
      return undefined;
    }
    if (!this.skip('(')) return { kind: 'property', name, args: [], text: text() };
    return { kind: 'call', name, args: this.list(')'), text: text() };
  }

  /** What a `#` begins: nodes, the name of the directive that ends the block, or undefined for a mere character. */
  private directive(): readonly VelocityNode[] | string | undefined {
    const start = this.at++;
    if (this.skip('#')) return this.skipPast('\n');
    if (this.skip('*')) return this.skipPast('*#');
    if (this.text.startsWith('[[', this.at)) {
      const end = this.text.indexOf(']]#', this.at);
      if (end === -1) throw new Unreadable('#[[ without ]]#');
      const text = this.text.slice(this.at + 2, end);
      this.at = end + 3;
      return [{ kind: 'text', text }];
    }
    const name = this.match(WORD)?.replace(/[{}]/g, '') ?? '';
    if (BLOCK_ENDS.has(name)) return name;
    if (SILENT.has(name)) return [];
    if (OPAQUE.has(name)) throw new Unreadable(`#${name}`);
    if (name === 'set') return [this.set()];
    if (name === 'if') return [this.nested(() => this.branches())];
    if (name === 'foreach') return [this.nested(() => this.foreach())];
    this.at = start;
    return undefined;
  }

  private set(): VelocityNode {
    this.open();
    const target = this.variable();
    this.expect('=');
    const value = this.expression();
    this.expect(')');
    return { kind: 'set', name: target.steps.length === 0 ? target.name : undefined, value };
  }

  private branches(): VelocityNode {
    const branches: Branch[] = [];
    for (let name: string | undefined = 'if'; name !== 'end';) {
      const condition = name === 'else' ? undefined : this.condition();
      const { nodes, end } = this.block();
      branches.push({ condition, body: nodes });
      if (end === undefined || (name === 'else' && end !== 'end')) throw new Unreadable('#if without #end');
      name = end;
    }
    return { kind: 'if', branches };
  }

  private condition(): Expression {
    this.open();
    const condition = this.expression();
    this.expect(')');
    return condition;
  }

  private foreach(): VelocityNode {
    this.open();
    const { name } = this.variable();
    if (this.match(WORD) !== 'in') throw new Unreadable('#foreach without in');
    const list = this.expression();
    this.expect(')');
    const { nodes, end } = this.block();
    if (end !== 'end') throw new Unreadable('#foreach without #end');
    return { kind: 'foreach', name, list, body: nodes };
  }

  private variable(): Reference {
    const reference = this.text[this.at] === '$' ? this.reference() : undefined;
    this.match(SPACE);
    if (!reference) throw new Unreadable('a variable is missing');
    return reference;
  }

  private expression(): Expression {
    return this.nested(() => {
      const operands = [this.operand()];
      const operators: string[] = [];
      for (let operator = this.match(OPERATOR); operator !== undefined; operator = this.match(OPERATOR)) {
        operators.push(operator);
        operands.push(this.operand());
      }
      const only = operators.length === 0 ? operands.at(0) : undefined;
      return only ?? { kind: 'operation', operands, operators };
    });
  }

  private operand(): Expression {
    this.match(SPACE);
    while (this.match(NEGATION) !== undefined);
    const operand = this.primary();
    this.match(SPACE);
    return operand;
  }

  private primary(): Expression {
    const char = this.text[this.at];
    if (char === '"' || char === "'") return { kind: 'string', nodes: this.quoted(char) };
    if (char === '$') return { kind: 'reference', reference: this.variable() };
    if (this.skip('(')) {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (this.skip('[')) return { kind: 'other', items: this.list(']') };
    if (this.skip('{')) return { kind: 'other', items: this.list('}') };
    if (this.match(NUMBER_OR_WORD) === undefined) throw new Unreadable('a value is missing');
    return { kind: 'other', items: [] };
  }

  /** Items up to a closing bracket, with `,` or, in maps, `:` between them. */
  private list(close: string): readonly Expression[] {
    const items: Expression[] = [];
    this.match(SPACE);
    if (this.skip(close)) return items;
    do items.push(this.expression());
    while (this.skip(',') || (close === '}' && this.skip(':')));
    this.expect(close);
    return items;
  }

  /** A quoted text; a quote inside of it is written twice, and a backslash is only a backslash. */
  private quoted(quote: string): Nodes {
    const start = ++this.at;
    for (;;) {
      const end = this.text.indexOf(quote, this.at);
      if (end === -1) throw new Unreadable('a quote without an end');
      this.at = end + 1;
      if (this.skip(quote)) continue;
      const text = this.text.slice(start, end).replaceAll(quote + quote, quote);
      if (quote === '"' && /[$#]/.test(text)) return this.nested(() => new Reader(text, this.depth).all());
      return text === '' ? [] : [{ kind: 'text', text }];
    }
  }

  private nested<T>(read: () => T): T {
    if (this.depth >= DEEPEST) throw new Unreadable('nested too deeply');
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  private open(): void {
    this.match(SPACE);
    this.expect('(');
    this.match(SPACE);
  }

  private expect(text: string): void {
    if (!this.skip(text)) throw new Unreadable(`${text} is missing`);
  }

  private skip(text: string): boolean {
    const found = this.text.startsWith(text, this.at);
    if (found) this.at += text.length;
    return found;
  }

  private skipPast(text: string): readonly VelocityNode[] {
    const end = this.text.indexOf(text, this.at);
    this.at = end === -1 ? this.text.length : end + text.length;
    return [];
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
