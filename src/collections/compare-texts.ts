/** The order of two texts by their UTF-16 units, the same on every machine; for `sort`. Nothing is as an empty text. */
export function compareTexts(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
