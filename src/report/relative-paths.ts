import * as path from 'node:path';
import type { FindingResource, Result } from '../engine/finding';
import type { Location } from '../engine/location';

/**
 * A file the way a person in a directory calls it: relative when it is below, as it is when it is elsewhere.
 *
 * @param paths how this system writes paths
 */
export function relativeFile(base: string, file: string, paths: path.PlatformPath = path): string {
  if (!paths.isAbsolute(file)) return file;
  const relative = paths.relative(base, file);
  const isElsewhere = relative.split(paths.sep, 1)[0] === '..' || paths.isAbsolute(relative);
  return relative === '' || isElsewhere ? file : relative;
}

/** Names files from a directory, each once: far more is found in files than there are files; see {@link relativeFile}. */
export function relativeFiles(base: string): (file: string) => string {
  const names = new Map<string, string>();
  return (file) => {
    let name = names.get(file);
    if (name === undefined) names.set(file, (name = relativeFile(base, file)));
    return name;
  };
}

/** Findings whose files are named from a directory; see {@link relativeFile}. */
export function relativeFindings(base: string, findings: Result['findings']): Result['findings'] {
  const { at, of } = renaming(base);
  return findings.map((finding) => ({
    ...finding,
    resource: of(finding.resource),
    location: at(finding.location),
    ...(finding.source ? { source: at(finding.source) } : {}),
  }));
}

/** A result whose files are named from a directory; see {@link relativeFile}. */
export function relativeResult(base: string, result: Result): Result {
  const { at, of } = renaming(base);
  return {
    ...result,
    findings: relativeFindings(base, result.findings),
    notes: result.notes.map((note) => ({ ...note, location: at(note.location) })),
    unknown: result.unknown.map((verdict) => ({
      ...verdict,
      resource: of(verdict.resource),
      location: at(verdict.location),
    })),
  };
}

/** Names the files of places and of resources from a directory. */
function renaming(base: string): {
  readonly at: (location: Location) => Location;
  readonly of: (resource: FindingResource) => FindingResource;
} {
  const named = relativeFiles(base);
  return {
    at: (location) => ({ ...location, file: named(location.file) }),
    of: (resource) => ({ ...resource, template: named(resource.template) }),
  };
}
