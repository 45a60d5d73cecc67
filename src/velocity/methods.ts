import { below, carried, replaced } from './client-data';
import { choice, isClientData, literalText, LOST, mapPieces, MAX_PIECES, SAFE, type Printed } from './printed';

/** Methods that answer with a number or with yes or no. */
const MEASURES = new Set(
  `size length indexOf lastIndexOf hashCode compareTo compareToIgnoreCase isEmpty contains containsKey containsValue
  containsAll matches equals equalsIgnoreCase startsWith endsWith intValue longValue doubleValue floatValue
  booleanValue codePointAt`.split(/\s+/),
);
/** Methods behind which a text is still all of what it was. */
const KEEPS = new Set(['toString', 'trim', 'strip', 'intern']);
const KEYS = new Set(['keySet', 'keys', 'entrySet']);
/** Methods whose result holds all that they are given. */
const COLLECTS = new Set(['concat', 'append', 'format', 'join']);
const REPLACES = new Set(['replace', 'replaceAll', 'replaceFirst']);
/** Text without a meaning of its own in a regular expression. */
const LITERAL_PATTERN = /^[\w\s@%:;,&<>="'/#~!-]*$/;

/**
 * What a method makes of a value.
 *
 * @param value what it is called on
 * @param name of the method
 * @param args what it is given
 * @param text the call as it is written: `.trim()`
 */
export function called(value: Printed, name: string, args: readonly Printed[], text: string): Printed {
  if (MEASURES.has(name)) return [SAFE];
  if (COLLECTS.has(name)) return [...value, ...args.flat()];
  if (REPLACES.has(name)) return replacing(value, name, args, text);
  return mapPieces(value, (piece) => {
    if (!isClientData(piece)) return [piece];
    // Names of headers and parameters cannot hold what ends a string.
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
    // Takes back what escapeJavaScript writes and JSON does not know: the value is no other than before.
    if (piece.escapes.at(-1) === 'javascript' && /^\\+'$/.test(wanted ?? '') && literal === "'") return [piece];
    return [replaced(carried(piece, text, true), wanted, isPattern, literal)];
  });
  // What the client sent may also be what is filled in.
  return value.some(isClientData) && literal === undefined ? choice([result, [...result, ...replacement]]) : result;
}
