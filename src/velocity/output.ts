import { breach, remedy, type Breach } from './client-data';
import { advance, behindValue, contextsAt, LOST_PLACE, merged, type Context, type Place } from './contexts';
import { isChoice, isClientData, LOST, STOP, type Printed } from './printed';

/** A place where a mapping template copies input of the client into a context that it is not escaped for. */
export interface Injection extends Breach {
  /** What is copied: `$input.path('$.name')`. */
  readonly input: string;
  /** What the template has to write there: `$input.json('$.name')`. */
  readonly remedy: string;
}

/**
 * Reads output as it is printed, and records where a client can break out of the context.
 *
 * @param place the state of the output so far
 * @param printed what is printed next
 * @param note records an injection
 * @returns the state after it; undefined where nothing is printed after it
 */
export function follow(place: Place, printed: Printed, note: (injection: Injection) => void): Place | undefined {
  let at = place;
  for (const piece of printed) {
    if (piece === STOP) return undefined;
    if (typeof piece === 'string') at = advance(at, piece);
    else if (piece === LOST) at = LOST_PLACE;
    else if (isChoice(piece)) {
      const before = at;
      const ends = piece.choices.flatMap((choice) => follow(before, choice, note) ?? []);
      const end = merged(ends);
      if (!end) return undefined;
      at = end;
    } else {
      const before = at;
      at = behindValue(at);
      // A value at the very beginning of a form may hold all of its parameters.
      const contexts: readonly Context[] =
        before.syntax === 'undecided' && at.syntax === 'form' ? ['form'] : contextsAt(before);
      const found = isClientData(piece) && breach(piece, contexts);
      if (found) note({ ...found, input: piece.input, remedy: remedy(piece, contexts) });
    }
  }
  return at;
}
