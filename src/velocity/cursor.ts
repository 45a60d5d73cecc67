/** Thrown for a text that is not valid Velocity. */
export class Unreadable extends Error {}

/** How deep blocks, arguments and quotes may be nested, and how many steps a reference may have. */
export const MAX_DEPTH = 40;

/** A position in a text that only moves forward. */
export class Cursor {
  protected at = 0;

  public constructor(
    protected readonly text: string,
    protected depth: number,
  ) {}

  protected nested<T>(read: () => T): T {
    if (this.depth >= MAX_DEPTH) throw new Unreadable('nested too deeply');
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  protected expect(text: string): void {
    if (!this.skip(text)) throw new Unreadable(`${text} is missing`);
  }

  protected skip(text: string): boolean {
    const found = this.text.startsWith(text, this.at);
    if (found) this.at += text.length;
    return found;
  }

  protected skipPast(text: string): void {
    const end = this.text.indexOf(text, this.at);
    this.at = end === -1 ? this.text.length : end + text.length;
  }

  /** @param pattern with the flag `y` */
  protected match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
