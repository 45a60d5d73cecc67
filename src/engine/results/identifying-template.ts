import type { Finding } from '../finding';
import type { FileName } from '../location';

/**
 * The file that belongs to the identity of a finding: a construct path is unique in an app, but many templates may each
 * have a resource of the same logical id.
 */
export function identifyingTemplate({ resource }: Finding, fileName: FileName): string | undefined {
  return resource.constructPath === undefined ? fileName(resource.template) : undefined;
}
