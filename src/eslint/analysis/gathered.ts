import { addTo } from '../../collections/grouped';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Fields } from './fields';
import { memberName, unwrap, type Node } from './syntax';

/** A call of a method: `receiver.name(…)`. */
export interface MethodUse {
  readonly node: TSESTree.CallExpression;
  /** What it is called on. */
  readonly receiver: TSESTree.Expression;
  readonly name: string;
  /** The name, where it is written. */
  readonly access: TSESTree.MemberExpression;
}

/** Nodes that are gathered while the linter traverses a file, so that the analysis need not traverse it again. */
export interface Gathered {
  readonly fields: Fields;
  /** Every call of a method, by the method's name, in the order of the file. */
  readonly calls: ReadonlyMap<string, readonly MethodUse[]>;
  /** Texts that begin with `https://` and continue with another value. */
  readonly addresses: readonly TSESTree.Expression[];
}

const SCHEME = 'https://';

const FILES = new WeakMap<TSESTree.Program, Gathered>();

/** Listeners that gather the nodes. Only the first rule of a file gets them: others use the same result. */
export function gather({ ast }: TSESLint.SourceCode): TSESLint.RuleListener {
  if (FILES.has(ast)) return {};
  const fields = new Fields();
  const calls = new Map<string, MethodUse[]>();
  const addresses: TSESTree.Expression[] = [];
  FILES.set(ast, { fields, calls, addresses });
  return {
    ThisExpression(node) {
      fields.add(node);
    },
    TemplateLiteral(node) {
      if (node.quasis[0]?.value.cooked === SCHEME) addresses.push(node);
    },
    BinaryExpression(node) {
      if (isScheme(node.left)) addresses.push(wholeSum(node));
    },
    CallExpression(node) {
      const access = unwrap(node.callee);
      if (access.type !== 'MemberExpression') return;
      const name = memberName(access);
      if (name !== undefined) addTo(calls, name, { node, access, name, receiver: access.object });
      if (isScheme(startOfText(node, access, name))) addresses.push(node);
    },
  };
}

/**
 * The gathered nodes of a file.
 *
 * @throws Error where no rule has added the listeners
 */
export function gathered({ ast }: TSESLint.SourceCode): Gathered {
  const found = FILES.get(ast);
  if (!found) throw new Error('nothing was gathered of this file');
  return found;
}

function isScheme(node: Node | null | undefined): boolean {
  return node?.type === 'Literal' && node.value === SCHEME;
}

/** What a call puts other texts behind: `'https://'.concat(…)`, `['https://', …].join('')`, `Fn.join('', ['https://', …])`. */
function startOfText(
  { arguments: [, second] }: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
  method: string | undefined,
): Node | null | undefined {
  if (method === 'concat') return object;
  if (method !== 'join') return undefined;
  const list = object.type === 'ArrayExpression' ? object : second;
  return list?.type === 'ArrayExpression' ? list.elements[0] : undefined;
}

/** The outermost sum whose first operand, directly or not, is a given one. */
function wholeSum(node: TSESTree.BinaryExpression): TSESTree.BinaryExpression {
  let whole = node;
  while (whole.parent.type === 'BinaryExpression' && whole.parent.left === whole) whole = whole.parent;
  return whole;
}
