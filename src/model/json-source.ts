import { isObject, type Json, type Path } from './json';
import { positionFinder, SourceError, type Position, type Source } from './source';

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
 * @param file the name under which errors and positions speak of it
 * @param shape what it is to be, as a sentence, for the error of one that is no object
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
  let codes: Codes | undefined;
  const membersAt = (offset: number): Members => {
    let members = blocks.get(offset);
    if (!members) blocks.set(offset, (members = readMembers(text, (codes ??= codesOf(text)), offset)));
    return members;
  };
  return {
    file,
    root: value,
    locate(path: Path): Position {
      let block = START;
      let best: number | undefined;
      for (const step of path) {
        const member = membersAt(block).get(String(step));
        if (!member) break;
        best = member.key;
        block = member.value;
      }
      return position(best ?? skipSpace((codes ??= codesOf(text)), START));
    },
  };
}

/** Where a document begins. */
const START = 0;

/** The code units of a text, which take a fraction of the time that asking a string for each of them takes. */
type Codes = Uint16Array;

function codesOf(text: string): Codes {
  const { buffer, byteOffset } = Buffer.from(text, 'utf16le');
  return new Uint16Array(buffer, byteOffset, text.length);
}

function readMembers(text: string, codes: Codes, offset: number): Members {
  const members: Members = new Map();
  const start = skipSpace(codes, offset);
  const open = codes[start];
  if (open !== OPEN_OBJECT && open !== OPEN_LIST) return members;
  let at = skipSpace(codes, start + 1);
  for (let index = 0; codes[at] !== CLOSE_OBJECT && codes[at] !== CLOSE_LIST; index++) {
    const key = at;
    let name = String(index);
    if (open === OPEN_OBJECT) {
      const end = skipString(codes, at);
      name = text.slice(at + 1, end - 1);
      if (name.includes('\\')) name = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(codes, codes.indexOf(COLON, end) + 1);
    }
    members.set(name, { key, value: at });
    at = skipSpace(codes, skipValue(codes, at));
    if (codes[at] === COMMA) at = skipSpace(codes, at + 1);
  }
  return members;
}

function skipSpace(codes: Codes, offset: number): number {
  let at = offset;
  for (let code = codes[at]; code !== undefined && (code <= SPACE || code === BYTE_ORDER_MARK); code = codes[at]) at++;
  return at;
}

/** The offset behind the string that starts here; there is an end, as the text has been parsed. */
function skipString(codes: Codes, offset: number): number {
  let at = offset + 1;
  for (let code = codes[at]; code !== QUOTE && code !== undefined; code = codes[at]) at += code === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** The offset behind the value that starts here; nesting is counted, not recursed into. */
function skipValue(codes: Codes, offset: number): number {
  let depth = 0;
  for (let at = offset; at < codes.length;) {
    const code = codes[at];
    if (code === QUOTE) {
      at = skipString(codes, at);
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
  return codes.length;
}
