import { isObject } from '../../cloudformation/document/json';
import { isOpenText, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';

/** Replaces the symbols of a format: a `Ref`, a pseudo parameter, an import; in code, an expression that is not known. */
export const SYMBOL = '${…}';

/** A variable, with the symbol after it where that may continue its name. */
const VARIABLE = /\$context\.([\w.]*\w)(\.?\$\{\u2026\})?/g;

/**
 * An access log format, with {@link SYMBOL} for the parts that are unknown.
 *
 * @returns undefined when there is none
 */
export function knownFormat(format: Value): string | undefined {
  return format.text && literalCharacters(format.text, SYMBOL);
}

/**
 * An access log format whose `$context` variables are all known.
 *
 * @throws NotKnown where a part may hold variables that only deployment knows
 */
export function wholeFormat(format: Value): string | undefined {
  const isHidden = format.text !== undefined && isOpenText(format.text);
  return isHidden ? format.string : knownFormat(format);
}

/** The names of the `$context` variables in a format, `identity.sourceIp`, without those that a symbol completes. */
export function contextVariables(format: string): readonly string[] {
  const found = [...format.matchAll(VARIABLE)];
  return [...new Set(found.filter((match) => match.at(2) === undefined).map((match) => match.at(1) ?? ''))];
}

/** Whether the lines of a log are JSON objects; variables and symbols count as texts or numbers. */
export function isJsonFormat(format: string): boolean {
  try {
    return isObject(JSON.parse(format.replaceAll(VARIABLE, '1').replaceAll(SYMBOL, '1')));
  } catch {
    return false;
  }
}

/** The size of a format in bytes, without its symbols. */
export function formatBytes(format: string): number {
  return new TextEncoder().encode(format.replaceAll(SYMBOL, '')).length;
}
