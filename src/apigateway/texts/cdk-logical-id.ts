import { hash } from 'node:crypto';

/** CDK leaves constructs of this name out of logical ids. */
const HIDDEN = 'Default';

/**
 * Whether CDK derived the end of a logical id from the path of its construct: eight hexadecimal digits that are the
 * same in every synthesis.
 *
 * @param logicalId of the resource
 * @param constructPath from the root of the app, whichever part of it is the stack: `Prod/Chat/Deployment/Resource`
 * @see https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html
 */
export function isDerivedFromPath(logicalId: string, constructPath: string): boolean {
  const end = logicalId.slice(-8);
  const names = constructPath.split('/').filter((name) => name !== HIDDEN);
  return names.some((_, index) => suffix(names.slice(index).join('/')) === end);
}

function suffix(path: string): string {
  return hash('md5', path).slice(0, 8).toUpperCase();
}
