import type picomatch from 'picomatch';

/** Names are of people's making: what is special in patterns, but for `*` and `?`, stands for itself. */
const OPTIONS: picomatch.PicomatchOptions = {
  dot: true,
  nobrace: true,
  nobracket: true,
  noextglob: true,
  nonegate: true,
  windows: false,
};

/** No construct path is as long; what is longer is compared letter by letter only, so that no pattern takes for ever. */
const MAX_NAME_LENGTH = 1024;

/**
 * Whether names fit a pattern: `*` stands for a part of a name between slashes, `**` for any number of names, `?` for a
 * letter.
 */
export function globMatcher(pattern: string): (name: string) => boolean {
  // Parentheses and their like would group and repeat; they are letters here.
  const fits = /[*?]/.test(pattern) ? compiled(pattern.replace(/[()|+@]/g, '\\$&')) : undefined;
  return (name) => name === pattern || (name.length <= MAX_NAME_LENGTH && (fits?.(name) ?? false));
}

/** The library is loaded where there is a pattern: most runs have none. */
function compiled(pattern: string): (name: string) => boolean {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('picomatch') as typeof picomatch)(pattern, OPTIONS);
}

/** What the CDK appends to the path of a construct for the resource that it stands for. */
const DEFAULT_CHILD = /\/(?:Resource|Default)$/;

/** Whether resources are in a scope: a construct path or a logical id, with `*` and `**` as in {@link globMatcher}. */
export function scopeMatcher(
  scope: string,
): (resource: { readonly logicalId: string; readonly constructPath?: string | undefined }) => boolean {
  const matches = globMatcher(scope.replace(/^\//, ''));
  return ({ logicalId, constructPath }) =>
    matches(logicalId) ||
    (constructPath !== undefined && (matches(constructPath) || matches(constructPath.replace(DEFAULT_CHILD, ''))));
}
