import { readBytes } from '../../assembly/read-file';
import { localTemplates, mayNest } from '../../cloudformation/stacks/local-stacks';
import { plainPath } from '../../cloudformation/stacks/plain-path';
import { linkedGroups } from '../../collections/linked-groups';
import { type Input, readFile } from './inputs';

/**
 * Groups inputs into apps: a template with those of its nested stacks, where it names their files and these are among
 * the inputs. An assembly is an app on its own.
 *
 * @param wholePath makes the path of a file absolute
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

/**
 * The files of nested stacks that a template names. The template is not kept, so that one app at a time is in memory.
 */
function nestedFiles(input: Input, wholePath: (file: string) => string): readonly string[] {
  if (!isFile(input) || !mayNest(readBytes(input.path))) return [];
  return readFile(input).flatMap(({ source }) => [...localTemplates(source, wholePath).values()]);
}
