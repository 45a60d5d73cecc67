import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { positionFinder, type Position } from './source';

/**
 * Where a text stops being JSON, which `JSON.parse` does not always say.
 *
 * @returns undefined when the text is JSON after all
 */
export function jsonError(text: string): { readonly position: Position; readonly message: string } | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first) return undefined;
  const words = printParseErrorCode(first.error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return { position: positionFinder(text)(first.offset), message: `broken JSON: ${words}` };
}
