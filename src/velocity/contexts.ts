/** The context that a value is copied into, and for which it has to be escaped. */
export type Context =
  /** Inside the quotes of a JSON string. */
  | 'json-string'
  /** Where JSON has a value or a key, outside of quotes. */
  | 'json-value'
  /** In a form body or a query string, `name=value&name=value`. */
  | 'form'
  /** Anywhere in XML. */
  | 'xml';

/** The syntax of a text; `undecided` until its first characters show it, `text` when it has none. */
export type Syntax = 'undecided' | 'json' | 'form' | 'xml' | 'text';

/** The state of reading a text: its syntax, and the position in that. Immutable. */
export interface Place {
  readonly syntax: Syntax;
  /** The syntax of the text when its first characters do not show it. */
  readonly otherwise: Syntax;
  /** How many texts are around this one. */
  readonly level: number;
  /** Undecided: the beginning, {@link NAME} for a name. Form: the `%` or `%2` of an incomplete character. */
  readonly pending: string;
  /** JSON: how many objects and lists are open. */
  readonly depth: number;
  /** JSON: inside of quotes. Form: after the `=`. */
  readonly isValue: boolean;
  /** JSON: after a backslash. */
  readonly isEscaped: boolean;
  /** JSON: the value as a whole is complete. */
  readonly isComplete: boolean;
  /** The state of the text inside of the string or the parameter. */
  readonly inner: Place | undefined;
}

/** How deep texts are read inside of texts: JSON in a form in JSON. */
const MAX_DEPTH = 3;

/** A name at the beginning of a text: that of a parameter, or the first word. */
const NAME = 'name';

/**
 * The state at the beginning of a text.
 *
 * @param otherwise its syntax by its content type, for when its first characters do not show it
 */
export function start(otherwise: Syntax = 'text', level = 0): Place {
  return {
    syntax: 'undecided',
    otherwise,
    level,
    pending: '',
    depth: 0,
    isValue: false,
    isEscaped: false,
    isComplete: false,
    inner: undefined,
  };
}

/** The contexts around a place, from the outermost to the innermost; none in plain text. */
export function contextsAt(place: Place): readonly Context[] {
  const { syntax, isValue, depth, inner } = place;
  const within = inner ? contextsAt(inner) : [];
  if (syntax === 'xml') return ['xml'];
  if (syntax === 'form') return ['form', ...within];
  if (syntax === 'json' && isValue) return ['json-string', ...within];
  return syntax === 'json' && depth > 0 ? ['json-value'] : [];
}

/** The state after reading some more of a text, in linear time. */
export function advance(place: Place, text: string): Place {
  const next = copy(place);
  for (let at = 0; at < text.length && isFollowed(next); at++) step(next, text[at] ?? '');
  return next;
}

/** The state after an unknown value that is one piece. */
export function behindValue(place: Place): Place {
  const next = copy(place);
  if (next.syntax === 'undecided') become(next, next.otherwise);
  if (next.inner) next.inner = behindValue(next.inner);
  next.isComplete = next.depth === 0;
  next.pending = '';
  next.isEscaped = false;
  return next;
}

/** The state when the position is lost: nothing is judged from there on. */
export const LOST_PLACE: Place = { ...start(), syntax: 'text' };

/** The state after branches: what their states have in common. */
export function merged(places: readonly Place[]): Place | undefined {
  return places.reduce<Place | undefined>((all, place) => (all ? both(all, place) : place), undefined);
}

function both(a: Place, b: Place): Place {
  const isSame =
    a.syntax === b.syntax && a.pending === b.pending && a.isValue === b.isValue && a.isEscaped === b.isEscaped;
  if (!isSame) return LOST_PLACE;
  const inner = a.inner && b.inner ? both(a.inner, b.inner) : undefined;
  // One branch may open brackets that a later `#if` closes: between them values are still in JSON.
  return { ...a, depth: Math.max(a.depth, b.depth), isComplete: a.isComplete && b.isComplete, inner };
}

type Mutable = { -readonly [K in keyof Place]: K extends 'inner' ? Mutable | undefined : Place[K] };

