import type { TSESTree } from '@typescript-eslint/utils';
import { pascalCase } from '../../engine/nag-rule-id';
import { ruleName } from '../../engine/rule-id';
import { variableOf } from './variables';
import type { SourceFile } from './source-file';
import { enclosingClass, unwrap, type Node } from './syntax';
import { stringOf } from './static-values';

const METHOD = ['acknowledge'];
const NOTHING = (): boolean => false;

type Ranged = Pick<Node, 'range'>;

/** Tells whether the file acknowledges a rule, by `Validations.of(construct).acknowledge(…)`, for what a node is part of. */
export function acknowledged(file: SourceFile, ruleId: string): (node: Ranged) => boolean {
  if (file.methodCalls(METHOD).length === 0) return NOTHING;
  const areas = acknowledgedScopes(file, pascalCase(ruleId)).flatMap((scope) => areasOf(file, scope));
  return (node) => areas.some((area) => isWithin(node, area));
}

/** What `Validations.of()` is called with, where the rule is acknowledged there. */
function acknowledgedScopes(file: SourceFile, name: string): readonly Node[] {
  return file.methodCalls(METHOD).flatMap(({ node: call, receiver }) => {
    const of = unwrap(receiver);
    if (of.type !== 'CallExpression' || file.imports.symbols.get(unwrap(of.callee)) !== 'core.Validations.of')
      return [];
    const [scope] = of.arguments;
    const isNamed = call.arguments.some((argument) => {
      const id = stringOf(file.evaluator.property(file.evaluator.evaluate(argument), 'id'));
      return id !== undefined && ruleName(id) === name;
    });
    return scope && isNamed ? [scope] : [];
  });
}

/** The code that makes a construct, or what is in it. */
function areasOf(file: SourceFile, scope: Node): readonly Node[] {
  if (unwrap(scope).type === 'ThisExpression') {
    const body = enclosingClass(scope);
    return body ? [body] : [];
  }
  const made = file.madeBy(scope);
  // What is made in the scope, and what its methods add.
  const inside = file.imports.creations.flatMap(({ node }) =>
    isSame(file, node.arguments[0], scope) ? [node, ...file.instance({ node }).calls.map((call) => call.node)] : [],
  );
  const body = made && file.classOf(made);
  return made
    ? [made, ...(body ? [body] : []), ...inside, ...file.instance({ node: made }).calls.map(({ node }) => node)]
    : inside;
}

/** Whether two expressions are one variable, or made by one `new`. */
function isSame(file: SourceFile, one: TSESTree.CallExpressionArgument | undefined, other: Node): boolean {
  const [a, b] = [one && unwrap(one), unwrap(other)];
  if (a?.type !== 'Identifier' || b.type !== 'Identifier') return false;
  const variable = variableOf(file.sourceCode, a);
  return variable !== undefined && variable === variableOf(file.sourceCode, b);
}

function isWithin({ range }: Ranged, area: Node): boolean {
  return range[0] >= area.range[0] && range[1] <= area.range[1];
}
