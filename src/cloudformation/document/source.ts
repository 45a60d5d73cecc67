import type { JsonObject, Path } from './json';

/** A position in a file. Lines and columns count from 1, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A document as it was read, with the positions of its values. */
export interface Source {
  /** The file as the user named it; `<stdin>` for standard input. */
  readonly file: string;
  /** The whole document; short forms such as `!Sub` are written out as `Fn::Sub`. */
  readonly root: JsonObject;
  /**
   * The position of the key (or list item) at the end of a path. For a path that does not exist it is that of the
   * nearest ancestor that does: a missing property points at the block that lacks it.
   */
  locate(path: Path): Position;
}

/** A template that cannot be read: which file, where in it, and how to mend it. */
export class SourceError extends Error {
  // Node shows the name of the class, which is short in what is published.
  public static override readonly name = 'SourceError';

  public readonly file: string;
  public readonly position: Position | undefined;
  /** What else is wrong with the file. */
  public readonly others: readonly SourceError[];

  public constructor(
    file: string,
    position: Position | undefined,
    message: string,
    others: readonly SourceError[] = [],
  ) {
    super(message);
    this.name = 'SourceError';
    this.file = file;
    this.position = position;
    this.others = others;
  }

  /** `file:line:column: message` */
  public override toString(): string {
    const place = this.position ? `:${this.position.line}:${this.position.column}` : '';
    return `${this.file}${place}: ${this.message}`;
  }
}

/** Turns character offsets of one text into positions; lines are counted on the first call. */
export function positionFinder(text: string): (offset: number) => Position {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return starts;
}
