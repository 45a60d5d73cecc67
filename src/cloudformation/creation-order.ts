import { type Json, isList, isObject } from './document/json';
import type { Resource } from './types';

/** Resources that exist before a resource is created: what it depends on and refers to, and so on from there. */
export function createdBefore(resource: Resource): ReadonlySet<Resource> {
  const found = new Set<Resource>();
  const open = [resource];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const name of [...next.dependsOn, ...referredNames(next.properties)]) {
      const other = resource.template.resources.get(name);
      if (!other || found.has(other) || other === resource) continue;
      found.add(other);
      open.push(other);
    }
  }
  return found;
}

/** Logical ids (and parameters, and pseudo parameters) that a value refers to. Walks without recursion: depth is hostile. */
export function referredNames(json: Json): ReadonlySet<string> {
  const names = new Set<string>();
  const open: Json[] = [json];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) {
      for (const item of next) open.push(item);
      continue;
    }
    if (!isObject(next)) continue;
    for (const [key, value] of Object.entries(next)) {
      if (key === 'Ref' && typeof value === 'string') names.add(value);
      else if (key === 'Fn::GetAtt') {
        const name = isList(value) ? value[0] : value;
        if (typeof name === 'string') names.add(name.split('.', 1)[0] ?? '');
      } else if (key === 'Fn::Sub') {
        const format = isList(value) ? value[0] : value;
        if (typeof format === 'string') for (const name of namesIn(format)) names.add(name);
        if (isList(value)) open.push(...value.slice(1));
      } else open.push(value);
    }
  }
  return names;
}

/** Names in a format of `Fn::Sub`, without their attributes. */
function namesIn(format: string): readonly string[] {
  return [...format.matchAll(/\$\{([^{}]*)\}/g)]
    .map(([, name = '']) => (name.split('.', 1)[0] ?? '').trim())
    .filter((name) => !name.startsWith('!'));
}
