import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { type Position, positionFinder } from './source';

/**
 * The position at which a text stops being JSON; the error of `JSON.parse` does not always name it.
 *
 * @param text a text that `JSON.parse` rejects
 * @param cause what `JSON.parse` threw
 */
export function jsonError(text: string, cause: unknown): { readonly position?: Position; readonly message: string } {
  const [first] = errorsIn(text);
  if (first) {
    const words = printParseErrorCode(first.error)
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase();
    return { position: positionFinder(text)(first.offset), message: `broken JSON: ${words}` };
  }
  const [, offset] = /at position (\d+)/.exec(String(cause)) ?? [];
  return {
    ...(offset === undefined ? {} : { position: positionFinder(text)(Number(offset)) }),
    message: 'broken JSON',
  };
}

function errorsIn(text: string): readonly ParseError[] {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The text is nested deeper than the call stack.
    if (!(error instanceof RangeError)) throw error;
  }
  return errors;
}
