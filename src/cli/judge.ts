import { Checker } from '../engine/check';
import type { Configuration } from '../engine/config';
import type { Result } from '../engine/finding';
import { mergeResults } from '../engine/merge';
import { Model } from '../model/model';
import type { Progress } from './progress';
import { readInputs } from './read-inputs';

/** Who is told of every app that has been judged. */
export interface Audience {
  /** Is shown the model, for reports that picture it. */
  readonly look?: ((model: Model) => void) | undefined;
  /** Shows a person how far it is. */
  readonly progress?: Progress;
}

/**
 * Judges the templates behind some paths, one unit at a time: what has been judged is let go.
 *
 * @param paths files, directories, or `-` for standard input
 * @param configuration which policies, and how severe
 * @param audience who is told of every app that has been judged
 * @throws SourceError for input that cannot be read
 */
export function judge(paths: readonly string[], configuration: Configuration, audience: Audience = {}): Result {
  const { look, progress } = audience;
  const checker = new Checker(configuration);
  const results: Result[] = [];
  try {
    for (const unit of readInputs(paths.length === 0 ? ['cdk.out'] : paths)) {
      const model = new Model(unit());
      // A copy, because texts cut out of a template would keep the whole of it in memory.
      results.push(structuredClone(checker.check(model)));
      look?.(model);
      progress?.add(model.templates.length);
    }
  } finally {
    progress?.end();
  }
  return mergeResults(results);
}
