import { type Json, type JsonObject, isList, isObject } from '../document/json';
import { STACK_TYPES } from '../../aws/stack-types';
import type { Symbolic, Template } from '../types';

/** Pieces of one text; longer ones are left to the evaluator, which limits its own steps. */
const MAX_PIECES = 1_000;

/**
 * The pieces of a text that is the same in every branch: written ones, and references to resources and pseudo
 * parameters, joined or on their own. Nearly every text of a synthesised template is one.
 *
 * @param template whose expression it is
 * @param json the expression
 * @returns undefined for everything else, which takes an evaluation
 */
export function literalPieces(template: Template, json: JsonObject): (string | Symbolic)[] | undefined {
  const pieces: (string | Symbolic)[] = [];
  const reader = { template, pieces, left: MAX_PIECES };
  return addObject(reader, json) ? pieces : undefined;
}

interface Reader {
  readonly template: Template;
  readonly pieces: (string | Symbolic)[];
  left: number;
}

function add(reader: Reader, json: Json): boolean {
  if (typeof json === 'string') return addText(reader, json);
  if (typeof json === 'number') return addText(reader, String(json));
  return isObject(json) && addObject(reader, json);
}

function addText({ pieces }: Reader, text: string): boolean {
  // The value of a dynamic reference is unknown.
  if (text.includes('{{')) return false;
  pieces.push(text);
  return true;
}

function addObject(reader: Reader, json: JsonObject): boolean {
  if (reader.left-- === 0) return false;
  let name: string | undefined;
  for (const key in json) {
    if (name !== undefined) return false;
    name = key;
  }
  if (name === undefined) return false;
  const value = json[name];
  if (name === 'Ref') return typeof value === 'string' && addReference(reader, value);
  if (name === 'Fn::GetAtt') return isList(value) && addAttribute(reader, value);
  return name === 'Fn::Join' && isList(value) && addJoin(reader, value);
}

function addReference({ template, pieces }: Reader, name: string): boolean {
  if (name.startsWith('AWS::')) {
    if (name === 'AWS::NoValue') return false;
    pieces.push({ kind: 'pseudo', name });
    return true;
  }
  const resource = template.resources.get(name);
  if (!resource) return false;
  pieces.push({ kind: 'resource', resource });
  return true;
}

function addAttribute({ template, pieces }: Reader, [name, attribute]: readonly Json[]): boolean {
  if (typeof name !== 'string' || typeof attribute !== 'string' || template.resources.createdAs(name, attribute))
    return false;
  const resource = template.resources.get(name);
  // The outputs of a nested stack are those of its template.
  if (!resource || STACK_TYPES.includes(resource.type)) return false;
  pieces.push({ kind: 'resource', resource, attribute });
  return true;
}

function addJoin(reader: Reader, [delimiter, items]: readonly Json[]): boolean {
  if (typeof delimiter !== 'string' || !isList(items)) return false;
  for (let index = 0; index < items.length; index++) {
    if (index > 0 && !addText(reader, delimiter)) return false;
    if (reader.left-- === 0 || !add(reader, items[index] ?? null)) return false;
  }
  return true;
}
