/** A place where a mapping template copies what the client sent, as it was sent, into something with a syntax. */
export interface Injection {
  /** What is copied: `$input.path('$.name')`. */
  readonly input: string;
  readonly into: 'a JSON string' | 'a query string';
}

/** What the client sent, and nothing has been done to it. */
export interface Raw {
  readonly input: string;
}

/** Something without a quotation mark of its own: escaped, encoded, a number, a value of `$context`. */
export const SAFE: unique symbol = Symbol('safe');
/** Something that may hold quotation marks of the template: from here on nobody knows what is quoted. */
export const LOST: unique symbol = Symbol('lost');

/** A piece of what a template prints. */
export type Piece = string | Raw | typeof SAFE | typeof LOST;
/** What a reference or an expression prints. */
export type Printed = readonly Piece[];

/** Whether a piece is what the client sent. */
export function isRaw(piece: Piece | undefined): piece is Raw {
  return typeof piece === 'object';
}

/** Where in its output a template has come to. */
export interface OutputState {
  readonly syntax: 'undecided' | 'json' | 'query' | 'other';
  /** Whether an undecided output has begun with what may be a name of a query string. */
  readonly isNamed: boolean;
  readonly isQuoted: boolean;
  readonly isEscaped: boolean;
}

const START: OutputState = { syntax: 'undecided', isNamed: false, isQuoted: false, isEscaped: false };
const OTHER: OutputState = { ...START, syntax: 'other' };

function same(a: OutputState, b: OutputState): boolean {
  return a.syntax === b.syntax && a.isNamed === b.isNamed && a.isQuoted === b.isQuoted && a.isEscaped === b.isEscaped;
}

/** Where a template has come to after branches: nowhere to be told where they differ. */
export function merged(states: readonly OutputState[]): OutputState {
  const first = states.at(0) ?? OTHER;
  return states.every((state) => same(first, state)) ? first : OTHER;
}

/** The output of a template, read as it is printed: is it JSON, a query string, and is this inside of quotes? */
export class Output {
  public state = START;

  public constructor(private readonly note: (injection: Injection) => void) {}

  public write(pieces: Printed): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') this.text(piece);
      else if (piece === LOST || this.state.syntax === 'undecided') this.state = OTHER;
      else if (isRaw(piece)) this.raw(piece);
    }
  }

  private raw({ input }: Raw): void {
    const { syntax, isQuoted } = this.state;
    if (syntax === 'query') this.note({ input, into: 'a query string' });
    else if (syntax === 'json' && isQuoted) this.note({ input, into: 'a JSON string' });
  }

  private text(text: string): void {
    let at = 0;
    let { syntax, isNamed, isQuoted, isEscaped } = this.state;
    for (; syntax === 'undecided' && at < text.length; at++) {
      const char = text[at] ?? '';
      if (/\s/.test(char) && !isNamed) continue;
      if (/[\w.]/.test(char)) isNamed = true;
      else if (char === '=' && isNamed) syntax = 'query';
      else if (!isNamed && (char === '{' || char === '[' || char === '"')) {
        syntax = 'json';
        isQuoted = char === '"';
      } else syntax = 'other';
    }
    for (; syntax === 'json' && at < text.length; at++) {
      if (isEscaped) isEscaped = false;
      else if (text[at] === '"') isQuoted = !isQuoted;
      else if (text[at] === '\\') isEscaped = isQuoted;
    }
    this.state = { syntax, isNamed, isQuoted, isEscaped };
  }
}
