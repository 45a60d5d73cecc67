/** An edit of a text. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** A text, and the edits to make when it is merged. */
export interface Part<M> {
  readonly of: M;
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** A position in one of several texts. */
export interface Place<M> {
  readonly of: M;
  readonly offset: number;
}

interface Piece<M> extends Place<M> {
  /** Where the piece starts in the merged text. */
  readonly start: number;
  /** Whether it replaces other text, so that all of it maps to one position. */
  readonly isEdited: boolean;
}

/** Several texts merged into one that maps each position back to its source. */
export class MergedText<M> {
  public readonly text: string;
  private readonly pieces: readonly Piece<M>[];

  public constructor(parts: readonly Part<M>[]) {
    const pieces: Piece<M>[] = [];
    let text = '';
    for (const part of parts) {
      let offset = 0;
      const add = (piece: string, isEdited: boolean): void => {
        if (piece !== '') pieces.push({ of: part.of, offset, start: text.length, isEdited });
        text += piece;
      };
      for (const { range, text: changed } of part.edits.toSorted((a, b) => a.range[0] - b.range[0])) {
        if (range[0] < offset) continue;
        add(part.text.slice(offset, range[0]), false);
        offset = range[0];
        add(changed, true);
        offset = range[1];
      }
      add(`${part.text.slice(offset)}\n`, false);
    }
    this.text = text;
    this.pieces = pieces;
  }

  /** Maps a position of the merged text to its source. */
  public placeOf(position: number): Place<M> | undefined {
    const piece = this.pieces.findLast(({ start }) => start <= position);
    return piece && { of: piece.of, offset: piece.offset + (piece.isEdited ? 0 : position - piece.start) };
  }
}
