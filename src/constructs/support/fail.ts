import type { IConstruct } from 'constructs';

/**
 * Throws the error about something that the author of an app wrote.
 *
 * @param scope the construct that it is about, or the scope in which that would be created
 * @param id the id in that scope; empty for the scope itself
 * @param message what is wrong, with the value and its range, and what to write instead
 * @throws Error always, with the construct's path first
 */
export function fail(scope: IConstruct, id: string, message: string): never {
  // The CDK writes the slashes of an id so in paths.
  const path = [scope.node.path, id.replaceAll('/', '--')].filter((part) => part !== '').join('/');
  throw new Error(`${path}: ${message}`);
}
