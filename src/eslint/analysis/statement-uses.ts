import { isSkipped } from './skipped-branches';
import type { SourceFile } from './source-file';
import { ancestor, isMember, wrapped, type Node } from './syntax';
import { isGlobal } from './variables';

/**
 * Whether a statement of a policy goes anywhere: into a policy, to a principal, out of the file. A policy that becomes a text is one
 * of a session, which only limits what the role has.
 */
export function isUsed(file: SourceFile, made: Node): boolean {
  const policy = policyAround(file, made);
  const { parent } = policy;
  if (isText(file, policy)) return false;
  if (parent?.type !== 'VariableDeclarator' || parent.parent.parent.type === 'ExportNamedDeclaration') return true;
  const uses = file.sourceCode.getDeclaredVariables(parent).flatMap(({ references }) => references);
  return uses.some(
    ({ init, identifier }) =>
      init !== true &&
      !isAddedTo(identifier) &&
      !isSkipped(file, identifier) &&
      !isText(file, policyAround(file, identifier)),
  );
}

/** The document that is made of a statement in place, or the statement. */
function policyAround(file: SourceFile, statement: Node): Node {
  const document = ancestor(statement, ({ type }) => !/^(?:Property|ObjectExpression|ArrayExpression)$/.test(type));
  const isDocument =
    document?.type === 'NewExpression' && file.imports.symbols.get(document.callee) === 'iam.PolicyDocument';
  return wrapped(isDocument ? document : statement);
}

/** `JSON.stringify(document)` */
function isText({ sourceCode }: SourceFile, { parent: call }: Node): boolean {
  return (
    call?.type === 'CallExpression' &&
    isMember(call.callee, /^stringify$/) &&
    isGlobal(sourceCode, call.callee.object, 'JSON')
  );
}

/** `statement.addResources(…)` */
function isAddedTo({ parent }: Node): boolean {
  return isMember(parent, /^add/);
}
