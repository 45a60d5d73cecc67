import { CATALOGUE } from '../../src/rules/catalogue';
import { commandHelp } from './command-help';
import { exportedTypes } from './exported-types';
import { policyLines, sourceRuleLines } from './policy-lines';

/** Where the snapshots of the public interface are. */
export const FOLDER = 'api';

/**
 * What others build on, as text: a file each in `api/`. API.md has the constructs, Aspects and the pack, and `schema/` the
 * formats.
 */
export function interfaceFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['policies.txt', policyLines(CATALOGUE)],
    ['eslint-rules.txt', sourceRuleLines()],
    ['command-help.txt', commandHelp()],
    ['types.d.ts', `${exportedTypes()}\n`],
  ]);
}
