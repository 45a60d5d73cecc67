import { type Json, isObject, own, ownObject } from './document/json';
import { referredNames } from './creation-order';
import type { Resource, Template } from './types';

/** Why somebody out of sight may know a resource, by its logical id. */
type HandedOut = ReadonlyMap<string, string>;

const STACKS = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

/** Outputs that CDK writes for other stacks of the same app. */
const CDK_EXPORT = 'ExportsOutput';

/** Templates do not change, and each one is read once however many resources are asked about. */
const known = new WeakMap<Template, HandedOut>();

/**
 * Why something out of sight may add to a resource, such as policies to a role: a macro, an output, an SSM parameter, a
 * custom resource or a nested stack that is given its name or ARN.
 *
 * @returns undefined when nobody out of sight knows it
 */
export function handedOut({ template, logicalId }: Resource): string | undefined {
  if (template.hiddenBy !== undefined) return template.hiddenBy;
  let found = known.get(template);
  if (!found) known.set(template, (found = read(template)));
  return found.get(logicalId);
}

function read(template: Template): HandedOut {
  const found = new Map<string, string>();
  const add = (json: Json, reason: string): void => {
    for (const name of referredNames(json)) if (!found.has(name)) found.set(name, reason);
  };
  for (const [name, output] of Object.entries(template.outputs))
    if (isObject(output) && !name.startsWith(CDK_EXPORT))
      add(own(output, 'Value') ?? null, `output ${name} hands it out`);
  for (const [logicalId, json] of Object.entries(ownObject(template.source.root, 'Resources'))) {
    const type = isObject(json) ? own(json, 'Type') : undefined;
    if (!isObject(json) || typeof type !== 'string') continue;
    const properties = ownObject(json, 'Properties');
    if (type === 'AWS::SSM::Parameter') add(properties, `SSM parameter ${logicalId} hands it out`);
    if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')
      add(properties, `custom resource ${logicalId} is given it`);
    if (STACKS.has(type) && !template.neighbours.nestedIn(template, logicalId))
      add(properties, `nested stack ${logicalId} is given it, and the template of that stack is out of sight`);
  }
  return found;
}
