import { type Json, type JsonObject, isObject, own, ownObject, setOwn } from '../cloudformation/document/json';
import type { Source } from '../cloudformation/document/source';
import { field } from './event';
import { Resolution } from './resolution';
import { declaredFor } from './transformed';

/** Actions of a change set after which a resource exists. */
const KEEPS = new Set(['CREATE', 'UPDATE']);

/**
 * The template of a change set with everything that CloudFormation has resolved: the values of parameters, the
 * conditions that hold, and the new properties of changed resources. References to resources stay references, and every
 * value stays at its place.
 *
 * @param source the template as CloudFormation received it
 * @param changes `changedResources` of the payload
 */
export function resolvedTemplate(source: Source, changes: readonly Json[]): Source {
  if (changes.length === 0) return source;
  const { root } = source;
  const resources = ownObject(root, 'Resources');
  const written = new Map(Object.entries(resources).flatMap(([id, json]) => (isObject(json) ? [[id, json]] : [])));
  const resolution = new Resolution(root);
  const changed = new Map<string, JsonObject>();
  for (const change of changes) {
    const id = field(change, 'logicalResourceId');
    const action = field(change, 'action');
    if (typeof id !== 'string' || !KEEPS.has(String(action))) continue;
    const resource = written.get(id);
    const condition = resource && own(resource, 'Condition');
    if (typeof condition === 'string') resolution.decide(condition, true);
    const type = field(change, 'resourceType');
    const given = propertiesIn(field(change, 'afterContext'));
    if (!given) continue;
    const isAsWritten = resource && (typeof type !== 'string' || type === own(resource, 'Type'));
    const declared = isAsWritten ? { logicalId: id, resource, given } : declaredFor(written, id, String(type), given);
    if (!declared) continue;
    const { logicalId } = declared;
    const isWhole = isAsWritten === true && action === 'CREATE';
    const merged = resolution.properties(ownObject(declared.resource, 'Properties'), declared.given, isWhole);
    const known = ownObject(changed.get(logicalId) ?? declared.resource, 'Properties');
    // A transform may create several resources of one, and each shows only some of its properties.
    const properties = isAsWritten === true ? merged : { ...known, ...only(merged, Object.keys(declared.given)) };
    changed.set(logicalId, { ...declared.resource, Properties: properties });
  }
  return {
    file: source.file,
    root: {
      ...root,
      ...resolution.sections(),
      Resources: mapOwn(resources, (resource, id) => changed.get(id) ?? resource),
    },
    locate: (path) => source.locate(path),
  };
}

function only(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    keys.flatMap((key): readonly (readonly [string, Json])[] => {
      const value = own(object, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** The properties in a context, which is JSON in a text; undefined for anything else. */
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
  for (const [key, value] of Object.entries(object)) setOwn(mapped, key, map(value, key));
  return mapped;
}
