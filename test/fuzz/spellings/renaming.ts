import * as fc from 'fast-check';
import {
  type Json,
  type JsonObject,
  isList,
  isObject,
  own,
  ownObject,
} from '../../../src/cloudformation/document/json';
import { withReferences, written } from './references';
import type { Rewriting } from './rewriting';

/** A template in which some resources have other names. */
function renamed(template: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  const nameOf = (name: string): string => names.get(name) ?? name;
  const inOrder = (name: Json): Json => (typeof name === 'string' ? nameOf(name) : name);
  const { Resources: _resources, ...rest } = withReferences(template, (reference) => {
    const name = names.get(reference.name);
    return name === undefined ? undefined : written({ ...reference, name });
  }) as JsonObject;
  const resources = ownObject({ Resources: _resources ?? {} }, 'Resources');
  return {
    ...rest,
    Resources: Object.fromEntries(
      Object.entries(resources).map(([id, resource]): [string, Json] => {
        const after = isObject(resource) ? own(resource, 'DependsOn') : undefined;
        if (!isObject(resource) || after === undefined) return [nameOf(id), resource];
        return [nameOf(id), { ...resource, DependsOn: isList(after) ? after.map(inOrder) : inOrder(after) }];
      }),
    ),
  };
}

const BY_NAME = 'what a handler stores is told by the name of the table as well';

/** Other logical ids. What they end in stays: whether a deployment is replaced shows by that. */
export const renaming: Rewriting = {
  name: 'renaming',
  keepsFingerprints: false,
  mayChange: { 'connection-table-ttl': BY_NAME, 'disconnect-route-missing': BY_NAME },
  of: (template) => {
    const ids = Object.keys(ownObject(template, 'Resources'));
    if (ids.length === 0) return undefined;
    return fc
      .array(fc.constantFrom('A', 'Zz', 'Fn', 'api', 'X9', 'constructor'), {
        minLength: ids.length,
        maxLength: ids.length,
      })
      .map((prefixes) => {
        const names = new Map(ids.map((id, at) => [id, `${prefixes[at] ?? ''}${at}${id}`]));
        return {
          templates: [{ file: 'template.json', content: renamed(template, names) }],
          oldNames: Object.fromEntries([...names].map(([old, name]) => [name, old])),
        };
      });
  },
};
