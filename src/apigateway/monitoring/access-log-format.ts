import { isObject } from '../../cloudformation/document/json';
import { isOpenText, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';

/** Stands in a format for what AWS fills in: a `Ref`, a pseudo parameter, an import. */
const SYMBOL = '${…}';

/** A variable; a symbol that continues it is part of the match. */
const VARIABLE = /\$context\.([\w.]*\w)(\.?\$\{\u2026\})?/g;

/**
 * An access log format as far as it is known, {@link SYMBOL} for the rest.
 *
 * @returns undefined when there is none
 */
export function knownFormat(format: Value): string | undefined {
  return format.text && literalCharacters(format.text, SYMBOL);
}

/**
 * An access log format of which every `$context` variable is in sight.
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

/** Whether the lines of a log are JSON objects, as variables and symbols turn out to be texts or numbers. */
export function isJsonFormat(format: string): boolean {
  try {
    return isObject(JSON.parse(format.replaceAll(VARIABLE, '1').replaceAll(SYMBOL, '1')));
  } catch {
    return false;
  }
}

/** Bytes of a format, without what AWS fills in at deployment. */
export function formatBytes(format: string): number {
  return new TextEncoder().encode(format.replaceAll(SYMBOL, '')).length;
}
