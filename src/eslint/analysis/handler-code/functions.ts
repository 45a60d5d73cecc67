import { addTo, grouped } from '../../../collections/grouped';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { constantOf } from '../constants';
import { annotationOf, definitionOf, referencesOf, variableOf } from '../variables';
import { once } from '../once';
import {
  ancestor,
  enclosingClass,
  isFunction,
  isInside,
  keyName,
  memberName,
  propertyNamed,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax';
import { commonJsName } from '../commonjs-exports';
import type { HandlerFile } from './handler-file';

const MAX_DEPTH = 10;

/** The function that a node is part of. */
export function functionAround(node: Node): FunctionNode | undefined {
  return ancestor(node, isFunction) as FunctionNode | undefined;
}

/** The function that a definition is a parameter of. */
export function functionWith(definition: TSESLint.Scope.Definition | undefined): FunctionNode | undefined {
  return definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node : undefined;
}

/** Which parameter of a function declares a name. */
export function positionOf(name: Node, { params }: FunctionNode): number {
  return params.findIndex((parameter) => isInside(name, parameter));
}

/** The function of this file that an expression stands for: by its name, as a method, or written in place. */
export function functionOf(file: HandlerFile, written: Node, depth = 0): FunctionNode | undefined {
  const node = unwrap(written);
  if (isFunction(node)) return node;
  if (depth > MAX_DEPTH) return undefined;
  switch (node.type) {
    case 'Identifier':
      return declaredFunction(file, node, depth);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const isBound = callee.type === 'MemberExpression' && memberName(callee) === 'bind';
      return isBound ? functionOf(file, callee.object, depth + 1) : undefined;
    }
    case 'MemberExpression':
      return memberFunction(file, node, depth);
    default:
      return undefined;
  }
}

function declaredFunction(file: HandlerFile, name: TSESTree.Identifier, depth: number): FunctionNode | undefined {
  const variable = variableOf(file.sourceCode, name);
  const definition = variable?.defs.length === 1 ? variable.defs[0]?.node : undefined;
  if (definition?.type === 'FunctionDeclaration') return definition;
  const constant = variable && constantOf(variable);
  return constant && functionOf(file, constant, depth + 1);
}

function memberFunction(file: HandlerFile, node: TSESTree.MemberExpression, depth: number): FunctionNode | undefined {
  const name = memberName(node);
  if (name === undefined) return undefined;
  const exported = exportedAs(file, commonJsName(node));
  if (exported) return functionOf(file, exported, depth + 1);
  const owner = ownerOf(file, node.object);
  if (owner?.type === 'ClassBody') return methodOf(file, owner, name, depth);
  const property = owner && propertyNamed(owner, name);
  return property && functionOf(file, property.value, depth + 1);
}

/** What `exports.name` is set to, once. */
function exportedAs(file: HandlerFile, name: string | undefined): Node | undefined {
  const [only, another] = name === undefined ? [] : (commonJsExports(file).get(name) ?? []);
  return another ? undefined : only?.right;
}

const commonJsExports = once((file: HandlerFile) =>
  grouped(file.nodes.of('AssignmentExpression'), ({ left }) => commonJsName(left)),
);

function methodOf(file: HandlerFile, body: TSESTree.ClassBody, name: string, depth: number): FunctionNode | undefined {
  for (const member of body.body) {
    const isMethod = member.type === 'MethodDefinition' || member.type === 'PropertyDefinition';
    if (isMethod && keyName(member) === name)
      return member.value ? functionOf(file, member.value, depth + 1) : undefined;
  }
  return undefined;
}

/** The class or the object of this file whose member is meant by `owner.member`. */
function ownerOf(file: HandlerFile, written: Node): TSESTree.ClassBody | TSESTree.ObjectExpression | undefined {
  const node = unwrap(written);
  if (node.type === 'ThisExpression') return enclosingClass(node);
  const origin = file.evaluator.origin(node);
  if (origin.type === 'ObjectExpression') return origin;
  const named = origin.type === 'NewExpression' ? unwrap(origin.callee) : (typeName(file, origin) ?? origin);
  if (named.type !== 'Identifier') return undefined;
  const definition = definitionOf(file.sourceCode, named);
  return definition?.node.type === 'ClassDeclaration' ? definition.node.body : undefined;
}

