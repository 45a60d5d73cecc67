/** What a copied value stands in, and has to be escaped for. */
export type Context =
  /** Inside the quotes of a JSON string. */
  | 'json-string'
  /** Where JSON has a value or a key, outside of quotes. */
  | 'json-value'
  /** In a form body or a query string, `name=value&name=value`. */
  | 'form'
  /** Anywhere in XML. */
  | 'xml';

/** What a text is written in; `undecided` until its first characters show it, `text` when it has no syntax. */
export type Syntax = 'undecided' | 'json' | 'form' | 'xml' | 'text';

/** Where a text has come to: in which syntax, and where in it. Immutable. */
export interface Place {
  readonly syntax: Syntax;
  /** What the text is when its first characters do not show it. */
  readonly otherwise: Syntax;
  /** How many texts this one is written inside of. */
  readonly level: number;
  /** Undecided: what it has begun with, {@link NAME} for a name. Form: the `%` and `%2` of a character that is not complete. */
  readonly pending: string;
  /** JSON: how many objects and lists are open. */
  readonly depth: number;
  /** JSON: inside of quotes. Form: behind the `=`. */
  readonly isValue: boolean;
  /** JSON: behind a backslash. */
  readonly isEscaped: boolean;
  /** JSON: the value as a whole is complete. */
  readonly isComplete: boolean;
  /** Where the text that the string or the parameter holds has come to. */
  readonly inner: Place | undefined;
}

/** JSON in a form in JSON; nobody nests more. */
const MAX_DEPTH = 3;

/** Stands for a name that a text has begun with: that of a parameter, or the first word of a text. */
const NAME = 'name';

/**
 * Where a text begins.
 *
 * @param otherwise what it is when its first characters do not show it, as its content type says
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

/** Where a text has come to behind some more of it. Takes time linear in the length of the text. */
export function advance(place: Place, text: string): Place {
  const next = copy(place);
  for (let at = 0; at < text.length && isFollowed(next); at++) step(next, text[at] ?? '');
  return next;
}

/** Where a text has come to behind a value that nobody knows, and that is one piece. */
export function behindValue(place: Place): Place {
  const next = copy(place);
  if (next.syntax === 'undecided') become(next, next.otherwise);
  if (next.inner) next.inner = behindValue(next.inner);
  next.isComplete = next.depth === 0;
  next.pending = '';
  next.isEscaped = false;
  return next;
}

/** Nowhere to be told. */
export const LOST_PLACE: Place = { ...start(), syntax: 'text' };

/** Where a text has come to behind branches: what they agree on. */
export function merged(places: readonly Place[]): Place | undefined {
  return places.reduce<Place | undefined>((all, place) => (all ? both(all, place) : place), undefined);
}

function both(a: Place, b: Place): Place {
  const isSame =
    a.syntax === b.syntax && a.pending === b.pending && a.isValue === b.isValue && a.isEscaped === b.isEscaped;
  if (!isSame) return LOST_PLACE;
  const inner = a.inner && b.inner ? both(a.inner, b.inner) : undefined;
  // Brackets that only one branch opens, and another `#if` closes: a value stands in JSON all the same.
  return { ...a, depth: Math.max(a.depth, b.depth), isComplete: a.isComplete && b.isComplete, inner };
}

type Mutable = { -readonly [K in keyof Place]: K extends 'inner' ? Mutable | undefined : Place[K] };

function copy(place: Place): Mutable {
  return { ...place, inner: place.inner && copy(place.inner) };
}

/** Whether further characters can change anything. */
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

/** What a template begins with shows what it is. */
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

/** A string that only might hold JSON has to look more like it: many a text begins with a bracket. */
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
  // Behind a whole value only another one can come, as in JSON lines; and JSON has no single quotes.
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
