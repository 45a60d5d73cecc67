import type { Note } from '../../engine/note';
import type { Environment } from '../environment';
import { logLine } from './log-line';

/** Says to standard error what is to be said beside the findings, a line each. */
export function writeNotes(notes: readonly Note[], environment: Environment): void {
  for (const { location, message } of notes) logLine(environment, { file: location.file, position: location, message });
}
