import { below, carried, replaced } from './client-data';
import { choice, isClientData, literalText, LOST, mapPieces, MAX_PIECES, SAFE, type Printed } from './printed';

/** Methods that return a number or a boolean. */
const MEASURES = new Set(
  `size length indexOf lastIndexOf hashCode compareTo compareToIgnoreCase isEmpty contains containsKey containsValue
  containsAll matches equals equalsIgnoreCase startsWith endsWith intValue longValue doubleValue floatValue
  booleanValue codePointAt`.split(/\s+/),
);
/** Methods that return the whole text. */
const KEEPS = new Set(['toString', 'trim', 'strip', 'intern']);
const KEYS = new Set(['keySet', 'keys', 'entrySet']);
/** Methods whose result contains all of their arguments. */
const COLLECTS = new Set(['concat', 'append', 'format', 'join']);
const REPLACES = new Set(['replace', 'replaceAll', 'replaceFirst']);
/** A text that matches itself as a regular expression. */
const LITERAL_PATTERN = /^[\w\s@%:;,&<>="'/#~!-]*$/;

/**
 * The result of a method.
 *
 * @param value the value that it is called on
 * @param name of the method
 * @param args its arguments
 * @param text the call as it is written: `.trim()`
 */
export function called(value: Printed, name: string, args: readonly Printed[], text: string): Printed {
  if (MEASURES.has(name)) return [SAFE];
  if (COLLECTS.has(name)) return [...value, ...args.flat()];
  if (REPLACES.has(name)) return replacing(value, name, args, text);
  return mapPieces(value, (piece) => {
    if (!isClientData(piece)) return [piece];
    // Names of headers and parameters have no character that ends a string.
    if (KEYS.has(name) && piece.input.startsWith('$input.params(')) return [SAFE];
    if (name === 'get' || name === 'getOrDefault') return [below(piece, text) ?? SAFE];
    return [carried(piece, text, KEEPS.has(name))];
  });
}

function replacing(
  value: Printed,
  name: string,
  [target = [], replacement = []]: readonly Printed[],
  text: string,
): Printed {
  const wanted = literalText(target);
  const literal = literalText(replacement);
  const isPattern = name !== 'replace' && !LITERAL_PATTERN.test(wanted ?? '');
  const result = mapPieces(value, (piece): Printed => {
    if (typeof piece === 'string') {
      if (wanted === undefined || wanted === '' || isPattern) return /["\\&<]/.test(piece) ? [LOST] : [piece];
      const parts = piece.split(wanted);
      if (parts.length * replacement.length > MAX_PIECES) return [LOST];
      return parts.flatMap((part, index): Printed => (index === 0 ? [part] : [...replacement, part]));
    }
    if (!isClientData(piece)) return [piece];
    if (name === 'replaceFirst') return [carried(piece, text)];
    // Undoes `\'`, which escapeJavaScript writes and JSON does not have; the value stays escaped.
    if (piece.escapes.at(-1) === 'javascript' && /^\\+'$/.test(wanted ?? '') && literal === "'") return [piece];
    return [replaced(carried(piece, text, true), wanted, isPattern, literal)];
  });
  // The replacement may be input of the client as well.
  return value.some(isClientData) && literal === undefined ? choice([result, [...result, ...replacement]]) : result;
}
