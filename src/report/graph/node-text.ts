import { formatPath } from '../../cloudformation/document/json';
import { asText, formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import type { GraphResource } from './graph';

/** A resource as a node shows it: all of it, or the property at a path. */
export function graphResource(resource: Resource, path: readonly (string | number)[] = []): GraphResource {
  return {
    template: resource.template.source.file,
    logicalId: resource.declared.logicalId,
    path: formatPath(resource.origin ? resource.origin.path(path) : path),
  };
}

/** A key of a resource that is unique in the app. */
export function key(resource: Resource): string {
  return `resource ${resource.template.id} ${resource.logicalId}`;
}

/** The last name in its construct path that a person gave, or its logical id. */
export function shortName(resource: Resource): string {
  return (
    resource.origin?.part ??
    resource.constructPath
      ?.replace(/\/Resource$/, '')
      .split('/')
      .at(-1) ??
    resource.logicalId
  );
}

/** A property with symbols as `Fn::Sub` writes them; undefined when it is absent or depends on the branch. */
export function valueText(resource: Resource, property: string): string | undefined {
  const text = asText(resource.term(property));
  return text && formatText(text);
}

/** The authorization type of a route; of a WebSocket API, only `$connect` has one. */
export function authorization(route: Resource): string {
  const type = valueText(route, 'AuthorizationType');
  return type === undefined || type === 'NONE' ? 'route' : `route, ${type}`;
}
