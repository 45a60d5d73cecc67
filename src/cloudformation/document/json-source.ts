import { type Json, type Path, isObject, own } from './json';
import { type Position, type Source, SourceError, positionFinder } from './source';

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const BYTE_ORDER_MARK = 0xfeff;

/** Where each member of one object or list begins: its key (or item), and its value. */
type Members = Map<string, { readonly key: number; readonly value: number }>;

/**
 * Reads a JSON document.
 *
 * `JSON.parse` does the reading, because a synthesised app is megabytes and a position is wanted for a handful of
 * values only; those are then looked up in the text, one block at a time.
 *
 * @param text the document
 * @param file the name of the file in errors and positions
 * @param shape what the document has to be, as a sentence for the error where it is no object
 * @param value the parsed text, where the caller has it already
 * @throws SourceError when the text is JSON but not an object
 * @throws SyntaxError when the text is not JSON
 */
export function jsonSource(text: string, file: string, shape: string, value: Json = JSON.parse(text) as Json): Source {
  if (!isObject(value)) {
    throw new SourceError(file, { line: 1, column: 1 }, shape);
  }
  const position = positionFinder(text);
  const blocks = new Map<number, Members>();
  const membersAt = (offset: number, large: Json | undefined): Members => {
    let members = blocks.get(offset);
    if (members) return members;
    if (isObject(large)) members = indentedMembers(text, offset, Object.keys(large));
    members ??= readMembers(text, offset);
    blocks.set(offset, members);
    return members;
  };
  return {
    file,
    root: value,
    locate(path: Path): Position {
      let best = skipSpace(text, 0);
      let at = best;
      for (const [depth, step] of path.entries()) {
        // Only the document and its sections have many members.
        const large = depth === 0 ? value : depth === 1 ? own(value, String(path[0])) : undefined;
        const member = membersAt(at, large).get(String(step));
        if (!member) break;
        best = member.key;
        at = member.value;
      }
      return position(best);
    },
  };
}

/**
 * The members of an object that is indented as the CDK writes it: each member begins a line, and the lines inside of it
 * are indented further. In any other layout the names that are found differ from those that were parsed.
 *
 * @returns undefined where the layout is another
 */
function indentedMembers(text: string, start: number, names: readonly string[]): Members | undefined {
  const members: Members = new Map();
  const first = skipSpace(text, start + 1);
  const next = text.slice(start + 1, first + 1);
  if (!/^\n +"$/.test(next)) return undefined;
  for (let found = start + 1; found !== -1 && members.size < names.length;) {
    const key = found + next.length - 1;
    const end = text.indexOf('"', key + 1);
    const colon = skipSpace(text, end + 1);
    if (text.charCodeAt(colon) !== COLON) return undefined;
    members.set(text.slice(key + 1, end), { key, value: skipSpace(text, colon + 1) });
    found = text.indexOf(next, end);
  }
  return names.every((name) => members.has(name)) ? members : undefined;
}

function readMembers(text: string, start: number): Members {
  const members: Members = new Map();
  const open = text.charCodeAt(start);
  if (open !== OPEN_OBJECT && open !== OPEN_LIST) return members;
  let at = skipSpace(text, start + 1);
  for (let index = 0; text.charCodeAt(at) !== CLOSE_OBJECT && text.charCodeAt(at) !== CLOSE_LIST; index++) {
    const key = at;
    let name = String(index);
    if (open === OPEN_OBJECT) {
      const end = skipString(text, at);
      name = text.slice(at + 1, end - 1);
      if (name.includes('\\')) name = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, text.indexOf(':', end) + 1);
    }
    members.set(name, { key, value: at });
    at = skipSpace(text, skipValue(text, at));
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
  }
  return members;
}

function skipSpace(text: string, offset: number): number {
  let at = offset;
  for (let code = text.charCodeAt(at); code <= SPACE || code === BYTE_ORDER_MARK; code = text.charCodeAt(at)) at++;
  return at;
}

/** The offset behind the string that starts here; there is an end, as the text has been parsed. */
function skipString(text: string, offset: number): number {
  for (let end = text.indexOf('"', offset + 1); ; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
}

/** The offset behind the value that starts here; nesting is counted, not recursed into. */
function skipValue(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = skipString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (code === COMMA || code === COLON)) return at;
    at++;
  }
  return text.length;
}
