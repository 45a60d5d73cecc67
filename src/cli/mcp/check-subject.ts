import * as fs from 'node:fs';
import type { Model } from '../../apigateway/model';
import { ConfigurationError, protocolsOf } from '../../engine/config/configuration';
import type { Result } from '../../engine/finding';
import { judgeTemplates } from '../../engine/judge-templates';
import { relativeResult } from '../../report/relative-paths';
import { checkInputs } from '../check-inputs';
import { dayOf, type Environment } from '../environment';
import type { Settings } from '../input/settings';
import { applySuppressions, withNotes } from '../input/suppression-files';
import type { Roots } from './roots';

/** The templates that an agent wants to be judged: exactly one of these is given. */
export interface Subject {
  /** A template. */
  readonly text?: string | undefined;
  /** A file or a directory inside of a root. */
  readonly path?: string | undefined;
}

/** The name of a template without a file in findings. */
const TEXT = '<template>';

/**
 * Judges templates as `websocket-guard check` does, with the same configuration, waivers and baseline.
 *
 * @param look is called with the model of every app and judged protocol
 * @throws SourceError for input that cannot be read or lies outside of the roots; ConfigurationError for wrong usage
 */
export async function checkSubject(
  { text, path }: Subject,
  settings: Settings,
  roots: Roots,
  environment: Environment,
  look: (model: Model) => void,
): Promise<Result> {
  const { configuration } = settings;
  const judged =
    text !== undefined && path === undefined
      ? judgeTemplates([{ file: TEXT, text }], { ...configuration, today: dayOf(environment) }, (model) => {
          for (const protocol of protocolsOf(configuration)) look(model.of(protocol));
        })
      : (await checkInputs([onlyPath(text, path, roots)], settings, environment, look)).result;
  const { result } = applySuppressions(withNotes(judged, settings.notes), settings, {}, environment);
  return relativeResult(fs.realpathSync.native(environment.cwd), result);
}

function onlyPath(text: string | undefined, path: string | undefined, roots: Roots): string {
  if (path === undefined) throw new ConfigurationError('nothing to judge: give a template as text, or name it');
  if (text !== undefined) throw new ConfigurationError('give a template as text or name it, not both');
  return roots.find(path);
}
