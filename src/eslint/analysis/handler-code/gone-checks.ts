import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { definitionOf, isGlobal } from '../variables';
import { memberName, patternPath, unwrap, type Node } from '../syntax';
import { functionWith } from './functions';
import type { HandlerFile } from './handler-file';

/** A check for a closed connection that reads a field which SDK v3 does not set. */
export interface GoneCheck {
  readonly node: Node;
  /** The error. */
  readonly error: Node;
  readonly field: string;
  /** The field access and what it is compared with, if they are operands of one comparison. */
  readonly compared?: { readonly access: TSESTree.MemberExpression; readonly answer: Node };
}

/** The fields that hold the status of an error. */
export const STATUS_FIELDS = /^(?:statusCode|code)$/;
const CONVERSIONS = ['Number', 'String', 'parseInt'];
/** How many alternatives are followed; this ends cycles. */
const MAX_DEPTH = 5;

/** All such checks in a file. */
export function goneChecks(file: HandlerFile): readonly GoneCheck[] {
  return [
    ...file.nodes.of('BinaryExpression').flatMap((node) => comparison(file, node)),
    ...file.nodes
      .of('SwitchCase')
      .flatMap(({ test, parent }) => (test && isGone(file, test) ? asked(file, test, parent.discriminant) : [])),
    ...file.nodes.of('CallExpression').flatMap((node) => listed(file, node)),
  ];
}

function comparison(file: HandlerFile, node: TSESTree.BinaryExpression): readonly GoneCheck[] {
  if (!/^[!=]==?$/.test(node.operator)) return [];
  const [answer, question] = isGone(file, node.right) ? [node.right, node.left] : [node.left, node.right];
  if (!isGone(file, answer)) return [];
  const access = unwrap(question);
  return asked(file, node, question).map((check) =>
    access.type === 'MemberExpression' ? { ...check, compared: { access, answer } } : check,
  );
}

/** `[404, 410].includes(error.statusCode)` */
function listed(file: HandlerFile, node: TSESTree.CallExpression): readonly GoneCheck[] {
  const callee = unwrap(node.callee);
  const [question] = node.arguments;
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'includes' || !question) return [];
  const list = file.evaluator.origin(callee.object);
  const isAbout = list.type === 'ArrayExpression' && list.elements.some((element) => element && isGone(file, element));
  return isAbout ? asked(file, node, question) : [];
}

function isGone(file: HandlerFile, answer: Node): boolean {
  const value = file.value(answer);
  return value.kind === 'literal' && (String(value.value) === '410' || value.value === 'GoneException');
}

function asked(file: HandlerFile, node: Node, question: Node, depth = 0): readonly GoneCheck[] {
  if (depth > MAX_DEPTH) return [];
  const access = file.evaluator.origin(question);
  // `error.statusCode ?? error.code`
  if (access.type === 'LogicalExpression' && access.operator !== '&&') {
    const [either = [], other = []] = [access.left, access.right].map((side) => asked(file, node, side, depth + 1));
    return other.length > 0 ? either : [];
  }
  const converted = convertedBy(file, access);
  if (converted) return asked(file, node, converted, depth + 1);
  if (access.type === 'MemberExpression') {
    const field = memberName(access);
    return field !== undefined && STATUS_FIELDS.test(field) ? [{ node, error: access.object, field }] : [];
  }
  return access.type === 'Identifier' ? destructured(file, node, access) : [];
}

/** What is made a number or a text of: `error.statusCode` of `Number(error.statusCode)`. */
function convertedBy({ sourceCode }: HandlerFile, node: Node): Node | undefined {
  if (node.type === 'UnaryExpression') return node.operator === '+' ? node.argument : undefined;
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  if (CONVERSIONS.some((name) => isGlobal(sourceCode, callee, name))) return node.arguments[0];
  if (callee.type !== 'MemberExpression') return undefined;
  if (memberName(callee) === 'toString') return callee.object;
  return isGlobal(sourceCode, callee.object, 'Number') && memberName(callee) === 'parseInt'
    ? node.arguments[0]
    : undefined;
}

/** `const { statusCode } = error`, `catch ({ statusCode })` */
function destructured(file: HandlerFile, node: Node, name: TSESTree.Identifier): readonly GoneCheck[] {
  const binding = bindingOf(definitionOf(file.sourceCode, name));
  const path = binding && patternPath(binding.pattern, name.name);
  const [field, another] = path ?? [];
  return binding?.error && field !== undefined && another === undefined && STATUS_FIELDS.test(field)
    ? [{ node, error: binding.error, field }]
    : [];
}

/** The pattern that a definition is part of, and what is taken apart: for a parameter, the pattern itself. */
function bindingOf(
  definition: TSESLint.Scope.Definition | undefined,
): { readonly pattern: Node; readonly error: Node | null } | undefined {
  if (definition?.type === 'CatchClause') {
    const { param } = definition.node;
    return param ? { pattern: param, error: param } : undefined;
  }
  const parameter = functionWith(definition)?.params.find((candidate) => candidate.type === 'ObjectPattern');
  if (parameter) return { pattern: parameter, error: parameter };
  return definition?.node.type === 'VariableDeclarator'
    ? { pattern: definition.node.id, error: definition.node.init }
    : undefined;
}
