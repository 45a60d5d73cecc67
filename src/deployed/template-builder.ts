import { type Json, type JsonObject, type Path, isList, isObject, setOwn } from '../cloudformation/document/json';
import type { Source } from '../cloudformation/document/source';
import { lowerFirst, upperFirst } from '../cloudformation/letter-case';

/** Properties whose keys are names of the user's choice, not names of properties. */
const MAPS = new Set([
  'RequestParameters',
  'RequestTemplates',
  'RequestModels',
  'ResponseParameters',
  'ResponseTemplates',
  'ResponseModels',
  'StageVariables',
  'Tags',
  'Variables',
]);
/** A map of such names to objects of properties. */
const MAP_OF_OBJECTS = 'RouteSettings';

/** Builds a template of deployed resources, and maps its paths to those in the answers. */
export class TemplateBuilder {
  private readonly resources: Record<string, Json> = {};
  private readonly places = new Map<string, Path>();

  /** @param apiIds ids of APIs, which become references in every text */
  public constructor(private readonly apiIds: ReadonlySet<string>) {}

  /** Whether there is a resource of that logical id. */
  public has(logicalId: string): boolean {
    return Object.hasOwn(this.resources, logicalId);
  }

  /**
   * Adds a resource; the first of a logical id counts.
   *
   * @param path its path in the answers
   */
  public add(logicalId: string, type: string, properties: JsonObject, path: Path): void {
    if (this.has(logicalId)) return;
    setOwn(this.resources, logicalId, { Type: type, Properties: properties });
    this.place(['Resources', logicalId], path);
  }

  /** Maps a path of the template to a path in the answers, where it differs from that of the resource. */
  public place(path: Path, inAnswers: Path): void {
    this.places.set(JSON.stringify(path), inAnswers);
  }

  /** The properties of an answer as a template has them. */
  public properties(json: JsonObject, isMap = false): JsonObject {
    const copy: Record<string, Json> = {};
    for (const [key, inside] of Object.entries(json)) {
      const name = isMap ? key : upperFirst(key);
      const holdsObjects = !isMap && name === MAP_OF_OBJECTS && isObject(inside);
      setOwn(copy, name, holdsObjects ? this.mapOfObjects(inside) : this.value(inside, !isMap && MAPS.has(name)));
    }
    return copy;
  }

  /** A value of an answer as a template has it: names of properties in upper case, ids of APIs as references. */
  public value(json: Json, isMap = false): Json {
    if (typeof json === 'string') return this.text(json);
    if (isList(json)) return json.map((item) => this.value(item));
    return isObject(json) ? this.properties(json, isMap) : json;
  }

  /** A policy document, whose keys do not change. */
  public document(json: Json): Json {
    if (typeof json === 'string') return this.text(json);
    if (isList(json)) return json.map((item) => this.document(item));
    if (!isObject(json)) return json;
    const copy: Record<string, Json> = {};
    for (const [key, inside] of Object.entries(json)) setOwn(copy, key, this.document(inside));
    return copy;
  }

  /** A text with references in place of ids. */
  public text(text: string): Json {
    const pieces = text.split(/([a-z0-9]+)/i).filter((piece) => piece !== '');
    if (!pieces.some((piece) => this.apiIds.has(piece))) return text;
    const parts: Json[] = [];
    let literal = '';
    for (const piece of pieces) {
      if (!this.apiIds.has(piece)) {
        literal += piece;
        continue;
      }
      if (literal !== '') parts.push(literal);
      parts.push({ Ref: piece });
      literal = '';
    }
    if (literal !== '') parts.push(literal);
    const [only, other] = parts;
    return only !== undefined && other === undefined ? only : { 'Fn::Join': ['', parts] };
  }

  /** The template; its positions are those in the answers. */
  public source(answers: Source): Source {
    return {
      file: answers.file,
      root: { Resources: this.resources },
      locate: (path) => {
        for (let length = path.length; length > 0; length--) {
          const place = this.places.get(JSON.stringify(path.slice(0, length)));
          if (place)
            return answers.locate(asSpelled(answers.root, place, withoutProperties(path.slice(length), length)));
        }
        return answers.locate([]);
      },
    };
  }

  private mapOfObjects(json: JsonObject): Json {
    const copy: Record<string, Json> = {};
    for (const [key, inside] of Object.entries(json)) setOwn(copy, key, this.value(inside));
    return copy;
  }
}

/** A path within an answer, which has no `Properties`. */
function withoutProperties(path: Path, depth: number): Path {
  return depth === 2 && path[0] === 'Properties' ? path.slice(1) : path;
}

/** The path as the document spells its keys. */
function asSpelled(root: JsonObject, place: Path, inside: Path): Path {
  const spelled: (string | number)[] = [...place];
  let at = place.reduce<Json | undefined>(step, root);
  for (const key of inside) {
    const lower = typeof key === 'string' ? lowerFirst(key) : key;
    const name = step(at, key) === undefined ? lower : key;
    at = step(at, name);
    spelled.push(name);
  }
  return spelled;
}

function step(at: Json | undefined, key: string | number): Json | undefined {
  if (isList(at)) return typeof key === 'number' ? at[key] : undefined;
  return isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
}