function copy(place: Place): Mutable {
  return { ...place, inner: place.inner && copy(place.inner) };
}

/** Whether further characters can change the state. */
function isFollowed({ syntax }: Place): boolean {
  return syntax !== 'text' && syntax !== 'xml';
}

function step(place: Mutable, char: string): void {
  if (place.syntax === 'undecided') (place.level === 0 ? begin : beginWithin)(place, char);
  else if (place.syntax === 'json') json(place, char);
  else if (place.syntax === 'form') form(place, char);
}

function become(place: Mutable, syntax: Syntax): void {
  place.syntax = syntax;
  place.pending = '';
  if (syntax === 'form') {
    place.isValue = true;
    place.inner = nested(place);
  }
}

function becomeJson(place: Mutable, depth: number, isValue: boolean): void {
  become(place, 'json');
  place.depth = depth;
  place.isValue = isValue;
  place.inner = isValue ? nested(place) : undefined;
}

function nested({ level }: Place): Mutable | undefined {
  return level < MAX_DEPTH ? copy(start('text', level + 1)) : undefined;
}

/** Decides the syntax by the first characters. */
function begin(place: Mutable, char: string): void {
  const { pending } = place;
  if (pending === '') {
    if (/\s/.test(char)) return;
    if (char === '{' || char === '[') becomeJson(place, 1, false);
    else if (char === '"') becomeJson(place, 0, true);
    else if (/[<?]/.test(char)) place.pending = char;
    else if (/[\w.]/.test(char)) place.pending = NAME;
    else become(place, place.otherwise);
  } else if (pending === '<') become(place, /[A-Za-z?!]/.test(char) ? 'xml' : place.otherwise);
  else if (char === '=' && pending !== '?') become(place, 'form');
  else if (/[\w.-]/.test(char)) place.pending = NAME;
  else become(place, place.otherwise);
}

/** Decides the syntax inside of a string, more strictly: many plain texts begin with a bracket. */
function beginWithin(place: Mutable, char: string): void {
  const { pending } = place;
  if (/\s/.test(char)) return;
  if (pending === '' && (char === '{' || char === '[')) place.pending = char;
  else if (pending !== '' && char === '"') becomeJson(place, 1, true);
  else if (pending === '[' && char === '{') becomeJson(place, 2, false);
  else become(place, 'text');
}

function json(place: Mutable, char: string): void {
  if (place.isValue) {
    inString(place, char);
    return;
  }
  if (/\s/.test(char)) return;
  const isBracket = char === '{' || char === '[';
  // After a complete value only another one can follow, as in JSON lines; and JSON has no single quotes.
  if ((place.isComplete && !isBracket) || char === "'") {
    become(place, 'text');
    return;
  }
  place.isComplete = false;
  if (isBracket) place.depth++;
  else if (char === '}' || char === ']') {
    place.depth = Math.max(0, place.depth - 1);
    place.isComplete = place.depth === 0;
  } else if (char === '"') {
    place.isValue = true;
    place.inner = nested(place);
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function inString(place: Mutable, char: string): void {
  if (!place.isEscaped && char === '"') {
    place.isValue = false;
    place.inner = undefined;
    place.isComplete = place.depth === 0;
  } else if (!place.isEscaped && char === '\\') place.isEscaped = true;
  else {
    if (place.inner) step(place.inner, place.isEscaped ? (ESCAPED[char] ?? char) : char);
    place.isEscaped = false;
  }
}

function form(place: Mutable, char: string): void {
  if (char === '&') {
    place.isValue = false;
    place.pending = '';
    place.inner = undefined;
  } else if (!place.isValue) {
    place.isValue = char === '=';
    place.inner = place.isValue ? nested(place) : undefined;
  } else if (char === '%' || place.pending !== '') {
    place.pending += char;
    if (place.pending.length < 3) return;
    const code = parseInt(place.pending.slice(1), 16);
    if (place.inner && !Number.isNaN(code)) step(place.inner, String.fromCharCode(code));
    place.pending = '';
  } else if (place.inner) step(place.inner, char === '+' ? ' ' : char);
}
