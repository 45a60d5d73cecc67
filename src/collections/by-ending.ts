import { addTo } from './grouped';

/**
 * Things by a text each, found by another text where one of the two is the end of the other, without looking at all of
 * them.
 */
export class ByEnding<T> {
  private readonly byText = new Map<string, T[]>();
  private readonly lengths = new Set<number>();
  private readonly byLastSegment = new Map<string, T[]>();

  /** Adds a thing under a text whose segments are separated by `/`. */
  public add(text: string, thing: T): void {
    addTo(this.byText, text, thing);
    this.lengths.add(text.length);
    if (text.includes('/')) addTo(this.byLastSegment, lastSegment(text), thing);
  }

  /**
   * The things whose text is the end of another, and those whose text may end in it; a thing may be in both groups.
   *
   * @param end the other text, which has a `/`
   */
  public *groups(end: string): Iterable<readonly T[]> {
    for (const length of this.lengths) {
      const found = length <= end.length ? this.byText.get(end.slice(end.length - length)) : undefined;
      if (found) yield found;
    }
    const longer = this.byLastSegment.get(lastSegment(end));
    if (longer) yield longer;
  }
}

function lastSegment(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
