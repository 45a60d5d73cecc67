import { readText } from '../../assembly/read-file';
import type * as CheckDeployed from '../../deployed/read-deployed';
import type { Environment } from '../environment';

/** The resources in saved answers, and the file of these. */
export interface SavedAnswers {
  readonly deployed: CheckDeployed.Deployed;
  readonly file: string;
}

/**
 * Reads saved answers of the AWS CLI.
 *
 * @param named a file, or `-` for standard input
 * @param environment for standard input
 * @throws SourceError for a file that cannot be read, or has no saved answers
 */
export function readSavedAnswers(named: string, { input }: Pick<Environment, 'input'>): SavedAnswers {
  // Loaded on demand: most runs judge templates only.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { readDeployed } = require('../../deployed/read-deployed') as typeof CheckDeployed;
  return named === '-'
    ? { deployed: readDeployed(input(), '<stdin>'), file: STDIN }
    : { deployed: readDeployed(readText(named), named), file: named };
}

/** The path of standard input, on systems that have one. */
const STDIN = '/dev/stdin';
