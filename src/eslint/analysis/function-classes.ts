import type { TSESTree } from '@typescript-eslint/utils';
import { definitionOf } from './variables';
import { millisecondsOf } from './duration-expressions';
import { constructorOf } from './fields';
import { parameterFor } from './local-functions';
import type { SourceFile } from './source-file';
import type { Value } from './static-values';
import { calleeName, keyName, unwrap, type Node } from './syntax';

/** The resource behind a Lambda function. */
export const RAW_FUNCTION = 'lambda.CfnFunction';

/** A Lambda function of aws-cdk-lib. */
export const LAMBDA_FUNCTION =
  /^lambda(?:-nodejs|-python|-go)?\.(?:Function|DockerImageFunction|NodejsFunction|PythonFunction|GoFunction)$/;

/** What a class mentions that changes the resource behind its object: `this.node.defaultChild`, or an Aspect. */
const RESOURCE = /\bnode\b|\bAspects\b/;

/** Whether a class may change the resource behind its object. */
export function reachesResource({ sourceCode }: SourceFile, body: TSESTree.ClassBody): boolean {
  return RESOURCE.test(sourceCode.getText(body));
}

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
    if (!LAMBDA_FUNCTION.test(base ?? '') || reachesResource(file, body)) return false;
    return passesOn(body, 'timeout') || setBy(body, 'timeout') !== undefined;
  }
  const timeout = file.evaluator.property(file.evaluator.evaluate(made.arguments[2]), 'timeout');
  const isImported = definition?.type === 'ImportBinding' || callee.type === 'MemberExpression';
  return isImported && calleeName(made).endsWith('Function') && millisecondsOf(file, timeout) !== undefined;
}

/**
 * The value that a class of this file passes to its base for a property, with the arguments of a `new`: `super(scope, id,
 * { timeout, ...props })`.
 */
export function givenByClass(file: SourceFile, made: TSESTree.NewExpression, property: string): Value | undefined {
  const body = file.classOf(made);
  const given = body && givenToBase(body);
  return given && file.duringCall(made, () => file.evaluator.property(file.evaluator.evaluate(given), property));
}

/** Whether a class passes a property to its base: it has no constructor, or calls `super(…, { …, ...props })`. */
function passesOn(body: TSESTree.ClassBody, property: string): boolean {
  const maker = constructorOf(body);
  if (!maker) return true;
  const made = givenToBase(body);
  const name = parameterFor(maker, 2)?.name;
  if (!made || name === undefined) return false;
  if (made.type !== 'ObjectExpression') return nameOf(made) === name;
  const last = lastOf(made, property);
  return last?.type === 'SpreadElement' && nameOf(unwrap(last.argument)) === name;
}

function setBy(body: TSESTree.ClassBody, property: string): Node | undefined {
  const made = givenToBase(body);
  const last = made?.type === 'ObjectExpression' ? lastOf(made, property) : undefined;
  return last?.type === 'Property' && keyName(last) === property ? last.value : undefined;
}

/** The properties that a class passes to its base: the third argument of `super`. */
function givenToBase(body: TSESTree.ClassBody): Node | undefined {
  const given = baseCallOf(body)?.arguments[2];
  return given && unwrap(given);
}

/** The call of `super` in the constructor of a class. */
export function baseCallOf(body: TSESTree.ClassBody): TSESTree.CallExpression | undefined {
  for (const statement of constructorOf(body)?.body.body ?? [])
    if (statement.type === 'ExpressionStatement' && isSuperCall(statement.expression)) return statement.expression;
  return undefined;
}

/** What decides on a property of an object: the last that has its name, or may have it. */
function lastOf(
  { properties }: TSESTree.ObjectExpression,
  property: string,
): TSESTree.ObjectLiteralElement | undefined {
  return properties.findLast(
    (each) => each.type === 'SpreadElement' || keyName(each) === property || keyName(each) === undefined,
  );
}

function isSuperCall(node: Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression' && node.callee.type === 'Super';
}

function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : undefined;
}
