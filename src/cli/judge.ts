import { checkModel } from '../engine/check';
import type { Configuration } from '../engine/config';
import type { Result } from '../engine/finding';
import { mergeResults } from '../engine/merge';
import { Model } from '../model/model';
import { readInputs } from './read-inputs';

/**
 * Judges the templates behind some paths, one unit at a time: what has been judged is let go.
 *
 * @param paths files, directories, or `-` for standard input
 * @param configuration which policies, and how severe
 * @param look is shown the model of every unit, for reports that picture it
 * @throws SourceError for input that cannot be read
 */
export function judge(paths: readonly string[], configuration: Configuration, look?: (model: Model) => void): Result {
  const results: Result[] = [];
  for (const unit of readInputs(paths.length === 0 ? ['cdk.out'] : paths)) {
    const model = new Model(unit());
    results.push(checkModel(model, configuration));
    look?.(model);
  }
  return mergeResults(results);
}
