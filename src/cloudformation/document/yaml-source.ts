import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node as YamlNode,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { type Json, type Path, isObject, setOwn } from './json';
import { type Position, type Source, SourceError } from './source';

/** CloudFormation takes templates of 1 MB; a YAML text of many times that is no template, and slow to read. */
const MAX_YAML_BYTES = 4 * 1024 * 1024;
/** Values after every alias has been written out. A real template has some ten thousand. */
const MAX_VALUES = 2_000_000;
const MAX_DEPTH = 400;
const TOO_DEEP = 'nested deeper than any template is';

/** `yes`, `no`, `on` and `off` are booleans in YAML 1.1, which CloudFormation reads, and text in 1.2. */
export type YamlBooleans = '1.1' | '1.2';

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
 * @param booleans which words are booleans
 * @throws SourceError with the place of the first error: broken YAML, an alias bomb, nesting no template has
 */
export function yamlSource(text: string, file: string, shape: string, booleans: YamlBooleans = '1.1'): Source {
  if (text.length > MAX_YAML_BYTES) {
    throw new SourceError(
      file,
      undefined,
      `larger than ${MAX_YAML_BYTES / 1024 / 1024} MB of YAML; CloudFormation takes templates of 1 MB`,
    );
  }
  const lines = new LineCounter();
  const documents = parse(text, lines, file);
  const [document, second] = documents;
  const problem = document?.errors[0] ?? second?.errors[0];
  if (problem) {
    const message = problem.code === 'RESOURCE_EXHAUSTION' ? TOO_DEEP : firstLine(problem.message);
    throw new SourceError(file, lineOf(lines, problem.pos[0]), message);
  }
  if (second) {
    throw new SourceError(file, lineOf(lines, second.range[0]), 'only one YAML document is read; this is a second one');
  }
  const root = document?.contents ? new Reader(document, lines, file, booleans).read(document.contents, 0).json : null;
  if (!document || !isObject(root)) throw new SourceError(file, { line: 1, column: 1 }, shape);
  // Texts cut out of the file would keep all of it in memory for as long as a finding has one of them.
  return { file, root: structuredClone(root), locate: (path) => locate(document, lines, path) };
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
    if (error instanceof RangeError) throw new SourceError(file, undefined, TOO_DEEP);
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
    private readonly booleans: YamlBooleans,
  ) {}

  public read(node: unknown, depth: number): Read {
    if (depth > MAX_DEPTH) throw this.error(node, `nested deeper than ${MAX_DEPTH} levels`);
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      const read = target && this.anchors.get(target);
      if (!read) throw this.error(node, `the alias *${node.source} has no anchor before it`);
      return read;
    }
    const plain = this.readPlain(node, depth);
    if (plain.size > MAX_VALUES) throw this.error(node, 'its aliases expand to millions of values');
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
        else setOwn(object, keyText(pair, this.document), value.json);
      }
      return { json: object, size };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item, depth + 1));
      return { json: items.map((item) => item.json), size: items.reduce((sum, item) => sum + item.size, 1) };
    }
    if (isScalar(node)) return { json: scalar(node, this.booleans), size: 1 };
    return { json: null, size: 1 };
  }

  private error(node: unknown, message: string): SourceError {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
    return new SourceError(this.file, range ? lineOf(this.lines, range[0]) : undefined, message);
  }
}

const YES = /^(?:yes|Yes|YES|on|On|ON)$/;
const NO = /^(?:no|No|NO|off|Off|OFF)$/;

function scalar({ value, source, type, tag }: Scalar, booleans: YamlBooleans): Json {
  if (typeof value === 'string' && type === 'PLAIN' && tag === undefined && booleans === '1.1') {
    if (YES.test(value)) return true;
    if (NO.test(value)) return false;
  }
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  // Numbers with a leading zero or more digits than a double holds (account ids) are text to CloudFormation.
  if (typeof value === 'number' && source !== undefined) {
    return /^0\d/.test(source) || !(Math.abs(value) <= Number.MAX_SAFE_INTEGER) ? source : value;
  }
  return source ?? null;
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
  return isScalar(pair.key) && typeof pair.key.value === 'symbol';
}

function mergeInto(object: Record<string, Json>, value: Json): void {
  for (const source of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
    if (!isObject(source)) continue;
    for (const [key, entry] of Object.entries(source)) if (!Object.hasOwn(object, key)) setOwn(object, key, entry);
  }
}

function keyText({ key: written }: Pair, document: Document.Parsed): string {
  const key: unknown = isAlias(written) ? written.resolve(document) : written;
  return isScalar(key) ? (key.source ?? String(key.value)) : String(key);
}

/** The last pair of a key, else the first one that is merged in. */
function findPair(map: YAMLMap, key: string, document: Document.Parsed, depth: number): Pair | undefined {
  const written = map.items.findLast((pair) => !isMergeKey(pair) && keyText(pair, document) === key);
  if (written || depth > MAX_DEPTH) return written;
  for (const { value } of map.items.filter(isMergeKey)) {
    for (const item of isSeq(value) ? value.items : [value]) {
      const merged = isAlias(item) ? item.resolve(document) : item;
      const pair = isMap(merged) ? findPair(merged, key, document, depth + 1) : undefined;
      if (pair) return pair;
    }
  }
  return undefined;
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
      const pair = findPair(node, String(step), document, 0);
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
