import { takenOut } from './constants';
import type { SourceFile } from './source-file';
import { memberName, type Node } from './syntax';
import { variableOf } from './variables';

/** An attribute of something: `ref` of `api`. */
export interface Attribute {
  readonly name: string;
  /** The object: `api` of `api.ref`. */
  readonly of: Node;
}

/** The attribute that an expression is, written in place, put into a constant or taken out by a pattern: `const { ref } = api`. */
export function attributeOf(file: SourceFile, written: Node | undefined): Attribute | undefined {
  const node = written && file.evaluator.origin(written);
  if (node?.type === 'Identifier') {
    const variable = variableOf(file.sourceCode, node);
    const taken = variable && takenOut(variable);
    const [name, another] = taken?.path ?? [];
    return taken && name !== undefined && another === undefined ? { name, of: taken.from } : undefined;
  }
  const name = node?.type === 'MemberExpression' ? memberName(node) : undefined;
  return node?.type === 'MemberExpression' && name !== undefined ? { name, of: node.object } : undefined;
}

/** The object whose attribute an expression is, where the attribute has one of some names: `api` of `api.ref`. */
export function ownerOf(file: SourceFile, written: Node | undefined, names: RegExp): Node | undefined {
  const attribute = attributeOf(file, written);
  return attribute && names.test(attribute.name) ? attribute.of : undefined;
}
