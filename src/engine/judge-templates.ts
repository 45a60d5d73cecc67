import { buildModel } from '../apigateway/building/build-model';
import type { Model } from '../apigateway/model';
import { isObject } from '../cloudformation/document/json';
import { readTemplate } from '../cloudformation/document/read-template';
import { appsOf, withLocalStacks } from '../cloudformation/stacks/local-stacks';
import type { TemplateInput } from '../cloudformation/template-input';
import { Checker } from './check';
import { ConfigurationError, parseConfiguration, type Configuration } from './config/configuration';
import type { Result } from './finding';
import { mergeResults } from './results/merge-results';
import { withoutSuppressions } from './suppression/suppress';

/** A template to be judged. */
export interface TemplateText {
  /** The name under which findings and errors speak of it. */
  readonly file: string;
  /** The template, JSON or YAML. */
  readonly text: string;
}

/** How templates are judged; as in a configuration file, which also says where waivers and baseline are. */
export interface JudgeOptions extends Omit<Configuration, 'waivers' | 'baseline' | 'failOn'> {
  /**
   * Whether the templates are stacks of one app, so that the exports of one meet the imports of another. Otherwise each
   * of them is judged by itself, as the command does with files; but for nested stacks, of which the parent names the
   * file: `TemplateURL: ./child.yaml`.
   *
   * @default false
   */
  readonly isApp?: boolean;
  /**
   * Whether what somebody wrote into the metadata of a resource takes its findings out of the count.
   *
   * @default true
   */
  readonly suppressions?: boolean;
  /**
   * The date, `2027-01-31`, by which what somebody wrote into metadata expires.
   *
   * @default - none: what names its last day does not suppress
   */
  readonly today?: string;
}

/**
 * Judges templates, and reads and writes nothing else.
 *
 * @param look is shown the model of every app
 * @throws SourceError for a text that is no template; ConfigurationError when the templates are no list of `{ file, text }`,
 * or the options cannot be used
 */
export function judgeTemplates(
  templates: readonly TemplateText[],
  options: JudgeOptions = {},
  look?: (model: Model) => void,
): Result {
  assertTexts(templates);
  const { isApp = false, suppressions = true, today, ...settings } = options;
  const checker = new Checker(parseConfiguration(settings));
  const inputs = withLocalStacks(
    templates.map(({ file, text }): TemplateInput => ({ source: readTemplate(text, file) })),
  );
  const apps = isApp ? [inputs] : appsOf(inputs);
  const result = mergeResults(
    apps.map((app) => {
      const model = buildModel(app);
      look?.(model);
      return checker.check(model, today);
    }),
  );
  return suppressions ? result : withoutSuppressions(result);
}

/** Programs without types may give anything. */
function assertTexts(templates: unknown): asserts templates is readonly TemplateText[] {
  const isText = (one: unknown): boolean =>
    isObject(one) && typeof one.file === 'string' && typeof one.text === 'string';
  if (!Array.isArray(templates) || !templates.every(isText))
    throw new ConfigurationError('the templates are a list of { file, text }, both of them texts');
}
