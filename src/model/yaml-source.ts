import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node as YamlNode,
  type Pair,
} from 'yaml';
import { isObject, setOwn, type Json, type Path } from './json';
import { SourceError, type Position, type Source } from './source';

/** CloudFormation takes templates of 1 MB; a YAML text of many times that is no template, and slow to refuse. */
const LARGEST_YAML = 16 * 1024 * 1024;
/** Values after every alias has been written out. A real template has some ten thousand. */
const MOST_VALUES = 2_000_000;
const DEEPEST = 400;

/** Short forms, and the intrinsic each stands for. `!Ref` and `!Condition` have no `Fn::` of their own. */
const LONG_FORM = new Map<string, string>([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...[
    'And', 'Base64', 'Cidr', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs',
    'GetStackOutput', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'RefAll', 'Select', 'Split', 'Sub',
    'ToJsonString', 'Transform', 'ValueOf', 'ValueOfAll',
  ].map((name): [string, string] => [`!${name}`, `Fn::${name}`]),
]); // prettier-ignore

/**
 * Reads a YAML document, short forms of intrinsics included.
 *
 * @param text the document
 * @param file the name under which errors and positions speak of it
 * @param shape what it is to be, as a sentence, for the error of one that is no object
 * @throws SourceError with the place of the first error: broken YAML, an alias bomb, nesting no template has
 */
export function yamlSource(text: string, file: string, shape: string): Source {
  if (text.length > LARGEST_YAML) {
    throw new SourceError(
      file,
      undefined,
      `larger than ${LARGEST_YAML / 1024 / 1024} MB of YAML; CloudFormation takes templates of 1 MB`,
    );
  }
  const lines = new LineCounter();
  const documents = parse(text, lines, file);
  const [document, second] = documents;
  const problem = document?.errors[0] ?? second?.errors[0];
  if (problem) throw new SourceError(file, lineOf(lines, problem.pos[0]), firstLine(problem.message));
  if (second) {
    throw new SourceError(file, lineOf(lines, second.range[0]), 'only one YAML document is read; this is a second one');
  }
  const reader = document && new Reader(document, lines, file);
  const root = document?.contents && reader ? reader.read(document.contents, 0).json : null;
  if (!isObject(root)) {
    throw new SourceError(file, { line: 1, column: 1 }, shape);
  }
  return { file, root, locate: (path) => locate(document as Document.Parsed, lines, path) };
}

function parse(text: string, lines: LineCounter, file: string): Document.Parsed[] {
  try {
    // 1.1 because that is what CloudFormation reads; `merge` for the `<<` keys of SAM templates.
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      version: '1.1',
      merge: true,
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
      schema: 'core',
    });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    if (error instanceof RangeError) throw new SourceError(file, undefined, 'nested too deeply');
    throw error;
  }
}

interface Read {
  readonly json: Json;
  /** How many values this is once every alias is written out. */
  readonly size: number;
}

class Reader {
  private readonly anchors = new Map<YamlNode, Read>();

  public constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
    private readonly file: string,
  ) {}

  public read(node: unknown, depth: number): Read {
    if (depth > DEEPEST) throw this.error(node, `nested deeper than ${DEEPEST} levels`);
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      const read = target && this.anchors.get(target);
      if (!read) throw this.error(node, `the alias *${node.source} has no anchor before it`);
      return read;
    }
    const plain = this.readPlain(node, depth);
    if (plain.size > MOST_VALUES) throw this.error(node, 'its aliases expand to millions of values');
    const read = withTag(node, plain);
    if (isScalar(node) || isMap(node) || isSeq(node)) {
      if (node.anchor !== undefined) this.anchors.set(node, read);
    }
    return read;
  }

  private readPlain(node: unknown, depth: number): Read {
    if (isMap(node)) {
      const object: Record<string, Json> = {};
      let size = 1;
      for (const pair of node.items) {
        const value = this.read(pair.value, depth + 1);
        size += value.size;
        if (isMergeKey(pair)) mergeInto(object, value.json);
        else setOwn(object, keyText(pair), value.json);
      }
      return { json: object, size };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item, depth + 1));
      return { json: items.map((item) => item.json), size: items.reduce((sum, item) => sum + item.size, 1) };
    }
    if (isScalar(node)) return { json: scalar(node.value, node.source), size: 1 };
    return { json: null, size: 1 };
  }

  private error(node: unknown, message: string): SourceError {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
    return new SourceError(this.file, range ? lineOf(this.lines, range[0]) : undefined, message);
  }
}

function scalar(value: unknown, source: string | undefined): Json {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  // Numbers with a leading zero or more digits than a double holds (account ids) are text to CloudFormation.
  if (typeof value === 'number') return source !== undefined && /^0\d/.test(source) ? source : value;
  return source ?? String(value);
}

function withTag(node: unknown, read: Read): Read {
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
  const name = tag === undefined ? undefined : LONG_FORM.get(tag);
  if (name === undefined) return read;
  return { json: { [name]: name === 'Fn::GetAtt' ? attribute(read.json) : read.json }, size: read.size + 1 };
}

/** `!GetAtt A.B.C` names resource A and attribute B.C. */
function attribute(json: Json): Json {
  if (typeof json !== 'string' || !json.includes('.')) return json;
  const dot = json.indexOf('.');
  return [json.slice(0, dot), json.slice(dot + 1)];
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && (pair.key.value === '<<' || typeof pair.key.value === 'symbol');
}

function mergeInto(object: Record<string, Json>, value: Json): void {
  for (const source of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
    if (!isObject(source)) continue;
    for (const [key, entry] of Object.entries(source)) if (!Object.hasOwn(object, key)) setOwn(object, key, entry);
  }
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : String(pair.key);
}

function locate(document: Document.Parsed, lines: LineCounter, path: Path): Position {
  let node: unknown = document.contents;
  let best = 0;
  const note = (place: unknown): void => {
    if ((isScalar(place) || isMap(place) || isSeq(place) || isAlias(place)) && place.range) best = place.range[0];
  };
  note(node);
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
    // The written-out form has one more level than the file: `!Sub x` is both the object and its only value.
    if (tag !== undefined && LONG_FORM.get(tag) === step) continue;
    const next: unknown = isSeq(node) ? node.items[Number(step)] : undefined;
    if (isMap(node)) {
      const pair = node.items.findLast((item) => isPair(item) && !isMergeKey(item) && keyText(item) === String(step));
      if (!pair) break;
      note(pair.key);
      node = pair.value;
    } else if (next !== undefined) {
      note(next);
      node = next;
    } else break;
  }
  return lineOf(lines, best);
}

function lineOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
