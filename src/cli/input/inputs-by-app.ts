import { readBytes } from '../../assembly/read-file';
import { localTemplates, mayNest, plainPath } from '../../cloudformation/local-stacks';
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
  const files = inputs.filter(({ kind }) => kind === 'file' || kind === 'found');
  if (files.length < 2) return inputs.map((input) => [input]);
  const byPath = new Map(files.map((input) => [plainPath(wholePath(input.path)), input]));
  return linkedGroups(inputs, (input) => nestedFiles(input, wholePath).flatMap((file) => byPath.get(file) ?? []));
}

function nestedFiles(input: Input, wholePath: (file: string) => string): readonly string[] {
  if (input.kind === 'assembly' || input.kind === 'stdin' || !mayNest(readBytes(input.path))) return [];
  return readFile(input).flatMap(({ source }) => [...localTemplates(source, wholePath).values()]);
}
