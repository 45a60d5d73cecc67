/** Control characters, and those that reorder or hide text or that XML does not allow. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;

/** Text that a build server reads as a command anywhere in a line of its log. */
const COMMAND = /##(?=\[|vso\[)/g;

/**
 * A text for one line of a terminal or a log: control characters are written as `\u001b`, and commands of build servers
 * are broken up.
 */
export function visible(text: string): string {
  return text
    .replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(COMMAND, '#\\u0023');
}

/** A text in which nothing is an element of HTML, SVG or XML. */
export function withoutElements(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A text for the content or an attribute of an HTML, SVG or XML element. */
export function markup(text: string): string {
  return withoutElements(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('`', '&#96;');
}

/** A text cut to a length, with an ellipsis where it was cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
