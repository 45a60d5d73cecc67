import { readText } from '../../assembly/read-file';
import type * as CheckDeployed from '../../deployed/check-deployed';
import type { Environment } from '../environment';

/** What saved answers say is deployed, and the file that it was read from. */
export interface SavedAnswers {
  readonly deployed: CheckDeployed.Deployed;
  readonly file: string;
}

/**
 * Reads saved answers of the AWS CLI.
 *
 * @param named a file, or `-` for standard input
 * @param environment whose standard input it may be
 * @throws SourceError for what cannot be read, or is none
 */
export function readSavedAnswers(named: string, { input }: Pick<Environment, 'input'>): SavedAnswers {
  // Most runs are about templates, and start-up counts.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { readDeployed } = require('../../deployed/check-deployed') as typeof CheckDeployed;
  return named === '-'
    ? { deployed: readDeployed(input(), '<stdin>'), file: STDIN }
    : { deployed: readDeployed(readText(named), named), file: named };
}

/** What standard input was redirected from, where the system has a name for it. */
const STDIN = '/dev/stdin';
