import type { Policy } from '../../rules/policy';
import type { Output } from '../environment';
import { ExitCode } from '../exit-code';
import { explanation } from '../output/explanation';

/**
 * Writes one policy in full.
 *
 * @param spelling its id in any spelling
 * @throws ConfigurationError when no policy has that id
 */
export function explainCommand(spelling: string, policies: readonly Policy[], output: Output): ExitCode {
  output.write(explanation(spelling, policies, '`websocket-guard rules`'));
  return ExitCode.Clean;
}
