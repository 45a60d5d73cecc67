import type { Finding, Result } from '../finding';
import { type FileName, templateOf } from './identity';
import { pairOff } from './pair-off';

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
  /** Whether it is of many repositories, which may each have a construct of the same path. @default false */
  readonly isOfMany?: boolean;
}

/** Compares the findings of two states; what is suppressed is not there. */
export function difference(before: State, after: State): Difference {
  const { gone, kept, added } = pairOff(keyed(before), keyed(after));
  return { added, fixed: gone, unchanged: kept };
}

function keyed({ result, fileName, isOfMany = false }: State): readonly (readonly [string, Finding])[] {
  return result.findings
    .filter(({ suppressed }) => !suppressed)
    .map((finding) => {
      const template = isOfMany ? fileName(finding.resource.template) : templateOf(finding, fileName);
      return [JSON.stringify([finding.fingerprint, template]), finding];
    });
}
