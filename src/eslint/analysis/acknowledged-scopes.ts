import type { TSESTree } from '@typescript-eslint/utils';
import { pascalCase } from '../../engine/rule-names/nag-rule-id';
import { ruleName } from '../../engine/rule-names/rule-id';
import { isSoInEveryRun } from './every-run';
import { variableOf } from './variables';
import type { SourceFile } from './source-file';
import { enclosingClass, isInside, unwrap, type Node, type Ranged } from './syntax';
import { stringOf } from './static-values';

const METHOD = ['acknowledge'];
const NOTHING = (): boolean => false;

/** Makes a test whether the file acknowledges a rule for a node, by `Validations.of(construct).acknowledge(…)`. */
export function acknowledged(file: SourceFile, ruleId: string): (node: Ranged) => boolean {
  if (file.methodCalls(METHOD).length === 0) return NOTHING;
  const scopes = acknowledgedScopes(file, pascalCase(ruleId));
  const areas = scopes.flatMap((scope) => areasOf(file, scope));
  const isSo = (at: Node): boolean =>
    areas.some((area) => isInside(at, area)) || scopes.some((scope) => isMadeIn(file, at, scope));
  return (node) => scopes.length > 0 && isSoInEveryRun(file, node as Node, isSo);
}

/** The arguments of `Validations.of()` with which the rule is acknowledged. */
function acknowledgedScopes(file: SourceFile, name: string): readonly Node[] {
  return file.methodCalls(METHOD).flatMap(({ node: call, receiver }) => {
    const of = unwrap(receiver);
    if (of.type !== 'CallExpression' || file.imports.symbols.get(unwrap(of.callee)) !== 'core.Validations.of')
      return [];
    const [scope] = of.arguments;
    const isNamed = call.arguments.some((argument) => {
      const id = stringOf(file.evaluator.property(file.evaluator.evaluate(argument), 'id'));
      // An id that the file does not show may be this one.
      return id === undefined || ruleName(id) === name;
    });
    return scope && isNamed ? [scope] : [];
  });
}

/** The code that creates a construct or its content; the whole file where that is unknown. */
function areasOf(file: SourceFile, scope: Node): readonly Node[] {
  const self = file.evaluator.origin(scope);
  if (self.type === 'ThisExpression') {
    const body = enclosingClass(self);
    return body ? withSubclasses(file, body) : [];
  }
  const made = file.madeBy(scope);
  const body = made && file.classOf(made);
  // Constructs that are created in the scope, and those that its methods add.
  const inside = file.imports.creations.flatMap(({ node }) =>
    isSame(file, node.arguments[0], scope) ? [node, ...file.instance({ node }).calls.map((call) => call.node)] : [],
  );
  if (!made) return inside.length > 0 ? inside : [file.sourceCode.ast];
  return [made, ...(body ? [body] : []), ...inside, ...file.instance({ node: made }).calls.map(({ node }) => node)];
}

/** A class and those of the file that extend it, directly or through others. */
function withSubclasses({ sourceCode }: SourceFile, body: TSESTree.ClassBody): readonly TSESTree.ClassBody[] {
  const found = new Set([body]);
  for (const { parent } of found)
    for (const { identifier } of sourceCode.getDeclaredVariables(parent).flatMap(({ references }) => references)) {
      const { parent: user } = identifier;
      if ('superClass' in user && user.superClass === identifier) found.add(user.body);
    }
  return [...found];
}

/** How deep constructs are followed in each other; no real file nests them deeper. */
const MAX_DEPTH = 20;

/** Whether a node creates a construct inside of another, directly or through others. */
function isMadeIn(file: SourceFile, node: Node, scope: Node, depth = 0): boolean {
  const parent = node.type === 'NewExpression' && depth < MAX_DEPTH ? node.arguments[0] : undefined;
  if (!parent) return false;
  const made = file.madeBy(parent);
  return isSame(file, parent, scope) || (made !== undefined && isMadeIn(file, made, scope, depth + 1));
}

/** Whether two expressions are the same variable, or come from the same `new`. */
function isSame(file: SourceFile, one: TSESTree.CallExpressionArgument | undefined, other: Node): boolean {
  const [a, b] = [one && unwrap(one), unwrap(other)];
  if (a?.type !== 'Identifier' || b.type !== 'Identifier') return false;
  const variable = variableOf(file.sourceCode, a);
  return variable !== undefined && variable === variableOf(file.sourceCode, b);
}
