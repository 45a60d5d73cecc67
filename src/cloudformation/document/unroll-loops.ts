import { type Json, type JsonObject, type Path, isList, isObject, own, ownObject, setOwn } from './json';
import type { Source } from './source';

/** Sections in which `Fn::ForEach` may stand. */
const SECTIONS = ['Conditions', 'Resources', 'Outputs'];
const EXTENSIONS = 'AWS::LanguageExtensions';
const LOOP = 'Fn::ForEach::';
/** Deeper than anybody nests values, and more values than a template of CloudFormation has: loops are left as they are. */
const MAX_DEPTH = 200;
const MAX_VALUES = 200_000;
/** Characters that count as much as a value. */
const LONG_TEXT = 64;

/**
 * A template with its `Fn::ForEach` loops written out, where the template says what they run over: a list, a parameter
 * with a default, a mapping. Other loops stay as they are. Positions are those of the loop's body.
 *
 * @param source the template
 * @param hasDefaults whether parameters have the values of their defaults. @default - whatever loops run over them is open
 * @returns the source itself where there is nothing to write out
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function unrollLoops(source: Source, hasDefaults: boolean): Source {
  const { root } = source;
  const transforms = own(root, 'Transform');
  if (transforms !== EXTENSIONS && !(isList(transforms) && transforms.includes(EXTENSIONS))) return source;
  const unroller = new Unroller(root, hasDefaults);
  const unrolled: Record<string, Json> = {};
  for (const [name, section] of Object.entries(root))
    setOwn(unrolled, name, SECTIONS.includes(name) ? unroller.unroll(section, new Map(), [name]) : section);
  if (unroller.written.size === 0 || unroller.isTooMuch) return source;
  return {
    file: source.file,
    root: unrolled,
    locate: (path) => source.locate(originOf(path, unrolled, unroller.written)),
  };
}

/** Where the entries of an object are written that a loop has made, from the root of the document. */
type Written = ReadonlyMap<JsonObject, ReadonlyMap<string, Path>>;

/** The place in the document as it is written. */
function originOf(path: Path, root: JsonObject, written: Written): Path {
  let origin: Path = [];
  let json: Json | undefined = root;
  for (const step of path) {
    const made = isObject(json) ? written.get(json)?.get(String(step)) : undefined;
    origin = made ?? [...origin, step];
    if (isObject(json)) json = own(json, String(step));
    else json = isList(json) && typeof step === 'number' ? json[step] : undefined;
  }
  return origin;
}

/** What the identifiers of the loops around stand for. */
type Bindings = ReadonlyMap<string, string>;

class Unroller {
  public readonly written = new Map<JsonObject, Map<string, Path>>();
  private values = 0;

  public constructor(
    private readonly root: JsonObject,
    private readonly hasDefaults: boolean,
  ) {}

  /** Whether loops make more of the template than is looked at. */
  public get isTooMuch(): boolean {
    return this.values > MAX_VALUES;
  }

  /** @param at where the value is written, from the root of the document */
  public unroll(json: Json, bindings: Bindings, at: Path): Json {
    this.values += at.length > MAX_DEPTH ? MAX_VALUES + 1 : 1;
    if (this.isTooMuch) return json;
    if (typeof json === 'string') return this.filledIn(json, bindings);
    if (isList(json)) return json.map((item, index) => this.unroll(item, bindings, [...at, index]));
    if (!isObject(json)) return json;
    const name = own(json, 'Ref');
    const bound = typeof name === 'string' ? bindings.get(name) : undefined;
    if (bound !== undefined) return bound;
    const made: Record<string, Json> = {};
    this.addEntries(made, json, bindings, at);
    return made;
  }

