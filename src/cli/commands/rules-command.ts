import { rulesJson, rulesMarkdown, rulesText } from '../../report/formats/rule-list';
import { CATALOGUE } from '../../rules/catalogue';
import type { Output } from '../environment';
import { ExitCode } from '../exit-code';

const RENDERERS = { text: rulesText, json: rulesJson, markdown: rulesMarkdown };
export type RuleFormat = keyof typeof RENDERERS;
export const RULE_FORMATS = Object.keys(RENDERERS);

/** Lists the catalogue. */
export function rulesCommand(format: RuleFormat, output: Output): ExitCode {
  output.write(RENDERERS[format](CATALOGUE));
  return ExitCode.Clean;
}
