import * as path from 'node:path';
import type { FindingResource, Result } from '../engine/finding';
import type { Location } from '../engine/location';

/**
 * The name of a file as seen from a directory: relative when it is inside, unchanged when it is elsewhere.
 *
 * @param paths the path functions of the system
 */
export function relativeFile(base: string, file: string, paths: path.PlatformPath = path): string {
  if (!paths.isAbsolute(file)) return file;
  const relative = paths.relative(base, file);
  const isElsewhere = relative.split(paths.sep, 1)[0] === '..' || paths.isAbsolute(relative);
  return relative === '' || isElsewhere ? file : relative;
}

/** The same with a cache, since there are far more findings than files; see {@link relativeFile}. */
export function relativeFiles(base: string): (file: string) => string {
  const names = new Map<string, string>();
  return (file) => {
    let name = names.get(file);
    if (name === undefined) names.set(file, (name = relativeFile(base, file)));
    return name;
  };
}

/** Findings with files relative to a directory; see {@link relativeFile}. */
export function relativeFindings(base: string, findings: Result['findings']): Result['findings'] {
  const { at, of } = renaming(base);
  return findings.map((finding) => ({
    ...finding,
    resource: of(finding.resource),
    location: at(finding.location),
    ...(finding.source ? { source: at(finding.source) } : {}),
  }));
}

/** A result with files relative to a directory; see {@link relativeFile}. */
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

/** Functions that make the files of locations and resources relative to a directory. */
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
