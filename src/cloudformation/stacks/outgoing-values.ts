import { oncePer } from '../../collections/once-per';
import type { Branch } from '../conditions/branches';
import { referredNames } from '../intrinsics/referred-names';
import { type Json, isObject, own, ownObject } from '../document/json';
import { existenceOf } from '../resources/existence';
import { handedOver } from './handed-over';
import type { Resource, Template } from '../types';

/** A value that a template hands to something that may be outside of the app. */
export interface OutgoingValue {
  readonly by: 'output' | 'SSM parameter' | 'custom resource' | 'nested stack';
  /** The name of the output, or the logical id of the resource. */
  readonly name: string;
  readonly json: Json;
  /** The branch in which it does. */
  readonly when: Branch;
  /** The name under which an output is exported, unevaluated. @default - it is not, or is no output */
  readonly exportName?: Json;
}

/** Outputs that CDK writes for references between the stacks of an app. */
const CDK_EXPORT = /^ExportsOutput(?:Ref|FnGetAtt)/;

/** Whether a value is an output that CDK writes for another stack of the same app. */
export function isCdkExport({ by, name }: OutgoingValue): boolean {
  return by === 'output' && CDK_EXPORT.test(name);
}

/**
 * The values that leave a template: outputs, SSM parameters, and properties of custom resources and nested stacks whose
 * use is out of sight.
 */
export function outgoingValues(template: Template): readonly OutgoingValue[] {
  return [...outputs(template), ...givenToResources(template)];
}

function outputs(template: Template): readonly OutgoingValue[] {
  return Object.entries(template.outputs).flatMap(([name, output]): OutgoingValue[] => {
    const json = isObject(output) ? own(output, 'Value') : undefined;
    if (!isObject(output) || json === undefined) return [];
    const exportName = own(ownObject(output, 'Export'), 'Name');
    return [
      {
        by: 'output',
        name,
        json,
        when: existenceOf(template, output),
        ...(exportName === undefined ? {} : { exportName }),
      },
    ];
  });
}

function givenToResources(template: Template): readonly OutgoingValue[] {
  return Object.entries(ownObject(template.source.root, 'Resources')).flatMap(([name, resource]): OutgoingValue[] => {
    const type = isObject(resource) ? own(resource, 'Type') : undefined;
    if (!isObject(resource) || typeof type !== 'string') return [];
    const properties = ownObject(resource, 'Properties');
    const when = existenceOf(template, resource);
    if (type === 'AWS::SSM::Parameter')
      return [{ by: 'SSM parameter', name, json: own(properties, 'Value') ?? null, when }];
    if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')
      return [{ by: 'custom resource', name, json: properties, when }];
    const parameters = handedOver(template, name, resource);
    return Object.keys(parameters).length === 0 ? [] : [{ by: 'nested stack', name, json: parameters, when }];
  });
}

/**
 * Why something out of sight may add to a resource, such as policies to a role: a macro, an output, an SSM parameter, a
 * custom resource or a nested stack that is given its name or ARN.
 *
 * @returns undefined when nothing out of sight refers to it
 */
export function knownOutside({ template, logicalId }: Resource): string | undefined {
  if (template.hiddenBy !== undefined) return template.hiddenBy;
  return reasonsById(template).get(logicalId);
}

const reasonsById = oncePer((template: Template): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const value of outgoingValues(template)) {
    if (isCdkExport(value)) continue;
    for (const name of referredNames(value.json)) if (!found.has(name)) found.set(name, reasonOf(value));
  }
  return found;
});

function reasonOf({ by, name }: OutgoingValue): string {
  if (by === 'nested stack') return `nested stack ${name} is given it, and what that stack makes of it is out of sight`;
  return `${by} ${name} ${by === 'custom resource' ? 'is given it' : 'hands it out'}`;
}
