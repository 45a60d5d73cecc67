import type { Finding, Result } from '../finding';
import type { FileName } from '../location';
import { identifyingTemplate } from './identifying-template';
import { pairOff } from './pair-off';

/** The difference between the findings of two states of an app. */
export interface Difference {
  readonly added: readonly Finding[];
  readonly fixed: readonly Finding[];
  readonly unchanged: readonly Finding[];
}

/** One state of an app. */
export interface State {
  readonly result: Result;
  readonly fileName: FileName;
  /** Whether it has many repositories, in which construct paths may repeat. @default false */
  readonly isOfMany?: boolean;
}

/** Compares the findings of two states, without those that are suppressed. */
export function difference(before: State, after: State): Difference {
  const { gone, kept, added } = pairOff(keyed(before), keyed(after));
  return { added, fixed: gone, unchanged: kept };
}

function keyed({ result, fileName, isOfMany = false }: State): readonly (readonly [string, Finding])[] {
  return result.findings
    .filter(({ suppressed }) => !suppressed)
    .map((finding) => {
      const template = isOfMany ? fileName(finding.resource.template) : identifyingTemplate(finding, fileName);
      return [JSON.stringify([finding.fingerprint, template]), finding];
    });
}
