import { Cursor, MAX_DEPTH, Unreadable } from './cursor';
import type { Comparison, Expression, Nodes, Reference, Step } from './syntax-tree';

export const SPACE = /\s*/y;
export const IDENTIFIER = /[A-Za-z_][\w-]*/y;
const NUMBER_OR_WORD = /-?\d[\d.]*|[A-Za-z]+/y;
const NEGATION = /(?:!|not\b)\s*/y;
const OR = /\|\||or\b/y;
const AND = /&&|and\b/y;
const COMPARISON = /[=!<>]=|[<>]|(?:eq|ne|lt|gt|le|ge)\b/y;
const SUM = /\.\.|[-+]/y;
const PRODUCT = /[*/%]/y;
const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['==', 'equal'],
  ['eq', 'equal'],
  ['!=', 'unequal'],
  ['ne', 'unequal'],
]);

/** Reads references and the expressions of directives. */
export abstract class ExpressionReader extends Cursor {
  /** Reads the text between double quotes, which is a template of its own. */
  protected abstract template(text: string): Nodes;

  /** Reads a reference at a `$`; undefined, with nothing read, where the `$` is only a character. */
  protected reference(): Reference | undefined {
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
      if (steps.push(step) > MAX_DEPTH) throw new Unreadable('a reference that never ends');
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
    return { kind: 'call', name, args: this.items(')'), text: text() };
  }

  /** Reads a reference, which has to be there. */
  protected variable(): Reference {
    const reference = this.text[this.at] === '$' ? this.reference() : undefined;
    this.match(SPACE);
    if (!reference) throw new Unreadable('a variable is missing');
    return reference;
  }

  protected expression(): Expression {
    return this.nested(() => this.logic('or', OR, () => this.logic('and', AND, () => this.comparison())));
  }

  private logic(operator: 'and' | 'or', pattern: RegExp, next: () => Expression): Expression {
    const first = next();
    const operands = [first];
    while (this.match(pattern) !== undefined) operands.push(next());
    return operands.length === 1 ? first : { kind: 'logic', operator, operands };
  }

  private comparison(): Expression {
    const left = this.sum();
    const operator = this.match(COMPARISON);
    if (operator === undefined) return left;
    return { kind: 'comparison', operator: COMPARISONS.get(operator) ?? 'order', sides: [left, this.sum()] };
  }

  private sum(): Expression {
    return this.arithmetic(SUM, () => this.arithmetic(PRODUCT, () => this.operand()));
  }

  private arithmetic(pattern: RegExp, next: () => Expression): Expression {
    const first = next();
    const operands = [first];
    const operators: string[] = [];
    for (let operator = this.match(pattern); operator !== undefined; operator = this.match(pattern)) {
      operators.push(operator);
      operands.push(next());
    }
    return operators.length === 0 ? first : { kind: 'operation', operands, operators };
  }

  private operand(): Expression {
    this.match(SPACE);
    let isNegated = false;
    while (this.match(NEGATION) !== undefined) isNegated = !isNegated;
    const operand = this.primary();
    this.match(SPACE);
    return isNegated ? { kind: 'not', operand } : operand;
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
    if (this.skip('[')) return { kind: 'list', items: this.items(']') };
    if (this.skip('{')) return { kind: 'map', entries: this.entries() };
    const text = this.match(NUMBER_OR_WORD);
    if (text === undefined) throw new Unreadable('a value is missing');
    return { kind: 'literal', text };
  }

  private items(close: string): readonly Expression[] {
    const items: Expression[] = [];
    this.match(SPACE);
    if (this.skip(close)) return items;
    do items.push(this.expression());
    while (this.skip(','));
    this.expect(close);
    return items;
  }

  private entries(): readonly (readonly [Expression, Expression])[] {
    const entries: (readonly [Expression, Expression])[] = [];
    this.match(SPACE);
    if (this.skip('}')) return entries;
    do {
      const key = this.expression();
      this.expect(':');
      entries.push([key, this.expression()]);
    } while (this.skip(','));
    this.expect('}');
    return entries;
  }

  /** The arguments of a macro, which only spaces need separate. */
  protected macroArguments(): readonly Expression[] {
    const args: Expression[] = [];
    this.match(SPACE);
    while (!this.skip(')')) {
      args.push(this.nested(() => this.primary()));
      this.match(SPACE);
      if (this.skip(',')) this.match(SPACE);
    }
    return args;
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
      if (quote === '"') return this.nested(() => this.template(text));
      return text === '' ? [] : [{ kind: 'text', text }];
    }
  }
}
