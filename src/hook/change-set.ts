import { type Json, type JsonObject, isList, isObject, own, ownObject, setOwn } from '../cloudformation/document/json';
import type { Source } from '../cloudformation/document/source';
import { field } from './event';
import { Resolution } from './resolution';

/** Actions of a change set after which a resource exists. */
const KEEPS = new Set(['CREATE', 'UPDATE']);

/**
 * The template of a change set, with what CloudFormation has found out about it: the values of parameters, which
 * conditions hold, and what the properties of changed resources are going to be. References to resources stay
 * references, and every value stays where it is written.
 *
 * @param source the template as it was handed to CloudFormation
 * @param changes `changedResources` of the payload
 */
export function resolvedTemplate(source: Source, changes: readonly Json[]): Source {
  if (changes.length === 0) return source;
  const { root } = source;
  const resources = ownObject(root, 'Resources');
  const resolution = new Resolution(root);
  const changed: Record<string, Json> = {};
  for (const change of changes) {
    const id = field(change, 'logicalResourceId');
    const action = field(change, 'action');
    const resource = typeof id === 'string' ? own(resources, id) : undefined;
    if (typeof id !== 'string' || !isObject(resource) || !KEEPS.has(String(action))) continue;
    const condition = own(resource, 'Condition');
    if (typeof condition === 'string') resolution.decide(condition, true);
    // What a transform makes of a resource has other properties than what is written.
    const type = field(change, 'resourceType');
    if (typeof type === 'string' && type !== own(resource, 'Type')) continue;
    const given = propertiesIn(field(change, 'afterContext'));
    if (!given) continue;
    const written = ownObject(resource, 'Properties');
    setOwn(changed, id, { ...resource, Properties: resolution.properties(written, given, action === 'CREATE') });
  }
  return {
    file: source.file,
    root: {
      ...root,
      ...resolution.sections(),
      Resources: mapOwn(resources, (resource, id) => own(changed, id) ?? resource),
    },
    locate: (path) => source.locate(path),
  };
}

/** The properties in a context, which is JSON in a string; undefined for what is none, which says nothing. */
function propertiesIn(context: unknown): JsonObject | undefined {
  let value: unknown = context;
  if (typeof context === 'string') {
    try {
      value = JSON.parse(context);
    } catch {
      return undefined;
    }
  }
  const properties = field(value, 'Properties');
  return isObject(properties) ? properties : undefined;
}

function mapOwn(object: JsonObject, map: (value: Json, key: string) => Json): JsonObject {
  const mapped: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) setOwn(mapped, key, isList(value) ? value : map(value, key));
  return mapped;
}
