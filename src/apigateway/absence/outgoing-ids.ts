import { type Json, own } from '../../cloudformation/document/json';
import { mapsIn } from '../../cloudformation/document/maps-in';
import { type OutgoingValue, isCdkExport, outgoingValues } from '../../cloudformation/stacks/outgoing-values';
import { referredNames } from '../../cloudformation/intrinsics/referred-names';
import { addTo } from '../../collections/grouped';
import { type Branch, partsIn } from '../../cloudformation/conditions/branches';
import type { HiddenParts } from '../../cloudformation/stacks/visibility';
import { mentioned } from '../../cloudformation/resources/mentioned';
import type { Resource, Template } from '../../cloudformation/types';
import { perModel } from '../per-model';
import type { Model } from '../model';

/** The values that leave an app, by the resource whose id they hold. */
interface Outgoing {
  /** Values that are the id alone. */
  readonly ids: ReadonlyMap<Resource, readonly HiddenParts[]>;
  /** Values that hold the id, such as an address. */
  readonly mentions: ReadonlyMap<Resource, readonly HiddenParts[]>;
  /** Where a nested stack out of sight gets any text with its id. */
  readonly stacks: ReadonlyMap<Resource, readonly HiddenParts[]>;
}

const OF_IT = 'what that stack makes of it is out of sight';

const outgoing = perModel((model): Outgoing => {
  const ids = new Map<Resource, HiddenParts[]>();
  const mentions = new Map<Resource, HiddenParts[]>();
  const stacks = new Map<Resource, HiddenParts[]>();
  for (const template of model.templates) {
    for (const value of leavingApp(model, template)) {
      for (const { resource, isId, when } of mentioned(template, value.json, value.when)) {
        const way = { when, reason: reasonOf(value) };
        addTo(mentions, resource, way);
        if (isId) addTo(ids, resource, way);
        if (value.by === 'nested stack') {
          const { logicalId } = resource.declared;
          addTo(stacks, resource, { when, reason: `nested stack ${value.name} gets ${logicalId}, and ${OF_IT}` });
        }
      }
    }
  }
  return { ids, mentions, stacks };
});

/**
 * The branches in which something out of sight may be made for a resource: its id leaves the app as an output, an SSM
 * parameter, a parameter of a nested stack or to a custom resource; or a macro may add resources.
 *
 * @param how whether its id alone counts, or any text that holds it
 * @returns none when all that is made for it is in sight
 */
export function outgoingIds(model: Model, resource: Resource, how: 'id' | 'mention' = 'id'): readonly HiddenParts[] {
  const { hiddenBy: reason } = model.templates.find((template) => template.hiddenBy !== undefined) ?? {};
  if (reason !== undefined) return [{ when: [], reason }];
  const { ids, mentions } = outgoing(model);
  return (how === 'id' ? ids : mentions).get(resource) ?? [];
}

/** The branches in which nested stacks out of sight get a resource, and may make something for it. */
export function stacksGiven(model: Model, resource: Resource): readonly HiddenParts[] {
  return outgoing(model).stacks.get(resource) ?? [];
}

/** What CDK makes of each VPC; it closes the default security group. */
const HARMLESS = 'Custom::VpcRestrictDefaultSG';

/** The resources that custom resources of the app are given, which may change them and what belongs to them. */
export const givenToCustomResources = perModel((model): ReadonlySet<Resource> => {
  const found = new Set<Resource>();
  for (const template of model.templates)
    for (const { by, name, json, when } of outgoingValues(template)) {
      if (by !== 'custom resource' || template.resources.get(name)?.type === HARMLESS) continue;
      for (const { resource } of mentioned(template, json, when)) found.add(resource);
      // A function that is not evaluated may hold the name of one as well.
      for (const id of referredNames(json)) {
        const resource = template.resources.get(id);
        if (resource) found.add(resource);
      }
    }
  return found;
});

/** Why something may be made for a resource out of sight, in one of some branches. */
export function outgoingId(model: Model, resource: Resource, branches: readonly Branch[]): string | undefined {
  return outgoingIds(model, resource).find(({ when }) => partsIn(when, branches).length > 0)?.reason;
}

/** The values that leave a template for something out of sight, without those between stacks of the app. */
function leavingApp(model: Model, template: Template): readonly OutgoingValue[] {
  return outgoingValues(template).filter((value) => {
    if (value.by !== 'output') return true;
    const { exportName } = value;
    // The outputs of a nested stack go to its parent, which is in sight.
    if (exportName === undefined) return template.parents.length === 0;
    return !(isCdkExport(value) && imported(model).has(exportName));
  });
}

function reasonOf({ by, name }: OutgoingValue): string {
  switch (by) {
    case 'output':
      return `its id leaves the app by output ${name}`;
    case 'SSM parameter':
      return `its id is in SSM parameter ${name}`;
    case 'nested stack':
      return `nested stack ${name} gets its id, and ${OF_IT}`;
    case 'custom resource':
      return `custom resource ${name} gets its id`;
  }
}

/** The names under which templates of the app import values, as they are written. */
const imported = perModel((model): ReadonlySet<Json> => {
  const names = new Set<Json>();
  for (const template of model.templates)
    for (const map of mapsIn(template.source.root)) {
      const name = own(map, 'Fn::ImportValue');
      if (name !== undefined) names.add(name);
    }
  return names;
});
