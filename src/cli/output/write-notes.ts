import type { Note } from '../../engine/note';
import type { Environment } from '../environment';
import { logLine } from '../log-line';

/** Writes notes to standard error, one line each. */
export function writeNotes(notes: readonly Note[], environment: Environment): void {
  for (const { location, message } of notes) logLine(environment, { file: location.file, position: location, message });
}
