import * as path from 'node:path';
import { SourceError } from '../../cloudformation/document/source';
import type { State } from '../../engine/results/difference';
import type { Result } from '../../engine/finding';
import type { FileName } from '../../engine/location';
import { relativeFile } from '../../report/relative-paths';
import { nameBelow } from '../input/name-below';

/** One state of an app, with its name on the command line. */
export interface NamedState {
  readonly input: string;
  /** The kind of input; `reports` is a report of `merge`. */
  readonly kind: 'file' | 'directory' | 'report' | 'reports';
  readonly result: Result;
  /** The templates with an API. */
  readonly templates: ReadonlySet<string>;
}

/**
 * A state whose templates are named as in the state that it is compared with.
 *
 * @throws SourceError where only one of them is of many repositories: no finding would be the same
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
  // Two single templates are compared with each other whatever their names are.
  if (areSingle && (kind === 'file' || other.kind === 'file')) return () => '';
  if (kind === 'report' || kind === 'reports') return (template) => template;
  // Reports have paths of templates relative to the directory in which the check ran.
  if (other.kind === 'report') return (file) => relativeFile(cwd, file);
  return (file) => nameBelow(kind === 'directory' ? input : path.dirname(input), file);
}
