import { readBytes } from '../../assembly/read-file';
import { localTemplates, mayNest } from '../../cloudformation/stacks/local-stacks';
import { plainPath } from '../../cloudformation/stacks/plain-path';
import { linkedGroups } from '../../collections/linked-groups';
import { type Input, readFile } from './inputs';

/**
 * Inputs by the apps they are of: a template with those of its nested stacks, where it names their files and somebody
 * named them or the directory they are in. An assembly is an app of its own, and says itself what is nested.
 *
 * @param wholePath the path of a file from the root on
 * @throws SourceError for input that cannot be read
 */
export function inputsByApp(
  inputs: readonly Input[],
  wholePath: (file: string) => string,
): readonly (readonly Input[])[] {
  const files = inputs.filter(isFile);
  if (files.length < 2) return inputs.map((input) => [input]);
  const byPath = new Map(files.map((input) => [plainPath(wholePath(input.path)), input]));
  return linkedGroups(inputs, (input) => nestedFiles(input, wholePath).flatMap((file) => byPath.get(file) ?? []));
}

function isFile({ kind }: Input): boolean {
  return kind === 'file' || kind === 'found';
}

/** Read here and let go, so that only one app is held at a time; what nests nothing, as most do, is not parsed for it. */
function nestedFiles(input: Input, wholePath: (file: string) => string): readonly string[] {
  if (!isFile(input) || !mayNest(readBytes(input.path))) return [];
  return readFile(input).flatMap(({ source }) => [...localTemplates(source, wholePath).values()]);
}
