import type { TSESTree } from '@typescript-eslint/utils';
import { once } from '../once';
import type { HandlerFile } from './handler-file';
import { importedBy, type Imported } from './modules';
import { valuesOf } from './values';

/** A command of the AWS SDK: `new PutCommand({…})`. */
export interface Command {
  readonly node: TSESTree.NewExpression;
  /** Its class. */
  readonly imported: Imported;
}

/** What a call of `send` may send, of classes that are imported. */
export const commandsSent = once((call: TSESTree.CallExpression, file: HandlerFile): readonly Command[] => {
  const [command] = call.arguments;
  const values = command ? valuesOf(file, command) : [];
  return values.flatMap((node) => {
    const imported = node.type === 'NewExpression' ? importedBy(file, node.callee) : undefined;
    return node.type === 'NewExpression' && imported ? [{ node, imported }] : [];
  });
});
