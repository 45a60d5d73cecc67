import type { Finding } from '../finding';

/** Names the file of a template relative to a directory that moves with it, so that the name stays the same. */
export type FileName = (file: string) => string;

/**
 * The file that belongs to the identity of a finding: a construct path is unique in an app, but many templates may each
 * have a resource of the same logical id.
 */
export function templateOf({ resource }: Finding, fileName: FileName): string | undefined {
  return resource.constructPath === undefined ? fileName(resource.template) : undefined;
}
