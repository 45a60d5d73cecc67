import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { shown, textProblem } from './value-problems';
import { fail } from './fail';

/**
 * Rejects a name that no stage can have.
 *
 * @throws Error for anything but `$default` and 1 to 128 letters, digits, hyphens and underscores
 */
export function checkStageName(scope: IConstruct, id: string, name: unknown): void {
  if (typeof name !== 'string') {
    const problem = textProblem('stageName', name, "'live'");
    if (problem !== undefined) fail(scope, id, problem);
    return;
  }
  if (Token.isUnresolved(name) || name === '$default' || /^[\w-]{1,128}$/.test(name)) return;
  fail(scope, id, `stageName is ${shown(name)}, but AWS accepts 1 to 128 letters, digits, hyphens and underscores.`);
}
