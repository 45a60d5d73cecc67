import type { Position } from '../cloudformation/document/source';
import { visible } from '../report/escape';
import { relativeFile } from '../report/relative-paths';
import type { Environment } from './environment';

/** A remark for standard error. */
export interface Remark {
  /** The file it is about. */
  readonly file: string;
  /** The position in the file. @default - it is about the file as a whole */
  readonly position?: Position | undefined;
  readonly message: string;
}

/** Writes a remark to standard error, on one line. */
export function logLine({ log, cwd }: Pick<Environment, 'log' | 'cwd'>, { file, position, message }: Remark): void {
  const place = position ? `:${position.line}:${position.column}` : '';
  log.write(`websocket-guard: ${visible(`${relativeFile(cwd, file)}${place}: ${message}`)}\n`);
}
