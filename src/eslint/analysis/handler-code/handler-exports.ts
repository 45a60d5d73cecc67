import type { TSESTree } from '@typescript-eslint/utils';
import { constantOf } from '../constants';
import { variableOf } from '../variables';
import { once } from '../once';
import { keyName, unwrap, type FunctionNode, type Node } from '../syntax';
import { commonJsName } from '../commonjs-exports';
import { functionOf } from './functions';
import type { HandlerFile } from './handler-file';

/** A function that other files, or AWS Lambda, call. */
export interface ExportedFunction {
  /** Its names: the exported one and its own. */
  readonly names: readonly string[];
  readonly node: FunctionNode;
  /** Where it is exported. */
  readonly value: Node;
}

/** The functions that a file exports, also those that it hands to a wrapper whose result it exports. */
export const exportedFunctions = once((file: HandlerFile): readonly ExportedFunction[] => [
  ...file.nodes.of('ExportNamedDeclaration').flatMap((node) => namedExports(file, node)),
  ...file.nodes.of('ExportDefaultDeclaration').flatMap(({ declaration }) => exported(file, 'default', declaration)),
  ...file.nodes.of('TSExportAssignment').flatMap(({ expression }) => exported(file, 'default', expression)),
  ...file.nodes.of('AssignmentExpression').flatMap(({ left, right }) => {
    const name = commonJsName(left);
    return name === undefined ? [] : exported(file, name, right);
  }),
]);

/** Whether other files, or AWS Lambda, call a function. */
export function isExported(file: HandlerFile, of: FunctionNode): boolean {
  return exportedFunctions(file).some(({ node }) => node === of);
}

function namedExports(file: HandlerFile, node: TSESTree.ExportNamedDeclaration): readonly ExportedFunction[] {
  const { declaration, specifiers, source } = node;
  if (source) return [];
  if (declaration?.type === 'FunctionDeclaration' && declaration.id)
    return exported(file, declaration.id.name, declaration.id);
  if (declaration?.type === 'VariableDeclaration')
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && init ? exported(file, id.name, init) : [],
    );
  if (declaration?.type === 'ClassDeclaration') return methods(file, declaration);
  return specifiers.flatMap((specifier) => exported(file, nameOf(specifier.exported), specifier.local));
}

function nameOf(exported: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return exported.type === 'Identifier' ? exported.name : exported.value;
}

/** The methods of an exported class that other files can call. */
function methods(file: HandlerFile, { body }: TSESTree.ClassDeclaration): readonly ExportedFunction[] {
  return body.body.flatMap((member) => {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') return [];
    if (member.type === 'MethodDefinition' && member.kind !== 'method') return [];
    const name = keyName(member);
    const isOpen = name !== undefined && !name.startsWith('#') && member.accessibility !== 'private';
    const value = isOpen ? member.value : null;
    const node = value ? functionOf(file, value) : undefined;
    return name !== undefined && value && node ? [{ names: [name], node, value }] : [];
  });
}

function exported(file: HandlerFile, name: string, value: Node): readonly ExportedFunction[] {
  const object = unwrap(value);
  if (object.type === 'ClassDeclaration') return methods(file, object);
  if (name === 'default' && object.type === 'ObjectExpression')
    return object.properties.flatMap((property) => {
      const key = property.type === 'Property' ? keyName(property) : undefined;
      return property.type === 'Property' && key !== undefined ? exported(file, key, property.value) : [];
    });
  return wrappedFunctions(file, value).map((node) => ({
    names: [name, ...(ownName(node) ?? [])],
    node,
    value,
  }));
}

function ownName(node: FunctionNode): readonly string[] | undefined {
  if (node.id) return [node.id.name];
  return node.parent.type === 'VariableDeclarator' && node.parent.id.type === 'Identifier'
    ? [node.parent.id.name]
    : undefined;
}

/** The functions that an exported value is or wraps: `middy(handler).use(…)`, `wrap(async (event) => …)`. */
function wrappedFunctions(file: HandlerFile, written: Node, seen = new Set<Node>()): readonly FunctionNode[] {
  if (seen.has(written)) return [];
  seen.add(written);
  const found = functionOf(file, written);
  if (found) return [found];
  const node = unwrap(written);
  if (node.type === 'Identifier') {
    const variable = variableOf(file.sourceCode, node);
    const constant = variable && constantOf(variable);
    return constant ? wrappedFunctions(file, constant, seen) : [];
  }
  if (node.type === 'AssignmentExpression') return wrappedFunctions(file, node.right, seen);
  if (node.type !== 'CallExpression') return [];
  const callee = unwrap(node.callee);
  const chain = callee.type === 'MemberExpression' ? wrappedFunctions(file, callee.object, seen) : [];
  return [...chain, ...node.arguments.flatMap((argument) => wrappedFunctions(file, argument, seen))];
}
