import type { TSESTree } from '@typescript-eslint/utils';
import { joinedText, textParts } from './static-operators';
import { nodeOf, stringOf, type Value } from './static-values';
import { memberName, unwrap, type Node } from './syntax';

/** What `Fn.sub` replaces: `${Name}`; `${!Name}` is the text `${Name}`. */
const PLACEHOLDER = /\$\{(!?)([^}]*)\}/;

/** Evaluates calls that make one text of several. */
export class TextCalls {
  public constructor(
    private readonly evaluate: (node: Node | undefined) => Value,
    private readonly property: (value: Value, name: string) => Value,
  ) {}

  /**
   * The text that a call makes; undefined where it makes none, or one that is not known.
   *
   * @param symbol the function of a known library that is called
   */
  public of(call: TSESTree.CallExpression, symbol: string | undefined, written: Node): Value | undefined {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') return undefined;
    const [first, second] = call.arguments;
    if (symbol === 'core.Fn.join') return this.joined(second, first, written);
    if (symbol === 'core.Fn.sub') return this.substituted(first, second, written);
    if (symbol !== undefined) return undefined;
    const method = memberName(callee);
    if (method === 'join') return this.joined(callee.object, first, written);
    return method === 'concat' ? this.concatenated(callee.object, call.arguments, written) : undefined;
  }

  /** `[…].join('/')` */
  private joined(list: Node | undefined, separator: Node | undefined, written: Node): Value | undefined {
    const items = this.evaluate(list);
    const between = separator ? stringOf(this.evaluate(separator)) : ',';
    const parts = items.kind === 'array' && between !== undefined ? separated(items.items, between) : undefined;
    return parts && joinedText(parts, written);
  }

  /** `'https://'.concat(id, …)` */
  private concatenated(start: Node, rest: readonly Node[], written: Node): Value | undefined {
    const value = this.evaluate(start);
    const isText = value.kind === 'text' || stringOf(value) !== undefined;
    if (!isText || rest.some(({ type }) => type === 'SpreadElement')) return undefined;
    return joinedText(
      [start, ...rest].flatMap((part) => textParts(this.evaluate(part), part)),
      written,
    );
  }

  /** `Fn.sub('…${Name}…', { Name: value })` */
  private substituted(body: Node | undefined, given: Node | undefined, written: Node): Value | undefined {
    const text = stringOf(this.evaluate(body));
    if (!body || text === undefined) return undefined;
    const variables = this.evaluate(given);
    const [start = '', ...rest] = text.split(PLACEHOLDER);
    const parts: (string | Node)[] = [start];
    for (let at = 0; at < rest.length; at += 3) {
      const [escape, name = '', after = ''] = rest.slice(at, at + 3);
      const value = this.property(variables, name);
      // A reference or a pseudo parameter is known at deployment only; the text that has it stands for it.
      parts.push(...(escape === '!' ? [`\${${name}}`] : textParts(value, nodeOf(value) ?? body)), after);
    }
    return joinedText(parts, written);
  }
}

function separated(items: readonly Value[], separator: string): readonly (string | Node)[] | undefined {
  const parts: (string | Node)[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0) parts.push(separator);
    // For `join`, null is an empty text.
    if (item.kind === 'literal' && item.value === null) continue;
    const node = nodeOf(item);
    if (!node) return undefined;
    parts.push(...textParts(item, node));
  }
  return parts;
}
