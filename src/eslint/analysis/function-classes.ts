import type { TSESTree } from '@typescript-eslint/utils';
import { definitionOf } from './variables';
import { millisecondsOf } from './duration-expressions';
import { constructorOf } from './fields';
import { parameterFor } from './local-functions';
import type { SourceFile } from './source-file';
import { calleeName, keyName, unwrap, type Node } from './syntax';

/** A Lambda function of aws-cdk-lib. */
export const LAMBDA_FUNCTION =
  /^lambda(?:-nodejs|-python|-go)?\.(?:Function|DockerImageFunction|NodejsFunction|PythonFunction|GoFunction)$/;

/**
 * Whether an unknown class creates a Lambda function with its properties: a class that extends such a class in this
 * file, or an imported one with the name of a function and a timeout.
 */
export function isFunctionClass(file: SourceFile, made: TSESTree.NewExpression): boolean {
  const callee = unwrap(made.callee);
  const definition = callee.type === 'Identifier' ? definitionOf(file.sourceCode, callee) : undefined;
  if (definition?.node.type === 'ClassDeclaration') {
    const { superClass, body } = definition.node;
    const base = superClass && file.imports.symbols.get(unwrap(superClass));
    return LAMBDA_FUNCTION.test(base ?? '') && passesOn(body, 'timeout');
  }
  const timeout = file.evaluator.property(file.evaluator.evaluate(made.arguments[2]), 'timeout');
  const isImported = definition?.type === 'ImportBinding' || callee.type === 'MemberExpression';
  return isImported && calleeName(made).endsWith('Function') && millisecondsOf(file, timeout) !== undefined;
}

/** Whether a class passes a property to its base: it has no constructor, or calls `super(…, { …, ...props })`. */
function passesOn(body: TSESTree.ClassBody, property: string): boolean {
  const maker = constructorOf(body);
  if (!maker) return true;
  const [made] = maker.body.body.flatMap((statement) =>
    statement.type === 'ExpressionStatement' && isSuperCall(statement.expression)
      ? [statement.expression.arguments[2]]
      : [],
  );
  const name = parameterFor(maker, 2)?.name;
  if (!made || name === undefined) return false;
  const object = unwrap(made);
  if (object.type !== 'ObjectExpression') return nameOf(object) === name;
  const last = object.properties.findLast(
    (each) => each.type === 'SpreadElement' || keyName(each) === property || keyName(each) === undefined,
  );
  return last?.type === 'SpreadElement' && nameOf(unwrap(last.argument)) === name;
}

function isSuperCall(node: Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression' && node.callee.type === 'Super';
}

function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : undefined;
}
