import { annotationOf, definitionOf } from '../variables';
import { isMember, unwrap, type Node } from '../syntax';
import { callbackOf, functionWith } from './functions';
import type { HandlerFile } from './handler-file';

/** Types of errors that have a name, of JavaScript and of the SDKs. */
const ERRORS = /^(?:Error|AWSError|\w*ServiceException)$/;

/** Whether every field of a value may be read: in JavaScript, as `any`, or as an error. */
export function isDynamic(file: HandlerFile, written: Node): boolean {
  if (written.type === 'TSNonNullExpression') return isDynamic(file, written.expression);
  if (written.type === 'TSAsExpression' || written.type === 'TSTypeAssertion')
    return isOpenType(file, written.typeAnnotation);
  const node = unwrap(written);
  // The reason in a result of `Promise.allSettled`.
  if (isMember(node, /^reason$/)) return true;
  if (node.type !== 'Identifier') return false;
  if (/\.[cm]?jsx?$/.test(file.name)) return true;
  const type = annotationOf(file.sourceCode, node);
  if (type) return isOpenType(file, type);
  const definition = definitionOf(file.sourceCode, node);
  const called = functionWith(definition);
  if (called) return isGivenErrors(called) && called.params[0] === definition?.name;
  const declarator = definition?.node;
  return declarator?.type === 'VariableDeclarator' && declarator.init?.type === 'TSAsExpression'
    ? isOpenType(file, declarator.init.typeAnnotation)
    : false;
}

/** Calls of the management API, which give an error to a callback. */
const SENDS = /^(?:send|(?:post|get|delete)(?:To)?Connection)$/;

/** Whether a function is a handler of errors, whose parameter has the type `any`. */
export function isGivenErrors(called: Node): boolean {
  const { call, method } = callbackOf(called) ?? {};
  return method === 'catch' || SENDS.test(method ?? '') || (method === 'then' && call?.arguments[1] === called);
}

function isOpenType(file: HandlerFile, type: Node): boolean {
  if (type.type === 'TSAnyKeyword') return true;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const definition = definitionOf(file.sourceCode, type.typeName);
  if (definition?.node.type === 'TSInterfaceDeclaration')
    return definition.node.extends.some(({ expression }) => isError(expression));
  return isError(type.typeName);
}

function isError(name: Node): boolean {
  return name.type === 'Identifier' && ERRORS.test(name.name);
}