/** The name of the class that a parameter, a variable or a field is declared with. */
function typeName(file: HandlerFile, node: Node): TSESTree.Identifier | undefined {
  const isField = node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression';
  const field = isField ? file.nodes.fields.of(node)?.type : undefined;
  const type = node.type === 'Identifier' ? annotationOf(file.sourceCode, node) : field;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName : undefined;
}

/** The functions that a call may be of: one, or those of the map that one is picked from by a key. */
function functionsCalled(file: HandlerFile, callee: Node): readonly FunctionNode[] {
  const called = functionOf(file, callee);
  if (called) return [called];
  if (!picksByKeys(file)) return [];
  const access = file.evaluator.origin(callee);
  if (access.type !== 'MemberExpression' || memberName(access) !== undefined) return [];
  const map = file.evaluator.origin(access.object);
  return map.type === 'ObjectExpression' ? map.properties.flatMap((each) => valueFunction(file, each)) : [];
}

/** Whether a file has a member that is picked by a key which only running it shows. */
const picksByKeys = once((file: HandlerFile) =>
  file.nodes.of('MemberExpression').some((access) => memberName(access) === undefined),
);

function valueFunction(file: HandlerFile, property: TSESTree.ObjectLiteralElement): readonly FunctionNode[] {
  const found = property.type === 'Property' ? functionOf(file, property.value) : undefined;
  return found ? [found] : [];
}

const allCallSites = once((file: HandlerFile) => {
  const sites = new Map<FunctionNode, TSESTree.CallExpression[]>();
  for (const call of file.nodes.of('CallExpression')) {
    for (const called of functionsCalled(file, call.callee)) {
      addTo(sites, called, call);
    }
  }
  return sites;
});

/** The calls of a function in its file. */
export function callSites(file: HandlerFile, called: FunctionNode): readonly TSESTree.CallExpression[] {
  return allCallSites(file).get(called) ?? [];
}

/** The functions of this file that a call is of. */
export function calledBy(file: HandlerFile, call: TSESTree.CallExpression): readonly FunctionNode[] {
  return functionsCalled(file, call.callee);
}

/** What a function returns, other than the functions inside of it. */
export function returned(file: HandlerFile, of: FunctionNode): readonly TSESTree.Expression[] {
  if (of.body.type !== 'BlockStatement') return [of.body];
  return file.nodes
    .of('ReturnStatement')
    .flatMap((statement) =>
      statement.argument && isInside(statement, of) && functionAround(statement) === of ? [statement.argument] : [],
    );
}

/** A function written in place as an argument, with the call and the method it is given to. */
export interface Callback {
  readonly call: TSESTree.CallExpression;
  /** Name of the method or the function; undefined where it has none. */
  readonly method: string | undefined;
  /** What the method is of: the array of `array.map(callback)`. */
  readonly receiver: Node | undefined;
}

/** The call that a function is an argument of, where it is written or by its name. */
export function callbackOf(node: Node): Callback | undefined {
  const outer = wrapped(node);
  const call = outer.parent;
  if (call?.type !== 'CallExpression' || call.callee === outer) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression') return { call, method: memberName(callee), receiver: callee.object };
  return { call, method: callee.type === 'Identifier' ? callee.name : undefined, receiver: undefined };
}

/** The places where a function stands as a value: where it is written, or where its name is and is not called. */
export function usesAsValue(file: HandlerFile, of: FunctionNode): readonly Node[] {
  if (of.type !== 'FunctionDeclaration') {
    const { parent } = wrapped(of);
    if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return [of];
    return valueReferences(file, parent.id);
  }
  return of.id ? valueReferences(file, of.id) : [];
}

function valueReferences(file: HandlerFile, name: TSESTree.Identifier): readonly Node[] {
  const references = referencesOf(file.sourceCode, name);
  return references.flatMap(({ identifier, init }) => {
    const outer = wrapped(identifier);
    const isCalled = outer.parent?.type === 'CallExpression' && outer.parent.callee === outer;
    return init === true || isCalled ? [] : [identifier];
  });
}