  private addEntries(made: Record<string, Json>, json: JsonObject, bindings: Bindings, at: Path): void {
    for (const [key, value] of Object.entries(json)) {
      this.values++;
      if (this.isTooMuch) return;
      const place = [...at, key];
      const rounds = key.startsWith(LOOP) ? this.rounds(value, bindings) : undefined;
      if (rounds) {
        for (const { body, bindings: inner } of rounds) this.addEntries(made, body, inner, [...place, 2]);
        // Even a loop that makes nothing is none any more.
        if (!this.written.has(made)) this.written.set(made, new Map());
        continue;
      }
      const name = this.filledIn(key, bindings);
      setOwn(made, name, this.unroll(value, bindings, place));
      if (bindings.size > 0) this.note(made, name, place);
    }
  }

  private note(made: JsonObject, name: string, place: Path): void {
    const places = this.written.get(made) ?? new Map<string, Path>();
    places.set(name, place);
    this.written.set(made, places);
  }

  /** What a loop makes in each of its rounds; undefined where only deployment knows what it runs over. */
  private rounds(
    loop: Json,
    bindings: Bindings,
  ): readonly { readonly body: JsonObject; readonly bindings: Bindings }[] | undefined {
    if (!isList(loop) || loop.length !== 3) return undefined;
    const [identifier, collection, body] = loop;
    const items = this.list(collection, bindings);
    if (typeof identifier !== 'string' || !items || !isObject(body)) return undefined;
    this.values += items.length;
    return items.map((item) => ({ body, bindings: new Map([...bindings, [identifier, item]]) }));
  }

  private list(collection: Json | undefined, bindings: Bindings): readonly string[] | undefined {
    if (isList(collection)) {
      const items = collection.map((item) => this.text(item, bindings));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    if (!isObject(collection)) return undefined;
    const name = own(collection, 'Ref');
    if (typeof name === 'string')
      return this.isOfList(name) ? this.defaultOf(name)?.split(',').map(trimmed) : undefined;
    const mapped = this.mapped(own(collection, 'Fn::FindInMap'), bindings);
    return isList(mapped) ? this.list(mapped, new Map()) : undefined;
  }

  private mapped(keys: Json | undefined, bindings: Bindings): Json | undefined {
    if (!isList(keys)) return undefined;
    const [map, first, second] = keys.map((key) => this.text(key, bindings));
    if (map === undefined || first === undefined || second === undefined) return undefined;
    return own(ownObject(ownObject(ownObject(this.root, 'Mappings'), map), first), second);
  }

  private text(json: Json, bindings: Bindings): string | undefined {
    if (typeof json === 'string') return this.filledIn(json, bindings);
    if (typeof json === 'number' || typeof json === 'boolean') return String(json);
    const name = isObject(json) ? own(json, 'Ref') : undefined;
    return typeof name === 'string' ? (bindings.get(name) ?? this.defaultOf(name)) : undefined;
  }

  private isOfList(parameter: string): boolean {
    return /^(?:CommaDelimitedList$|List<)/.test(this.typeOf(parameter));
  }

  /** What a parameter is by default, unless its default names what is read at deployment. */
  private defaultOf(parameter: string): string | undefined {
    const value = own(this.parameter(parameter), 'Default');
    if (!this.hasDefaults || this.typeOf(parameter).startsWith('AWS::SSM::')) return undefined;
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && !value.includes('{{resolve:') ? value : undefined;
  }

  private typeOf(parameter: string): string {
    const type = own(this.parameter(parameter), 'Type');
    return typeof type === 'string' ? type : '';
  }

  /** A text with the identifiers of loops filled in: `${Name}`, and `&{Name}` without what no logical id may hold. */
  private filledIn(text: string, bindings: Bindings): string {
    if (bindings.size === 0) return text;
    return text.replace(/([$&])\{([^{}]+)\}/g, (whole, sign: string, name: string) => {
      const value = this.isTooMuch ? undefined : bindings.get(name);
      if (value === undefined) return whole;
      this.values += value.length / LONG_TEXT;
      return sign === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value;
    });
  }

  private parameter(name: string): JsonObject {
    return ownObject(ownObject(this.root, 'Parameters'), name);
  }
}

function trimmed(text: string): string {
  return text.trim();
}
