import type { ClientData } from './client-data';

/** Something that cannot end what it stands in: a number, a value of `$context`, what AWS fills in at deployment. */
export const SAFE: unique symbol = Symbol('safe');
/** Something that may hold quotation marks of the template: from here on nobody knows what is quoted. */
export const LOST: unique symbol = Symbol('lost');
/** Nothing is printed after it. */
export const STOP: unique symbol = Symbol('stop');

/** What one of several branches prints. */
export interface Choice {
  readonly choices: readonly Printed[];
}

/** A piece of what a template prints. */
export type Piece = string | ClientData | Choice | typeof SAFE | typeof LOST | typeof STOP;
/** What a template, a reference or an expression prints. */
export type Printed = readonly Piece[];

/** Pieces a variable may stand for; no template puts as many together. */
export const MAX_PIECES = 1000;

/** Whether a piece is what the client sent. */
export function isClientData(piece: Piece | undefined): piece is ClientData {
  return typeof piece === 'object' && 'input' in piece;
}

/** Whether a piece is what one of several branches prints. */
export function isChoice(piece: Piece | undefined): piece is Choice {
  return typeof piece === 'object' && 'choices' in piece;
}

/** Whether any of it is what the client sent. */
export function holdsClientData(printed: Printed): boolean {
  return printed.some((piece) => (isChoice(piece) ? piece.choices.some(holdsClientData) : isClientData(piece)));
}

/** How much there is of it: characters, and one for each other piece. */
export function sizeOf(printed: Printed): number {
  let size = 0;
  for (const piece of printed) {
    if (typeof piece === 'string') size += piece.length;
    else size += isChoice(piece) ? 1 + piece.choices.reduce((sum, alternative) => sum + sizeOf(alternative), 0) : 1;
  }
  return size;
}

/** How many pieces there are, those of all branches together. */
export function piecesOf(printed: Printed): number {
  return printed.reduce(
    (sum, piece) =>
      sum + (isChoice(piece) ? 1 + piece.choices.reduce((all, alternative) => all + piecesOf(alternative), 0) : 1),
    0,
  );
}

/** What one of several branches prints; what they print alike is no choice. */
export function choice(alternatives: readonly Printed[]): Printed {
  const choices: Printed[] = [];
  for (const alternative of alternatives.flatMap((printed) => {
    const [only, more] = printed;
    return isChoice(only) && more === undefined ? only.choices : [printed];
  })) {
    // Branches are many only where they differ; comparing each with the first few finds what is alike.
    if (!choices.slice(0, 8).some((other) => isSame(other, alternative))) choices.push(alternative);
  }
  const [first, second] = choices;
  return first && !second ? first : [{ choices }];
}

function isSame(a: Printed, b: Printed): boolean {
  return a.length === b.length && a.every((piece, index) => piece === b[index]);
}

/** Each piece replaced by what it becomes, in all branches. */
export function mapPieces(printed: Printed, become: (piece: Exclude<Piece, Choice>) => Printed): Printed {
  return printed.flatMap((piece): Printed =>
    isChoice(piece) ? [{ choices: piece.choices.map((alternative) => mapPieces(alternative, become)) }] : become(piece),
  );
}

/** The text, where all of it is written in the template, and the same in all branches. */
export function literalText(printed: Printed): string | undefined {
  return printed.every((piece) => typeof piece === 'string') ? printed.join('') : undefined;
}
