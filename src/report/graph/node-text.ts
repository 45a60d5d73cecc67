import { formatPath } from '../../cloudformation/document/json';
import { asText, formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import type { GraphResource } from './graph';

/** What a node shows of a resource: all of it, or the property at a path. */
export function graphResource(resource: Resource, path: readonly (string | number)[] = []): GraphResource {
  return {
    template: resource.template.source.file,
    logicalId: resource.declared.logicalId,
    path: formatPath(resource.origin ? resource.origin.path(path) : path),
  };
}

/** What tells a resource from all others of the app. */
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

/** A property the way `Fn::Sub` would write it; undefined when it is not there, or differs from branch to branch. */
export function valueText(resource: Resource, property: string): string | undefined {
  const text = asText(resource.term(property));
  return text && formatText(text);
}

/** What a route asks of those who connect; only `$connect` can ask anything. */
export function authorization(route: Resource): string {
  const type = valueText(route, 'AuthorizationType');
  return type === undefined || type === 'NONE' ? 'route' : `route, ${type}`;
}
