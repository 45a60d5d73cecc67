import * as fs from 'node:fs';
import * as path from 'node:path';
import { type JsonObject, isObject, own, ownObject } from '../cloudformation/document/json';
import { readDocument } from '../cloudformation/document/read-document';
import { SourceError } from '../cloudformation/document/source';
import { isInside } from './is-inside';
import { asked, readText } from './read-file';

/** The manifest of a cloud assembly. */
export const MANIFEST = 'manifest.json';

/** The type of the artifacts that are stacks. */
export const STACK_ARTIFACT = 'aws:cloudformation:stack';
export const ASSEMBLY_ARTIFACT = 'cdk:cloud-assembly';

/** The file with the error of a failed synthesis, which the CDK command removes before the next one. */
const ERROR_FILE = 'error.txt';

/**
 * Whether a directory is a cloud assembly with stacks, by the content of its manifest: web apps have files of that
 * name, too.
 *
 * @throws SourceError for a directory or a manifest that cannot be read, or a broken manifest of an assembly
 */
export function isAssembly(directory: string): boolean {
  const file = path.join(directory, MANIFEST);
  const stats = asked(directory, () => fs.lstatSync(file, { throwIfNoEntry: false }));
  if (!stats || stats.isDirectory()) return false;
  const text = readText(file);
  if (!text.includes('"artifacts"')) return false;
  const manifest = parseJson(text, file);
  const artifacts = Object.values(ownObject(manifest, 'artifacts'));
  const hasStacks = artifacts.some((artifact) => {
    const type = isObject(artifact) ? own(artifact, 'type') : undefined;
    return type === STACK_ARTIFACT || type === ASSEMBLY_ARTIFACT;
  });
  if (!hasStacks || typeof own(manifest, 'version') !== 'string') return false;
  refuseOutside(directory, file);
  return true;
}

/** The remark on an assembly that is outdated because the last synthesis failed; undefined for any other. */
export function failedSynthesis(directory: string): { readonly file: string; readonly message: string } | undefined {
  const file = path.join(directory, ERROR_FILE);
  return fs.existsSync(file)
    ? {
        file,
        message:
          'the last synthesis failed; what is judged may be of an earlier one. Mend the app, and run `cdk synth` again',
      }
    : undefined;
}

/**
 * Refuses a file outside of an assembly that a symbolic link leads to: that is an attack or a mistake.
 *
 * @param root the directory of the assembly
 * @throws SourceError naming the file and where it leads to
 */
export function refuseOutside(root: string, file: string): void {
  const target = realPath(file);
  if (target === undefined || isInside(realPath(root) ?? root, target)) return;
  throw new SourceError(file, undefined, `leads to ${target}, which is outside of the assembly`);
}

/** Undefined for a file that is not there. */
function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync.native(file);
  } catch {
    return undefined;
  }
}

/** The object in a JSON file of an assembly. */
export function parseJson(text: string, file: string): JsonObject {
  return readDocument(text, file, 'it is to be a JSON object').root;
}
