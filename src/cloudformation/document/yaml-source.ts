import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Scalar,
  type Node as YamlNode,
  type YAMLError,
} from 'yaml';
import { type Json, isObject, setOwn } from './json';
import { parseLeniently } from './lenient-yaml';
import { type Position, type Source, SourceError } from './source';
import { YamlLocator, isMergeKey, keyText, longForm } from './yaml-locator';

/** CloudFormation takes templates of 1 MB; a much larger YAML text is no template, and slow to read. */
const MAX_YAML_BYTES = 4 * 1024 * 1024;
/** Values after every alias has been written out. A real template has some ten thousand. */
const MAX_VALUES = 2_000_000;
const MAX_DEPTH = 400;
const TOO_DEEP = 'nested deeper than any template is';

/** `yes`, `no`, `on` and `off` are booleans in YAML 1.1, which CloudFormation reads, and text in 1.2. */
export type YamlBooleans = '1.1' | '1.2';

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
  const { documents, lines } = parse(text, file);
  const [document, second] = documents;
  const problem = problemIn(documents);
  if (problem) {
    const message = problem.code === 'RESOURCE_EXHAUSTION' ? TOO_DEEP : firstLine(problem.message);
    throw new SourceError(file, lineOf(lines, problem.pos[0]), message);
  }
  if (second) {
    throw new SourceError(file, lineOf(lines, second.range[0]), 'only one YAML document is read; this is a second one');
  }
  const reader = new Reader(lines, file, booleans);
  const root = document?.contents ? reader.read(document.contents, 0).json : null;
  if (!document || !isObject(root)) throw new SourceError(file, { line: 1, column: 1 }, shape);
  // A substring keeps the whole file in memory for as long as a finding refers to it.
  const locator = new YamlLocator(document.contents, reader.targets);
  return { file, root: structuredClone(root), locate: (path) => lineOf(lines, locator.offsetOf(path)) };
}

interface Parsed {
  readonly documents: readonly Document.Parsed[];
  readonly lines: LineCounter;
}

// 1.1 because that is what CloudFormation reads; `merge` for the `<<` keys of SAM templates.
const OPTIONS = {
  version: '1.1',
  merge: true,
  logLevel: 'silent',
  prettyErrors: false,
  uniqueKeys: false,
  schema: 'core',
} as const;

/** Reads a broken document again leniently; where that fails too, the errors are those of the first attempt. */
function parse(text: string, file: string): Parsed {
  const lines = new LineCounter();
  try {
    const found = parseAllDocuments(text, { ...OPTIONS, lineCounter: lines });
    const strict = { documents: Array.isArray(found) ? found : [], lines };
    const code = problemIn(strict.documents)?.code;
    if (code !== 'BAD_INDENT' && code !== 'MISSING_CHAR') return strict;
    const lenientLines = new LineCounter();
    const documents = parseLeniently(text, lenientLines, OPTIONS);
    return problemIn(documents) ? strict : { documents, lines: lenientLines };
  } catch (error) {
    if (error instanceof RangeError) throw new SourceError(file, undefined, TOO_DEEP);
    throw error;
  }
}

function problemIn(documents: readonly Document.Parsed[]): YAMLError | undefined {
  return documents.slice(0, 2).flatMap(({ errors }) => errors)[0];
}

interface Read {
  readonly json: Json;
  /** How many values this is once every alias is written out. */
  readonly size: number;
}

/** Turns nodes into JSON in document order: an alias means the last anchor of that name before it. */
class Reader {
  /** The nodes that aliases stand for. */
  public readonly targets = new Map<Alias, YamlNode>();
  /** The last value of each anchor; undefined inside of it, as a value cannot contain itself. */
  private readonly anchors = new Map<string, { readonly node: YamlNode; readonly read: Read } | undefined>();

  public constructor(
    private readonly lines: LineCounter,
    private readonly file: string,
    private readonly booleans: YamlBooleans,
  ) {}

  public read(node: unknown, depth: number): Read {
    if (depth > MAX_DEPTH) throw this.error(node, `nested deeper than ${MAX_DEPTH} levels`);
    if (isAlias(node)) {
      const target = this.anchors.get(node.source);
      if (!target) throw this.error(node, `the alias *${node.source} ${this.whyNoTarget(node)}`);
      this.targets.set(node, target.node);
      return target.read;
    }
    const anchored = (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined ? node : undefined;
    if (anchored?.anchor !== undefined) this.anchors.set(anchored.anchor, undefined);
    const untagged = this.readUntagged(node, depth);
    if (untagged.size > MAX_VALUES) throw this.error(node, 'its aliases expand to millions of values');
    const read = withTag(node, untagged);
    if (anchored?.anchor !== undefined) this.anchors.set(anchored.anchor, { node: anchored, read });
    return read;
  }

  private readUntagged(node: unknown, depth: number): Read {
    if (isMap(node)) {
      const object: Record<string, Json> = {};
      let size = 1;
      for (const pair of node.items) {
        if (isAlias(pair.key) || isScalar(pair.key)) this.read(pair.key, depth + 1);
        const value = this.read(pair.value, depth + 1);
        size += value.size;
        if (isMergeKey(pair)) mergeInto(object, value.json);
        else setOwn(object, keyText(pair, this.targets), value.json);
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

  private whyNoTarget({ source }: Alias): string {
    return this.anchors.has(source)
      ? `is inside of the value with the anchor &${source}, which cannot contain itself`
      : 'has no anchor before it';
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
  const name = longForm(tag);
  if (name === undefined) return read;
  return { json: { [name]: name === 'Fn::GetAtt' ? attribute(read.json) : read.json }, size: read.size + 1 };
}

/** `!GetAtt A.B.C` names resource A and attribute B.C. */
function attribute(json: Json): Json {
  if (typeof json !== 'string' || !json.includes('.')) return json;
  const dot = json.indexOf('.');
  return [json.slice(0, dot), json.slice(dot + 1)];
}

function mergeInto(object: Record<string, Json>, value: Json): void {
  for (const source of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
    if (!isObject(source)) continue;
    for (const [key, entry] of Object.entries(source)) if (!Object.hasOwn(object, key)) setOwn(object, key, entry);
  }
}

function lineOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
