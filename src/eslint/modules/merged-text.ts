/** A change of a text. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** A text, and what is changed of it where it becomes a part of another. */
export interface Part<M> {
  readonly of: M;
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** A place in one of several texts. */
export interface Place<M> {
  readonly of: M;
  readonly offset: number;
}

interface Piece<M> extends Place<M> {
  /** Where the piece starts in the whole. */
  readonly start: number;
  /** Whether it stands for something else, so that all of it is at one place. */
  readonly isEdited: boolean;
}

/** Several texts as one, which knows where each place of it comes from. */
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

  /** Where a place of the whole comes from. */
  public placeOf(position: number): Place<M> | undefined {
    const piece = this.pieces.findLast(({ start }) => start <= position);
    return piece && { of: piece.of, offset: piece.offset + (piece.isEdited ? 0 : position - piece.start) };
  }
}
