/** A position in a file. */
export interface Location {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Names the file of a template relative to a directory that moves with it, so that the name stays the same. */
export type FileName = (file: string) => string;
