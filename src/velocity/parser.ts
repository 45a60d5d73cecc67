import { Unreadable } from './cursor';
import { ExpressionReader, IDENTIFIER, SPACE } from './expression-reader';
import type { Branch, Expression, Nodes, VelocityNode } from './syntax-tree';

/** AWS takes mapping templates of up to 300 KB. */
const MAX_LENGTH = 300 * 1024;

/**
 * Reads a mapping template of API Gateway: Apache Velocity, with the directives that API Gateway runs.
 *
 * Takes linear time: each character is read once, and once more for each level of quotes around it.
 *
 * @returns undefined when it is no valid Velocity, or has directives whose output is not in the template
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 * @see https://velocity.apache.org/engine/1.7/user-guide.html
 */
export function readVelocity(template: string): Nodes | undefined {
  if (template.length > MAX_LENGTH) return undefined;
  try {
    return new TemplateReader(template, 0, macrosOf(template)).all();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const WORD = /\{[A-Za-z]+\}|[A-Za-z]+/y;
const MACRO = /\{[A-Za-z_][\w-]*\}|[A-Za-z_][\w-]*/y;
/** Directives that end the output. */
const STOPS = new Set(['stop', 'return']);
/** Directives whose output is not in the template. */
const OPAQUE = new Set(['evaluate', 'include', 'parse']);
const BLOCK_ENDS = new Set(['end', 'else', 'elseif']);

/** The names of the macros that a template defines; any other word after a `#` is text. */
function macrosOf(template: string): ReadonlySet<string> {
  return new Set([...template.matchAll(/#macro\s*\(\s*([A-Za-z_][\w-]*)/g)].map(([, name]) => name ?? ''));
}

class TemplateReader extends ExpressionReader {
  public constructor(
    text: string,
    depth: number,
    private readonly macros: ReadonlySet<string>,
  ) {
    super(text, depth);
  }

  public all(): Nodes {
    const { nodes, end } = this.block();
    if (end !== undefined) throw new Unreadable(`#${end} ends nothing`);
    return nodes;
  }

  protected template(text: string): Nodes {
    return new TemplateReader(text, this.depth, this.macros).all();
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

  /**
   * `\$name` prints `$name`, and `\\$name` a backslash and the value. Returns the offset at which the text continues.
   */
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

  private printed(): Nodes | undefined {
    const reference = this.reference();
    return reference && [{ kind: 'reference', reference }];
  }

  /**
   * Reads what a `#` begins: nodes, the name of the directive that ends the block, or undefined for a mere character.
   */
  private directive(): Nodes | string | undefined {
    const start = this.at++;
    if (this.skip('#')) return this.comment('\n');
    if (this.skip('*')) return this.comment('*#');
    if (this.text.startsWith('[[', this.at)) return [this.literal()];
    if (this.text[this.at] === '@' && this.macros.size > 0) throw new Unreadable('a macro that is given a block');
    const name = this.match(WORD)?.replace(/[{}]/g, '') ?? '';
    if (BLOCK_ENDS.has(name)) return name;
    if (STOPS.has(name)) return [{ kind: 'stop' }];
    if (name === 'break') return [];
    if (OPAQUE.has(name)) throw new Unreadable(`#${name}`);
    if (name === 'set') return [this.set()];
    if (name === 'if') return [this.nested(() => this.branches())];
    if (name === 'foreach') return [this.nested(() => this.foreach())];
    if (name === 'define') return [this.nested(() => this.define())];
    if (name === 'macro') return [this.nested(() => this.macro())];
    this.at = start + 1;
    const call = this.call();
    if (call) return [call];
    this.at = start;
    return undefined;
  }

  private comment(end: string): Nodes {
    this.skipPast(end);
    return [];
  }

  /** `#[[ text ]]#`, which is printed as it is. */
  private literal(): VelocityNode {
    const end = this.text.indexOf(']]#', this.at);
    if (end === -1) throw new Unreadable('#[[ without ]]#');
    const text = this.text.slice(this.at + 2, end);
    this.at = end + 3;
    return { kind: 'text', text };
  }

  private set(): VelocityNode {
    this.open();
    const target = this.variable();
    this.expect('=');
    const value = this.expression();
    this.expect(')');
    return { kind: 'set', target, value };
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
    return { kind: 'foreach', name, list, body: this.body('foreach') };
  }

  private define(): VelocityNode {
    this.open();
    const { name } = this.variable();
    this.expect(')');
    return { kind: 'define', name, body: this.body('define') };
  }

  private macro(): VelocityNode {
    this.open();
    const name = this.match(IDENTIFIER);
    if (name === undefined) throw new Unreadable('#macro without a name');
    const parameters: string[] = [];
    for (this.match(SPACE); !this.skip(')'); this.skip(','), this.match(SPACE)) {
      parameters.push(this.variable().name);
    }
    return { kind: 'macro', name, parameters, body: this.body('macro') };
  }

  private call(): VelocityNode | undefined {
    const name = this.match(MACRO)?.replace(/[{}]/g, '') ?? '';
    this.match(SPACE);
    return this.macros.has(name) && this.skip('(') ? { kind: 'call', name, args: this.macroArguments() } : undefined;
  }

  private body(directive: string): Nodes {
    const { nodes, end } = this.block();
    if (end !== 'end') throw new Unreadable(`#${directive} without #end`);
    return nodes;
  }

  private open(): void {
    this.match(SPACE);
    this.expect('(');
    this.match(SPACE);
  }
}
