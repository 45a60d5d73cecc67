import * as path from 'node:path';
import { SourceError } from '../../cloudformation/document/source';
import type { State } from '../../engine/results/difference';
import type { Result } from '../../engine/finding';
import type { FileName } from '../../engine/results/identity';
import { relativeFile } from '../../report/relative-paths';
import { nameBelow } from '../input/name-below';

/** One state of an app, and how it was named on the command line. */
export interface NamedState {
  readonly input: string;
  /** `reports` are those that `merge` put together. */
  readonly kind: 'file' | 'directory' | 'report' | 'reports';
  readonly result: Result;
  /** The templates that have an API. */
  readonly templates: ReadonlySet<string>;
}

/**
 * A state whose templates are called as those of the state that it is compared with.
 *
 * @throws SourceError where one is of many repositories, and the other is not: nothing of them would be the same
 */
export function named(state: NamedState, other: NamedState, cwd: string): State {
  if (state.kind === 'reports' && other.kind !== 'reports')
    throw new SourceError(
      state.input,
      undefined,
      'is put together of the reports of many repositories; compare it with another one that is',
    );
  return { result: state.result, fileName: fileNameOf(state, other, cwd), isOfMany: state.kind === 'reports' };
}

function fileNameOf({ input, kind, templates }: NamedState, other: NamedState, cwd: string): FileName {
  const areSingle = templates.size <= 1 && other.templates.size <= 1;
  // Single templates are the same one, however each is called.
  if (areSingle && (kind === 'file' || other.kind === 'file')) return () => '';
  if (kind === 'report' || kind === 'reports') return (template) => template;
  // Reports call templates by where they lie from the directory in which the check ran.
  if (other.kind === 'report') return (file) => relativeFile(cwd, file);
  return (file) => nameBelow(kind === 'directory' ? input : path.dirname(input), file);
}
