import type { Location } from './location';

/** A remark on a file for its maintainer, beside the findings. */
export interface Note {
  /** The position in the file that it is about. */
  readonly location: Location;
  /** What is wrong, and what to do about it. */
  readonly message: string;
}
