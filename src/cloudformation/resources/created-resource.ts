import { type Json, type Path, own, present } from '../document/json';
import type { ConditionValue } from '../intrinsics/written-intrinsic';
import { TemplateResource } from './template-resource';
import type { Assumption, Resource } from '../types';

/** A resource that CloudFormation makes of another one: what SAM creates, and what an OpenAPI document writes. */
export interface Created {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, Json | undefined>>;
  /** The path in the declared resource at which a path of this one is written. @default - the same path */
  readonly from?: (path: Path) => Path;
  /** @default - none */
  readonly dependsOn?: Json;
  /**
   * The property of the declared resource by which others refer to this one: `Alias` in `!Ref Function.Alias`. @default
   * - none
   */
  readonly referredAs?: string;
  /** How messages tell it from others of the same resource: `GET /books`. @default - its logical id */
  readonly part?: string;
  /** Conditions on which it depends besides the resource's own. @default - none */
  readonly when?: readonly ConditionValue[];
  /** What else must hold for it to exist. @default - nothing */
  readonly given?: readonly Assumption[];
  /** Why parts of it may be out of sight. @default - none are */
  readonly hiddenBy?: string | undefined;
}

/** Makes a created resource; it exists in the branches in which the declared one does. */
export function create(declared: Resource, created: Created): Resource {
  const { logicalId, type, properties, dependsOn, from = (path: Path): Path => path } = created;
  const { referredAs, part, when = [], given = [], hiddenBy } = created;
  const { template } = declared;
  const assumed = [...(declared.origin?.when ?? []), ...when.map((one) => ({ template, ...one })), ...given];
  const json = present({
    Type: type,
    Properties: present(properties),
    Condition: own(declared.json, 'Condition'),
    DependsOn: dependsOn,
  });
  const origin = {
    resource: declared,
    path: from,
    ...(referredAs === undefined ? {} : { referredAs }),
    ...(part === undefined ? {} : { part }),
    ...(assumed.length === 0 ? {} : { when: assumed }),
    ...(hiddenBy === undefined ? {} : { hiddenBy }),
  };
  return new TemplateResource(template, logicalId, json, origin);
}

/**
 * Maps paths of a created resource to where they are written.
 *
 * @param rest the path for everything that `properties` does not name
 * @param properties where each of these properties is written
 */
export function moved(rest: Path, properties: Readonly<Record<string, Path>>): (path: Path) => Path {
  return (path) => {
    const first = path.at(0);
    const start = first === undefined || !Object.hasOwn(properties, first) ? undefined : properties[first];
    return start ? [...start, ...path.slice(1)] : rest;
  };
}
