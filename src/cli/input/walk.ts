import * as fs from 'node:fs';
import * as path from 'node:path';
import { failedSynthesis, isAssembly } from '../../assembly/assembly-directory';
import { isInside } from '../../assembly/is-inside';
import { asked, refuseUnlessRegular } from '../../assembly/read-file';
import type { Remark } from '../log-line';

/** An assembly or a file in a directory that may have templates. */
export interface Found {
  readonly path: string;
  readonly kind: 'assembly' | 'found';
}

/** Names of files that may be templates. */
const TEMPLATE = /\.(?:json|ya?ml|template)$/i;
/** Directories that are not searched. */
const SKIPPED = new Set(['node_modules', '.git']);

/**
 * Searches a directory, following symbolic links that stay inside of it.
 *
 * @param root the directory
 * @param remarks gets remarks on links that are not followed and on a failed synthesis
 * @returns cloud assemblies and files that may be templates, in the order of their names
 * @throws SourceError for a device or pipe with the name of a template, which could not be read to its end
 */
export function* walk(root: string, remarks: Remark[]): Generator<Found> {
  yield* walkDirectory(root, { root, seen: new Set(), remarks });
}

interface Walk {
  readonly root: string;
  /** The real paths of directories that were searched, since links can lead in circles. */
  readonly seen: Set<string>;
  readonly remarks: Remark[];
}

function* walkDirectory(directory: string, walked: Walk): Generator<Found> {
  const real = fs.realpathSync.native(directory);
  if (walked.seen.has(real)) return;
  walked.seen.add(real);
  if (isAssembly(directory)) {
    const failure = failedSynthesis(directory);
    if (failure) walked.remarks.push(failure);
    yield { path: directory, kind: 'assembly' };
    return;
  }
  const entries = entriesOf(directory).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(directory, entry.name);
    const stats = entry.isSymbolicLink() ? followed(file, walked) : entry;
    if (!stats || SKIPPED.has(entry.name)) continue;
    if (stats.isDirectory()) yield* walkDirectory(file, walked);
    else if (TEMPLATE.test(entry.name)) {
      if (!stats.isFile()) refuseUnlessRegular(file, fs.statSync(file));
      yield { path: file, kind: 'found' };
    }
  }
}

/** The target of a symbolic link; undefined where it is missing or outside of the directory. */
function followed(link: string, { root, remarks }: Walk): fs.Stats | undefined {
  const isWanted = TEMPLATE.test(link) && !SKIPPED.has(path.basename(link));
  let target: string;
  try {
    target = fs.realpathSync.native(link);
  } catch {
    if (isWanted) remarks.push({ file: link, message: 'this symbolic link leads nowhere; it is passed over' });
    return undefined;
  }
  const stats = fs.statSync(target);
  if (isInside(fs.realpathSync.native(root), target)) return stats;
  if (isWanted || (stats.isDirectory() && !SKIPPED.has(path.basename(link))))
    remarks.push({
      file: link,
      message: `this symbolic link leads out of ${root}, to ${target}; it is not followed: name what it leads to if that is to be judged`,
    });
  return undefined;
}

function entriesOf(directory: string): fs.Dirent[] {
  return asked(directory, () => fs.readdirSync(directory, { withFileTypes: true }));
}
