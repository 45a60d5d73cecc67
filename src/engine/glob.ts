import type picomatch from 'picomatch';

/** Names may contain any character: only `*` and `?` are special in patterns. */
const OPTIONS: picomatch.PicomatchOptions = {
  dot: true,
  nobrace: true,
  nobracket: true,
  noextglob: true,
  nonegate: true,
  windows: false,
};

/** A regular expression for patterns with four wildcards or more, with which matching could take for ever. */
export const TOO_MANY_WILDCARDS = '\\*+[^*]+\\*+[^*]+\\*+[^*]+\\*';

/** Longer than any construct path; a longer name only matches an equal pattern, so that no match takes for ever. */
const MAX_NAME_LENGTH = 1024;

/**
 * Makes a test whether names match a pattern: `*` is any run of characters but slashes, `**` any number of names
 * between slashes, `?` one character.
 */
export function globMatcher(pattern: string): (name: string) => boolean {
  // Parentheses and quantifiers are escaped, so that they match themselves.
  const fits = /[*?]/.test(pattern) ? compiled(pattern.replace(/[()|+@]/g, '\\$&')) : undefined;
  return (name) => name === pattern || (name.length <= MAX_NAME_LENGTH && (fits?.(name) ?? false));
}

/** Loads the library on demand: most runs have no pattern. */
function compiled(pattern: string): (name: string) => boolean {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('picomatch') as typeof picomatch)(pattern, OPTIONS);
}

/** Makes a test of files; a pattern without a slash matches the name of the file in any directory. */
export function fileMatcher(written: string): (file: string) => boolean {
  const pattern = written.replaceAll('\\', '/');
  const fits = globMatcher(pattern.replace(/^\.\//, ''));
  if (pattern.includes('/')) return fits;
  return (file) => fits(file.slice(file.lastIndexOf('/') + 1));
}

/** The end of a construct path that the CDK adds for the resource inside of the construct. */
const DEFAULT_CHILD = /\/(?:Resource|Default)$/;

/**
 * Makes a test whether resources are in a scope: a construct path or logical id, a pattern as of {@link globMatcher}.
 */
export function scopeMatcher(
  scope: string,
): (resource: { readonly logicalId: string; readonly constructPath?: string | undefined }) => boolean {
  const matches = globMatcher(scope.replace(/^\//, ''));
  return ({ logicalId, constructPath }) =>
    matches(logicalId) ||
    (constructPath !== undefined && (matches(constructPath) || matches(constructPath.replace(DEFAULT_CHILD, ''))));
}
