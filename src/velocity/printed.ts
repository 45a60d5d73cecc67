import type { ClientData } from './client-data';

/** A value that cannot end its context: a number, a value of `$context`, a symbol. */
export const SAFE: unique symbol = Symbol('safe');
/** A value that may hold quotation marks of the template, so that the context after it is unknown. */
export const LOST: unique symbol = Symbol('lost');
/** The end of the output. */
export const STOP: unique symbol = Symbol('stop');

/** The output of one of several branches. */
export interface Choice {
  readonly choices: readonly Printed[];
}

/** A piece of what a template prints. */
export type Piece = string | ClientData | Choice | typeof SAFE | typeof LOST | typeof STOP;
/** What a template, a reference or an expression prints. */
export type Printed = readonly Piece[];

/** How many pieces a variable may have; no real template joins as many. */
export const MAX_PIECES = 1000;

/** Whether a piece is input of the client. */
export function isClientData(piece: Piece | undefined): piece is ClientData {
  return typeof piece === 'object' && 'input' in piece;
}

/** Whether a piece is the output of one of several branches. */
export function isChoice(piece: Piece | undefined): piece is Choice {
  return typeof piece === 'object' && 'choices' in piece;
}

/** Whether it contains input of the client. */
export function holdsClientData(printed: Printed): boolean {
  return printed.some((piece) => (isChoice(piece) ? piece.choices.some(holdsClientData) : isClientData(piece)));
}

/** Its size: the number of characters, and one for each other piece. */
export function sizeOf(printed: Printed): number {
  let size = 0;
  for (const piece of printed) {
    if (typeof piece === 'string') size += piece.length;
    else size += isChoice(piece) ? 1 + piece.choices.reduce((sum, alternative) => sum + sizeOf(alternative), 0) : 1;
  }
  return size;
}

/** The number of pieces in all branches together. */
export function piecesOf(printed: Printed): number {
  return printed.reduce(
    (sum, piece) =>
      sum + (isChoice(piece) ? 1 + piece.choices.reduce((all, alternative) => all + piecesOf(alternative), 0) : 1),
    0,
  );
}

/** The output of one of several branches; equal alternatives count once. */
export function choice(alternatives: readonly Printed[]): Printed {
  const choices: Printed[] = [];
  for (const alternative of alternatives.flatMap((printed) => {
    const [only, more] = printed;
    return isChoice(only) && more === undefined ? only.choices : [printed];
  })) {
    // Comparing with the first few is enough to remove most repetitions, and takes linear time.
    if (!choices.slice(0, 8).some((other) => isSame(other, alternative))) choices.push(alternative);
  }
  const [first, second] = choices;
  return first && !second ? first : [{ choices }];
}

function isSame(a: Printed, b: Printed): boolean {
  return a.length === b.length && a.every((piece, index) => piece === b[index]);
}

/** Replaces each piece in all branches. */
export function mapPieces(printed: Printed, become: (piece: Exclude<Piece, Choice>) => Printed): Printed {
  return printed.flatMap((piece): Printed =>
    isChoice(piece) ? [{ choices: piece.choices.map((alternative) => mapPieces(alternative, become)) }] : become(piece),
  );
}

/** The text, where all of it is literal and the same in all branches. */
export function literalText(printed: Printed): string | undefined {
  return printed.every((piece) => typeof piece === 'string') ? printed.join('') : undefined;
}
