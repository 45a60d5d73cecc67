import { type Json, type JsonObject, isList, isObject, own, ownObject } from '../../cloudformation/document/json';
import { asText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Expr, Resource, Template } from '../../cloudformation/types';
import { perModel } from '../per-model';
import type { Model } from '../model';

/** Ways in which an app tells others of its resources, by resource. */
interface Leaving {
  /** Where its id is handed out, and nothing else with it. */
  readonly ids: ReadonlyMap<Resource, string>;
  /** Where any text with its id is handed out, such as an address. */
  readonly mentions: ReadonlyMap<Resource, string>;
}

const STACKS = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

/** Outputs that CDK writes for references between the stacks of an app. */
const CDK_EXPORT = /^ExportsOutput(?:Ref|FnGetAtt)/;

const leaving = perModel((model): Leaving => {
  const ids = new Map<Resource, string>();
  const mentions = new Map<Resource, string>();
  for (const { template, json, by } of model.templates.flatMap((origin) => handedOut(model, origin))) {
    for (const { resource, isId } of mentioned(template, json)) {
      if (!mentions.has(resource)) mentions.set(resource, by);
      if (isId && !ids.has(resource)) ids.set(resource, by);
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
export function leavesBy(model: Model, resource: Resource, how: 'id' | 'mention' = 'id'): string | undefined {
  const { hiddenBy } = model.templates.find((template) => template.hiddenBy !== undefined) ?? {};
  if (hiddenBy !== undefined) return hiddenBy;
  const { ids, mentions } = leaving(model);
  return (how === 'id' ? ids : mentions).get(resource);
}

/** A value that a template hands to somebody out of sight. */
interface HandedOut {
  readonly template: Template;
  readonly json: Json;
  readonly by: string;
}

function handedOut(model: Model, template: Template): readonly HandedOut[] {
  const found: HandedOut[] = [];
  const add = (json: Json | undefined, by: string): void => {
    if (json !== undefined) found.push({ template, json, by });
  };
  for (const [name, output] of Object.entries(template.outputs)) {
    if (!isObject(output)) continue;
    const exported = own(ownObject(output, 'Export'), 'Name');
    // What a nested stack puts out goes to its parent, which is in sight.
    const staysInside =
      exported === undefined ? template.parents.length > 0 : CDK_EXPORT.test(name) && imported(model).has(exported);
    if (!staysInside) add(own(output, 'Value'), `its id leaves the app by output ${name}`);
  }
  for (const [logicalId, resource] of Object.entries(ownObject(template.source.root, 'Resources'))) {
    if (!isObject(resource)) continue;
    const type = own(resource, 'Type');
    const properties = ownObject(resource, 'Properties');
    if (typeof type !== 'string') continue;
    if (type === 'AWS::SSM::Parameter') add(own(properties, 'Value'), `its id is in SSM parameter ${logicalId}`);
    else if (STACKS.has(type) && !template.neighbours.nestedIn(template, logicalId))
      add(own(properties, 'Parameters'), `nested stack ${logicalId}, which is out of sight, gets its id`);
    else if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')
      add(properties, `custom resource ${logicalId} gets its id`);
  }
  return found;
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
