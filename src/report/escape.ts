/** Control characters, and those that reorder or hide text: nothing a template may send to a terminal. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A text for one line of a terminal or a log; what could move the cursor or the eye is written out as `\u001b`. */
export function plain(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
