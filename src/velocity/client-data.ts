import type { Context } from './contexts';

/** An escaping that a function of `$util` applies to a text, and that its reader undoes. */
export type Escape = 'javascript' | 'url' | 'base64';

/** A value that the client sent, with what the template has done to it. */
export interface ClientData {
  /** The expression that reads it: `$input.path('$.name')`. */
  readonly input: string;
  /** Any text, one JSON value, or the whole message, which is JSON only where the API reads it as JSON. */
  readonly shape: 'text' | 'json' | 'body';
  /** The escapings applied to it, in order. */
  readonly escapes: readonly Escape[];
  /** The characters of {@link SPECIAL} that were removed from it. */
  readonly without: string;
  /** Whether it was escaped as a part of a text that is judged on its own. @default false */
  readonly isPart?: boolean;
}

/** Characters that end the context of a value. */
const SPECIAL = '"\\&<,';

/** What a client can do with a value that is not escaped for its context. */
export type Fault =
  | 'ends the string'
  | 'is quoted twice'
  | 'is not quoted'
  | 'adds values'
  | 'adds values if the message is no JSON'
  | 'adds parameters'
  | 'adds elements';

/** The character without which a value cannot leave a context. */
const ENDS: Readonly<Record<Context, string>> = { 'json-string': '"', 'json-value': ',', form: '&', xml: '<' };
const ESCAPE_OF: Readonly<Partial<Record<Context, Escape>>> = { 'json-string': 'javascript', form: 'url' };

/** The first context that a value can break out of, and how. */
export interface Breach {
  readonly context: Context;
  readonly fault: Fault;
}

/**
 * Whether a client can break out of the context of its value.
 *
 * The reader of each context, from the outermost to the innermost, undoes the escaping that was applied last.
 */
export function breach(data: ClientData, contexts: readonly Context[]): Breach | undefined {
  const left = [...data.escapes];
  for (const context of contexts) {
    const last = left.at(-1);
    if (last !== undefined && last === ESCAPE_OF[context]) {
      if (data.isPart) return undefined;
      left.pop();
    }
    // Both encodings have letters, digits and a few signs only, which end no context.
    else if (last === 'url' || last === 'base64') return undefined;
    else if (context === 'json-value' && data.shape === 'json' && last === undefined) return undefined;
    else if (last === undefined && data.without.includes(ENDS[context])) return undefined;
    else return { context, fault: fault(context, data, last) };
  }
  return undefined;
}

function fault(context: Context, { shape }: ClientData, last: Escape | undefined): Fault {
  if (context === 'form') return 'adds parameters';
  if (context === 'xml') return 'adds elements';
  if (context === 'json-string') return shape === 'json' ? 'is quoted twice' : 'ends the string';
  if (last !== undefined) return 'is not quoted';
  return shape === 'body' ? 'adds values if the message is no JSON' : 'adds values';
}

