import { type Json, type JsonObject, isList, isObject, own } from '../../cloudformation/document/json';
import { type OutgoingValue, isCdkExport, outgoingValues } from '../../cloudformation/outgoing-values';
import { asText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Expr, Resource, Template } from '../../cloudformation/types';
import { perModel } from '../per-model';
import type { Model } from '../model';

/** Ways in which an app tells others of its resources, by resource. */
interface Outgoing {
  /** Where its id is given away, and nothing else with it. */
  readonly ids: ReadonlyMap<Resource, string>;
  /** Where any text with its id is given away, such as an address. */
  readonly mentions: ReadonlyMap<Resource, string>;
}

const outgoing = perModel((model): Outgoing => {
  const ids = new Map<Resource, string>();
  const mentions = new Map<Resource, string>();
  for (const template of model.templates) {
    for (const value of leavingApp(model, template)) {
      for (const { resource, isId } of mentioned(template, value.json)) {
        if (!mentions.has(resource)) mentions.set(resource, reasonOf(value));
        if (isId && !ids.has(resource)) ids.set(resource, reasonOf(value));
      }
    }
  }
  return { ids, mentions };
});

/**
 * Why something out of sight may be made for a resource: its id leaves the app as an output, an SSM parameter, a
 * parameter of a nested stack out of sight, or to a custom resource; or a macro may add what it likes.
 *
 * @param how whether its id alone counts, or any text that holds it
 * @returns undefined when all that is made for it is in sight
 */
export function outgoingId(model: Model, resource: Resource, how: 'id' | 'mention' = 'id'): string | undefined {
  const { hiddenBy } = model.templates.find((template) => template.hiddenBy !== undefined) ?? {};
  if (hiddenBy !== undefined) return hiddenBy;
  const { ids, mentions } = outgoing(model);
  return (how === 'id' ? ids : mentions).get(resource);
}

/** What leaves a template for somebody out of sight; what stacks of the app hand to each other is not it. */
function leavingApp(model: Model, template: Template): readonly OutgoingValue[] {
  return outgoingValues(template).filter((value) => {
    if (value.by !== 'output') return true;
    const { exportName } = value;
    // What a nested stack puts out goes to its parent, which is in sight.
    if (exportName === undefined) return template.parents.length === 0;
    return !(isCdkExport(value) && imported(model).has(exportName));
  });
}

function reasonOf({ by, name }: OutgoingValue): string {
  switch (by) {
    case 'output':
      return `its id leaves the app by output ${name}`;
    case 'SSM parameter':
      return `its id is in SSM parameter ${name}`;
    case 'nested stack':
      return `nested stack ${name}, which is out of sight, gets its id`;
    case 'custom resource':
      return `custom resource ${name} gets its id`;
  }
}

/** The names, as they are written, under which templates of the app import values. */
const imported = perModel((model): ReadonlySet<Json> => {
  const names = new Set<Json>();
  for (const template of model.templates)
    walk(template.source.root, (object) => {
      const name = own(object, 'Fn::ImportValue');
      if (name !== undefined) names.add(name);
    });
  return names;
});

/** Goes through all maps of a value without recursion, since its depth is hostile; below those a visitor says `false` to, nowhere. */
function walk(json: Json, visit: (object: JsonObject) => unknown): void {
  const open: Json[] = [json];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) for (const item of next) open.push(item);
    else if (isObject(next) && visit(next) !== false) for (const value of Object.values(next)) open.push(value);
  }
}

/** The resources that a value speaks of, in any branch, and whether it is their id alone. */
function mentioned(template: Template, json: Json): readonly { readonly resource: Resource; readonly isId: boolean }[] {
  const found: { resource: Resource; isId: boolean }[] = [];
  const evaluate = (expr: Expr): void => {
    for (const { value } of template.evaluator.evaluate(expr, [])) {
      if (value.kind === 'list') for (const item of value.items) evaluate(item);
      if (value.kind === 'map') for (const item of value.entries.values()) evaluate(item);
      const text = asText(value) ?? [];
      const only = onlySymbol(text);
      for (const part of text) {
        if (typeof part !== 'object' || part.kind !== 'resource') continue;
        const isId = part === only && (part.attribute === undefined || part.attribute.endsWith('Id'));
        found.push({ resource: part.resource, isId });
      }
    }
  };
  walk(json, (object) => {
    const keys = Object.keys(object);
    if (!(keys.length === 1 && keys.some((key) => key === 'Ref' || key.startsWith('Fn::')))) return true;
    evaluate({ template, json: object });
    return false;
  });
  return found;
}
