import type { Location } from './location';

/** Something to be said to whoever keeps a file, beside the findings. */
export interface Note {
  /** The file it is about, and where in it. */
  readonly location: Location;
  /** What is to be known, and what to do about it. */
  readonly message: string;
}
