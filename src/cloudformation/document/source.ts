import type { JsonObject, Path } from './json';
import type { Listing } from '../listing';

/** A position in a file. Lines and columns count from 1, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A template as it was read, and where each of its values stands. */
export interface Source {
  /** The file as the user named it; `<stdin>` for standard input. */
  readonly file: string;
  /** The whole document; short forms such as `!Sub` already written out as `Fn::Sub`. */
  readonly root: JsonObject;
  /** Its resources, where they have not been parsed and `root` has none. @default - `root` has all of them */
  readonly listing?: Listing;
  /**
   * Where the key (or list item) at the end of the path stands. A path that does not exist answers with its nearest
   * ancestor that does, so that a missing property points at the block it is missing from.
   */
  locate(path: Path): Position;
}

/** A template that cannot be read: which file, where in it, and how to mend it. */
export class SourceError extends Error {
  public readonly file: string;
  public readonly position: Position | undefined;

  public constructor(file: string, position: Position | undefined, message: string) {
    super(message);
    this.name = 'SourceError';
    this.file = file;
    this.position = position;
  }

  /** `file:line:column: message` */
  public override toString(): string {
    const place = this.position ? `:${this.position.line}:${this.position.column}` : '';
    return `${this.file}${place}: ${this.message}`;
  }
}

/** Lines between those of which the beginning is remembered. */
const STRIDE = 8;

/** Turns character offsets of one text into positions; lines are counted as far as somebody asks. */
export function positionFinder(text: string): (offset: number) => Position {
  /** Where every eighth line begins. */
  const starts = [0];
  let isCounted = false;
  const nextLine = (start: number): number => text.indexOf('\n', start) + 1;
  return (offset) => {
    for (let last = starts.at(-1) ?? 0; !isCounted && last <= offset; last = starts.at(-1) ?? 0) {
      let start = last;
      for (let line = 0; line < STRIDE && !isCounted; line++) {
        start = nextLine(start);
        isCounted = start === 0;
      }
      if (!isCounted) starts.push(start);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    let line = low * STRIDE;
    let start = starts[low] ?? 0;
    for (let next = nextLine(start); next !== 0 && next <= offset; next = nextLine(next)) {
      start = next;
      line++;
    }
    return { line: line + 1, column: offset - start + 1 };
  };
}
