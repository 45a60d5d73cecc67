import type { Note } from '../../engine/note';
import { plain } from '../../report/escape';
import { relativeFile } from '../../report/relative-paths';
import type { Surroundings } from '../environment';

/** Says to standard error what is to be said beside the findings, a line each. */
export function writeNotes(notes: readonly Note[], { log, cwd }: Surroundings): void {
  for (const { location, message } of notes) {
    const { file, line, column } = location;
    log.write(`websocket-guard: ${plain(`${relativeFile(cwd, file)}:${line}:${column}: ${message}`)}\n`);
  }
}
