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
  /** The name of the template in findings and errors. */
  readonly file: string;
  /** The template, JSON or YAML. */
  readonly text: string;
}

/** Options of a configuration file that say what is judged, and some that only a program needs. */
export interface JudgeOptions extends Pick<
  Configuration,
  'preset' | 'rules' | 'overrides' | 'protocols' | 'locked' | 'policies'
> {
  /**
   * Whether the templates are stacks of one app, so that imports of one find the exports of another. Otherwise each is
   * judged on its own, as the command does with files; only a nested stack is judged with the parent that names its
   * file (`TemplateURL: ./child.yaml`).
   *
   * @default false
   */
  readonly isApp?: boolean;
  /**
   * Whether suppressions in the metadata of resources have an effect.
   *
   * @default true
   */
  readonly suppressions?: boolean;
  /**
   * The date of the check, `2027-01-31`, by which suppressions in metadata expire.
   *
   * @default - none: a suppression with a last day has no effect
   */
  readonly today?: string;
}

/**
 * Judges templates. It reads and writes no files.
 *
 * @param look is called with the model of every app
 * @throws SourceError for a text that is no template; ConfigurationError when the templates are no list of `{ file,
 *   text }`, or the options cannot be used
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

/** Plain JavaScript may pass anything. */
function assertTexts(templates: unknown): asserts templates is readonly TemplateText[] {
  const isText = (one: unknown): boolean =>
    isObject(one) && typeof one.file === 'string' && typeof one.text === 'string';
  if (!Array.isArray(templates) || !templates.every(isText))
    throw new ConfigurationError('the templates are a list of { file, text }, both of them texts');
}