/** The expression with which the template has to write a value in its contexts. */
export function remedy({ input }: ClientData, contexts: readonly Context[]): string {
  const json = contexts.at(-1) === 'json-value' ? asJson(input) : input;
  const escaped = [...contexts].reverse().reduce((value, context) => {
    if (context === 'form') return `$util.urlEncode(${value})`;
    if (context === 'xml') return `$util.base64Encode(${value})`;
    return context === 'json-string' || json === undefined ? escapedForJson(value) : value;
  }, json ?? input);
  if (json !== undefined) return escaped;
  // A value that has no JSON form is written as a string, whose quotation marks are escaped for the outer contexts.
  const quote = contexts.reduce(
    (mark, context) => (context === 'json-string' ? mark.replace(/["\\]/g, '\\$&') : mark),
    '"',
  );
  return quote + escaped + quote;
}

/** `escapeJavaScript` escapes apostrophes as well, which JSON does not know: AWS documents to take that back. */
function escapedForJson(value: string): string {
  return `$util.escapeJavaScript(${value}).replaceAll("\\\\'","'")`;
}

/** The expression for the same value as JSON; undefined where API Gateway has none. */
function asJson(input: string): string | undefined {
  if (input === '$input.body') return "$input.json('$')";
  if (/^\$input\.json\((?:'[^']*'|"[^"]*")\)$/.test(input)) return input;
  const json = input.replace(/^\$input\.path\((['"])(\$[^'"]*)\1\)((?:\.\w+|\[\d+\])*)$/, '$$input.json($1$2$3$1)');
  return json === input ? undefined : json;
}

/** How many escapings are followed; no real template has as many. */
const MAX_ESCAPES = 8;
const MAX_INPUT_LENGTH = 300;

/** A value after an escaping function of `$util`. */
export function escaped(data: ClientData, escape: Escape): ClientData {
  const last = data.escapes.at(-1);
  // These encodings leave nothing that a string would have to escape.
  if (escape === 'javascript' && (last === 'url' || last === 'base64')) return data;
  return { ...data, escapes: [...data.escapes, escape].slice(-MAX_ESCAPES) };
}

/**
 * A value after a decoding function of `$util`, which undoes its own escaping and may bring removed characters back.
 */
export function decoded(data: ClientData, name: string): ClientData {
  const escape = name === 'urlDecode' ? 'url' : name === 'base64Decode' ? 'base64' : undefined;
  if (escape !== undefined && data.escapes.at(-1) === escape) return { ...data, escapes: data.escapes.slice(0, -1) };
  return { input: shortened(`$util.${name}(${data.input})`), shape: 'text', escapes: [], without: '' };
}

/** A value after a method that keeps all or some of its characters. */
export function carried(data: ClientData, text: string, keepsShape = false): ClientData {
  return { ...data, input: shortened(data.input + text), shape: keepsShape ? data.shape : 'text' };
}

function shortened(input: string): string {
  return input.length > MAX_INPUT_LENGTH ? `${input.slice(0, MAX_INPUT_LENGTH)}…` : input;
}

/** A member of a value; undefined for a text, which has no members. */
export function below(data: ClientData, text: string): ClientData | undefined {
  return data.shape === 'text' && data.escapes.length === 0 ? { ...carried(data, text), without: '' } : undefined;
}

/** Patterns that match one character, or a run of such: `"`, `\\`, `[^a-z]+`, `\W`. */
const ONE_CHARACTER = /^(?:\[[^\]]{1,200}\]|\\.|[^\\^$.|?*+()[\]{}])[+*]?$/;

/**
 * A value after `replace` or `replaceAll`.
 *
 * @param target what is replaced; undefined when it is no literal
 * @param isPattern whether the target is a regular expression
 * @param replacement what it is replaced with; undefined when it is no literal
 */
export function replaced(
  data: ClientData,
  target: string | undefined,
  isPattern: boolean,
  replacement: string | undefined,
): ClientData {
  if (target === undefined || replacement === undefined) return { ...data, shape: 'text' };
  if (data.escapes.length > 0) return isUndone(data, target, replacement) ? unescaped(data) : data;
  const gone = removed(target, isPattern);
  const isEscape = replacement.endsWith('\\"');
  if (gone.includes('"') && isEscape) {
    return data.without.includes('\\') ? { ...escaped(data, 'javascript'), shape: 'text' } : { ...data, shape: 'text' };
  }
  const isDoubled = /^\\+$/.test(target) && /^\\+$/.test(replacement);
  const back = isDoubled ? '' : replacement;
  const without = SPECIAL.split('').filter(
    (char) => (data.without.includes(char) || gone.includes(char)) && !back.includes(char),
  );
  return { ...data, shape: 'text', without: without.join('') };
}

/** Whether a replacement in an escaped text undoes the escaping. */
function isUndone({ escapes }: ClientData, target: string, replacement: string): boolean {
  if (escapes.at(-1) === 'javascript') return target.endsWith('\\') || replacement.includes('"');
  return /["\\&<,]/.test(replacement);
}

function unescaped(data: ClientData): ClientData {
  return { ...data, shape: 'text', escapes: data.escapes.slice(0, -1), without: '' };
}

function removed(target: string, isPattern: boolean): string {
  if (/^\\+$/.test(target)) return '\\';
  if (!isPattern) return target.length === 1 ? target : '';
  if (!ONE_CHARACTER.test(target)) return '';
  try {
    const pattern = new RegExp(`^(?:${target})$`);
    return SPECIAL.split('')
      .filter((char) => pattern.test(char))
      .join('');
  } catch {
    return '';
  }
}
