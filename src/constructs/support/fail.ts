import type { IConstruct } from 'constructs';
import { visible } from '../../report/escape';
import { shown } from './shown';

/**
 * Throws the error about something that the author of an app wrote.
 *
 * @param place what it is about: the path of a construct, or `the integration "Call"`
 * @param message what is wrong, with the value and its range, and what to write instead
 * @throws Error always
 */
export function fail(place: string, message: string): never {
  throw new Error(visible(`${place}: ${message}`));
}

/**
 * The path of a construct, for messages.
 *
 * @param scope the construct, or the scope in which it would be created
 * @param id its id in that scope; none for the scope itself
 */
export function placeOf(scope: IConstruct, id: unknown = ''): string {
  // The CDK writes the slashes of an id so in paths.
  return [scope.node.path, String(id).replaceAll('/', '--')].filter((part) => part !== '').join('/');
}

/**
 * An integration or an authorizer, which has no construct yet, for messages.
 *
 * @throws Error when its id is no text
 */
export function placeOfPart(what: 'integration' | 'authorizer', id: unknown): string {
  return `the ${what} "${idOfPart(what, id)}"`;
}

/**
 * The id of an integration or an authorizer, which plain JavaScript may leave out.
 *
 * @throws Error when it is no text
 */
export function idOfPart(what: 'integration' | 'authorizer', id: unknown): string {
  if (typeof id === 'string') return id;
  return fail(`an ${what} takes its id first`, `it has to be a text, such as 'Call', and is ${shown(id)}.`);
}
