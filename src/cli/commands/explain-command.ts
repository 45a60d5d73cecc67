import * as fs from 'node:fs';
import * as path from 'node:path';
import { ConfigurationError } from '../../engine/config/configuration';
import { didYouMean } from '../../engine/config/did-you-mean';
import { type Example, explainText } from '../../report/formats/explain-text';
import type { Policy } from '../../rules/policy';
import type { Output } from '../environment';
import { ExitCode } from '../exit-code';

/**
 * Writes one policy in full.
 *
 * @throws ConfigurationError when there is none of that id
 */
export function explainCommand(id: string, policies: readonly Policy[], output: Output): ExitCode {
  const policy = policies.find((one) => one.id === id);
  if (!policy)
    throw new ConfigurationError(
      `no rule "${id}"${didYouMean(
        id,
        policies.map((one) => one.id),
      )}`,
    );
  output.write(explainText(policy, examplesOf(id)));
  return ExitCode.Clean;
}

/** The examples that the build puts beside the command; a policy of the user's own has none there. */
function examplesOf(id: string): readonly Example[] {
  const file = path.join(__dirname, 'examples.json');
  if (!fs.existsSync(file)) return [];
  const all = JSON.parse(fs.readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Example[]>>;
  return Object.hasOwn(all, id) ? (all[id] ?? []) : [];
}
