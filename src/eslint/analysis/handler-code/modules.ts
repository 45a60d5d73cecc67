import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isSetAgain, variableOf } from '../variables';
import { importedName } from '../imports';
import { calleeName, memberName, patternPath, unwrap, type Node } from '../syntax';
import type { HandlerFile } from './handler-file';

/** Something that a module exports. */
export interface Imported {
  /** As it is imported, e.g. `@aws-sdk/lib-dynamodb`. */
  readonly module: string;
  /** The names that lead to it from the module; none for the module itself. */
  readonly names: readonly string[];
}

const MAX_DEPTH = 10;

/** What an expression or the name of a type means, where it comes from another module. */
export function importedBy(file: HandlerFile, written: Node, depth = 0): Imported | undefined {
  const node = unwrap(written);
  if (depth > MAX_DEPTH) return undefined;
  switch (node.type) {
    case 'Identifier':
      return ofName(file, node, depth);
    case 'MemberExpression':
      return member(importedBy(file, node.object, depth + 1), memberName(node));
    case 'TSQualifiedName':
      return member(importedBy(file, node.left, depth + 1), node.right.name);
    case 'AwaitExpression':
      return importedBy(file, node.argument, depth + 1);
    case 'ImportExpression':
      return ofSpecifier(node.source);
    case 'CallExpression':
      return ofCall(file, node, depth);
    default:
      return undefined;
  }
}

/** `require('x')`, also handed through what traces it: `AWSXRay.captureAWS(require('aws-sdk'))`. */
function ofCall(file: HandlerFile, node: TSESTree.CallExpression, depth: number): Imported | undefined {
  const [argument] = node.arguments;
  if (!argument) return undefined;
  const name = calleeName(node);
  if (name === 'require') return ofSpecifier(argument);
  return /^(?:captureAWS|__importStar|__importDefault)$/.test(name) ? importedBy(file, argument, depth + 1) : undefined;
}

function ofSpecifier(specifier: Node): Imported | undefined {
  return specifier.type === 'Literal' && typeof specifier.value === 'string'
    ? { module: specifier.value, names: [] }
    : undefined;
}

function ofName(file: HandlerFile, node: TSESTree.Identifier, depth: number): Imported | undefined {
  const variable = variableOf(file.sourceCode, node);
  const [definition, another] = variable?.defs ?? [];
  if (!variable || !definition || another) return undefined;
  if (definition.type === 'ImportBinding') return ofImport(definition);
  if (definition.node.type !== 'VariableDeclarator' || !definition.node.init) return undefined;
  if (isSetAgain(variable)) return undefined;
  const names = patternPath(definition.node.id, node.name);
  return names?.reduce<Imported | undefined>(member, importedBy(file, definition.node.init, depth + 1));
}

function ofImport({ node, parent }: TSESLint.Scope.Definitions.ImportBindingDefinition): Imported | undefined {
  if (parent.type === 'ImportDeclaration') {
    const module = { module: parent.source.value, names: [] };
    return node.type === 'ImportSpecifier' ? member(module, importedName(node)) : module;
  }
  const { moduleReference } = parent;
  return moduleReference.type === 'TSExternalModuleReference' ? ofSpecifier(moduleReference.expression) : undefined;
}

function member(of: Imported | undefined, name: string | undefined): Imported | undefined {
  if (!of || name === undefined) return undefined;
  return name === 'default' ? of : { module: of.module, names: [...of.names, name] };
}
