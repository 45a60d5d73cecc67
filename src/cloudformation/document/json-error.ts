import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { type Position, positionFinder } from './source';

/**
 * Where a text stops being JSON, which `JSON.parse` does not always say.
 *
 * @param text what `JSON.parse` does not take
 * @param cause what it said
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
    // Nested deeper than the call stack.
    if (!(error instanceof RangeError)) throw error;
  }
  return errors;
}
