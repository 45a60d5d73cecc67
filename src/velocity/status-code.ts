import type { Text } from '../cloudformation/types';
import { asTemplate, SYMBOL } from './injection';
import { run } from './interpreter';
import { readVelocity } from './parser';
import { isChoice, STOP, type Choice, type Piece, type Printed } from './printed';

/** The `statusCode` that a template prints for a mock integration, in one branch. */
export type StatusCode =
  | { readonly kind: 'number' }
  | { readonly kind: 'missing' }
  /** A text that is no number. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown' };

/** How many paths a template may have; one with more is not read. */
const MAX_PATHS = 64;
const UNKNOWN: StatusCode = { kind: 'unknown' };

/**
 * The status codes that a request template gives a mock integration, one for each path through its branches.
 *
 * @returns undefined when the template cannot be read, or has too many branches
 */
export function statusCodes(template: Text): readonly StatusCode[] | undefined {
  const nodes = readVelocity(asTemplate(template));
  const printed = nodes && run(nodes);
  return printed && outputPaths(printed)?.map(({ text }) => statusCode(text));
}

interface OutputPath {
  readonly text: string;
  readonly isStopped: boolean;
}

/** The texts that are printed, with {@link SYMBOL} for the parts that are unknown. */
function outputPaths(printed: Printed): readonly OutputPath[] | undefined {
  let paths: readonly OutputPath[] = [{ text: '', isStopped: false }];
  for (const piece of printed) {
    const next = isChoice(piece) ? choices(piece) : [outputPathOf(piece)];
    if (!next || paths.length * next.length > MAX_PATHS) return undefined;
    paths = paths.flatMap((path) =>
      path.isStopped ? [path] : next.map(({ text, isStopped }) => ({ text: path.text + text, isStopped })),
    );
  }
  return paths;
}

function choices({ choices: all }: Choice): readonly OutputPath[] | undefined {
  const paths: OutputPath[] = [];
  for (const status of all) {
    const through = outputPaths(status);
    if (!through || paths.length > MAX_PATHS) return undefined;
    paths.push(...through);
  }
  return paths;
}

function outputPathOf(piece: Exclude<Piece, Choice>): OutputPath {
  if (piece === STOP) return { text: '', isStopped: true };
  return { text: typeof piece === 'string' ? piece : SYMBOL, isStopped: false };
}

const SPACE = /\s*/y;
const KEY = /"((?:[^"\\]|\\[^])*)"|'([^']*)'|([^\s:{}[\],"']+)/y;

/** Reads a JSON object as leniently as API Gateway does, which takes `{statusCode: 200}`. */
function statusCode(text: string): StatusCode {
  let at = skip(text, 0, SPACE);
  if (text[at] !== '{') return text.includes(SYMBOL) ? UNKNOWN : { kind: 'missing' };
  at++;
  let isOpen = false;
  while (at < text.length) {
    at = skip(text, at, SPACE);
    KEY.lastIndex = at;
    const [whole = '', quoted, single, bare] = KEY.exec(text) ?? [];
    const key = quoted ?? single ?? bare;
    if (key === undefined) break;
    isOpen ||= key.includes(SYMBOL);
    at = skip(text, at + whole.length, SPACE);
    if (text[at] !== ':') {
      // An unknown part may be a key with its value.
      if (!whole.includes(SYMBOL)) break;
      at = skip(text, at, /,/y);
      continue;
    }
    const end = endOfValue(text, at + 1);
    if (key === 'statusCode') return valued(text.slice(at + 1, end).trim());
    at = end + 1;
    if (text[end] !== ',') break;
  }
  return isOpen ? UNKNOWN : { kind: 'missing' };
}

function skip(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

function valued(value: string): StatusCode {
  const text = /^(["'])(.*)\1$/s.exec(value)?.[2]?.trim() ?? value;
  if (text.includes(SYMBOL)) return UNKNOWN;
  if (text === '') return { kind: 'missing' };
  return /^\d+$/.test(text) ? { kind: 'number' } : { kind: 'text', text };
}

/** The offset at which a value of an object ends: at the comma or the brace after it. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '{' || char === '[') depth++;
    else if (depth === 0 && (char === ',' || char === '}')) return at;
    else if (char === '}' || char === ']') depth--;
  }
  return text.length;
}
