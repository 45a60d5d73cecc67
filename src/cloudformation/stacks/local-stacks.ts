import { linkedGroups } from '../../collections/linked-groups';
import { type Json, isObject, own, ownObject } from '../document/json';
import type { Source } from '../document/source';
import { pathBeside, plainPath } from './plain-path';
import { STACK_TYPES } from '../../aws/stack-types';
import type { TemplateInput } from '../template-input';

/** The property that names the template of a nested stack, by the type of the stack's resource. */
const NAMED_BY: ReadonlyMap<Json | undefined, string> = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
]);

/** `https://…`, `s3://…`: a template that is already uploaded. */
const URL = /^[a-z][a-z\d+.-]*:\/\//i;

/** Names a file so that two names of one file are equal. @default - as the user names it */
type NameOf = (file: string) => string;

/** Whether the text of a template may have nested stacks. */
export function mayNest(text: { includes(part: string): boolean }): boolean {
  return STACK_TYPES.some((type) => text.includes(type));
}

/**
 * The templates that a template names by local paths, relative to its own file: `aws cloudformation package` and
 * `sam build` upload them and replace the paths by addresses.
 *
 * @param nameOf names the file of the template
 * @returns paths with slashes, by the logical id of the nested stack
 * @see https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
 */
export function localTemplates({ root, file }: Source, nameOf: NameOf = (name) => name): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [logicalId, resource] of Object.entries(ownObject(root, 'Resources'))) {
    if (!isObject(resource)) continue;
    const property = NAMED_BY.get(own(resource, 'Type'));
    const named = property === undefined ? undefined : own(ownObject(resource, 'Properties'), property);
    if (typeof named === 'string' && named !== '' && !URL.test(named))
      found.set(logicalId, pathBeside(nameOf(file), named));
  }
  return found;
}

/**
 * Templates with the nested stacks that they name by a path to another one of them.
 *
 * @param nameOf how the file of a template is called, where its name depends on the directory
 */
export function withLocalStacks(inputs: readonly TemplateInput[], nameOf: NameOf = (name) => name): TemplateInput[] {
  const files = new Map(inputs.map(({ source: { file } }) => [plainPath(nameOf(file)), file]));
  return inputs.map((input) => {
    const nested = [...localTemplates(input.source, nameOf)].flatMap(([logicalId, name]): [string, string][] => {
      const file = files.get(name);
      return file === undefined ? [] : [[logicalId, file]];
    });
    return nested.length === 0 ? input : { ...input, nested: new Map(nested) };
  });
}

/** Groups templates into apps: each template with those of its nested stacks. */
export function appsOf(inputs: readonly TemplateInput[]): readonly (readonly TemplateInput[])[] {
  const byFile = new Map(inputs.map((input) => [input.source.file, input]));
  return linkedGroups(inputs, ({ nested = new Map<string, string>() }) =>
    [...nested.values()].flatMap((file) => byFile.get(file) ?? []),
  );
}
