import type { TSESTree } from '@typescript-eslint/utils';
import { takenOut } from './constants';
import type { SourceFile } from './source-file';
import { nodeOf } from './static-values';
import { hasText, memberName, type Node } from './syntax';
import { variableOf } from './variables';

/** How many getters and functions are followed; this ends cycles. */
const MAX_DEPTH = 5;

/** An attribute of something: `ref` of `api`. */
export interface Attribute {
  readonly name: string;
  /** The object: `api` of `api.ref`. */
  readonly of: Node;
}

/**
 * The attribute that an expression is, written in place, put into a constant or taken out by a pattern, `const { ref } = api`, or what
 * a template, a function or a getter of this file gives.
 */
export function attributeOf(file: SourceFile, written: Node | undefined, depth = 0): Attribute | undefined {
  const node = written && file.evaluator.origin(written);
  switch (depth > MAX_DEPTH ? undefined : node?.type) {
    case 'Identifier':
      return takenAs(file, node as TSESTree.Identifier);
    case 'TemplateLiteral':
      return attributeOf(file, onlyPart(node as TSESTree.TemplateLiteral), depth + 1);
    case 'CallExpression':
      return returnedBy(file, node as TSESTree.CallExpression, depth);
    case 'MemberExpression':
      return memberAs(file, node as TSESTree.MemberExpression, depth);
    default:
      return undefined;
  }
}

/** `const { ref } = api` */
function takenAs(file: SourceFile, name: TSESTree.Identifier): Attribute | undefined {
  const variable = variableOf(file.sourceCode, name);
  const taken = variable && takenOut(variable);
  const [first, another] = taken?.path ?? [];
  return taken && first !== undefined && another === undefined ? { name: first, of: taken.from } : undefined;
}

function memberAs(file: SourceFile, access: TSESTree.MemberExpression, depth: number): Attribute | undefined {
  const got = file.gotBy(access);
  if (got) return attributeOf(file, got, depth + 1);
  const name = memberName(access);
  return name === undefined ? undefined : { name, of: access.object };
}

/** `api.ref` of `${api.ref}` */
function onlyPart(template: TSESTree.TemplateLiteral): Node | undefined {
  const [first, another] = template.expressions;
  return another || hasText(template) ? undefined : first;
}

/** The attribute that a function of this file returns: `idOf(api)`. */
function returnedBy(file: SourceFile, call: TSESTree.CallExpression, depth: number): Attribute | undefined {
  const result = file.resultOf(call, depth);
  const attribute = result && attributeOf(file, result, depth + 1);
  const given = attribute && file.given(call, attribute.of);
  return given ? { ...attribute, of: nodeOf(given) ?? attribute.of } : attribute;
}

/** The object whose attribute an expression is, where the attribute has one of some names: `api` of `api.ref`. */
export function ownerOf(file: SourceFile, written: Node | undefined, names: RegExp): Node | undefined {
  const attribute = attributeOf(file, written);
  return attribute && names.test(attribute.name) ? attribute.of : undefined;
}
