import { buildModel } from '../apigateway/build-model';
import type { Model } from '../apigateway/types';
import { Checker } from '../engine/check';
import type { Configuration } from '../engine/config/configuration';
import type { Result } from '../engine/finding';
import { mergeResults } from '../engine/merge-results';
import { type Place, noTemplate, placesOf, readPlace } from './input/inputs';
import type { Progress } from './output/progress';
import type { Help } from './workers';
import type * as Helpers from './workers';

/** Who is told of every app that has been judged, and who helps. */
export interface Company {
  /** Is shown the model, for reports that picture it. */
  readonly look?: ((model: Model) => void) | undefined;
  /** Shows a person how far it is. */
  readonly progress?: Progress;
  /** Is called before there is much to do: an app, or several templates. */
  readonly tune?: () => void;
  /** Threads to share the work with, where there is much of it. @default - none */
  readonly help?: Help;
}

/** Places that are worth a thread of their own: judging them takes longer than starting it. */
const SHARE = 100;

/**
 * Judges the templates behind some paths, one place at a time: what has been judged is let go.
 *
 * @param paths files, directories, or `-` for standard input; `cdk.out` where there are none
 * @param configuration which policies, and how severe
 * @param company who is told of every app, and who helps
 * @returns the same whoever helps, in the order of the paths and files
 * @throws SourceError for input that cannot be read: the first there is
 */
export async function judge(
  paths: readonly string[],
  configuration: Configuration,
  { look, progress, tune, help }: Company = {},
): Promise<Result> {
  const places = placesOf(paths.length === 0 ? ['cdk.out'] : paths);
  if (places.length > 1 || places[0]?.kind === 'assembly') tune?.();
  const results = new Array<Result>(places.length);
  const add = (index: number, result: Result): void => {
    results[index] = result;
    progress?.add(result.summary.templates);
  };
  // A picture needs the model, which does not leave the thread that made it.
  const helpers = look ? 0 : Math.min(help?.threads() ?? 0, Math.floor(places.length / SHARE));
  try {
    const checker = new Checker(configuration);
    if (help && helpers > 0) {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { judgeTogether } = require('./workers') as typeof Helpers;
      await judgeTogether(places, checker, { ...help, threads: () => helpers }, add);
    } else for (const [index, place] of places.entries()) add(index, judgePlace(checker, place, look));
  } finally {
    progress?.end();
  }
  const withTemplates = new Set(
    places.filter((_, index) => results[index]?.summary.templates).map(({ named }) => named),
  );
  for (const { named, kind } of places) if (kind === 'found' && !withTemplates.has(named)) noTemplate(named);
  return mergeResults(results);
}

/**
 * Judges the templates at one place.
 *
 * @throws SourceError for input that cannot be read
 */
export function judgePlace(checker: Checker, place: Place, look?: (model: Model) => void): Result {
  const model = buildModel(readPlace(place));
  const result = checker.check(model);
  look?.(model);
  return result;
}
