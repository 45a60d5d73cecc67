import type { Finding, Result } from './finding';
import { type FileName, templateOf } from './identity';
import { pairOff } from './match';

/** What became of the findings from one state of an app to the next. */
export interface Difference {
  readonly added: readonly Finding[];
  readonly fixed: readonly Finding[];
  readonly unchanged: readonly Finding[];
}

/** One state of an app. */
export interface State {
  readonly result: Result;
  readonly fileName: FileName;
}

/** Compares the findings of two states; what is suppressed is not there. */
export function difference(before: State, after: State): Difference {
  const { gone, kept, added } = pairOff(keyed(before), keyed(after));
  return { added, fixed: gone, unchanged: kept };
}

function keyed({ result, fileName }: State): readonly (readonly [string, Finding])[] {
  return result.findings
    .filter(({ suppressed }) => !suppressed)
    .map((finding) => [JSON.stringify([finding.fingerprint, templateOf(finding, fileName)]), finding]);
}
