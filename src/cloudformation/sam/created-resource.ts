import { type Json, type JsonObject, type Path, isList, own, present } from '../document/json';
import type { ConditionValue } from '../intrinsics/written-intrinsic';
import { TemplateResource } from '../template-resource';
import type { Assumption, Resource } from '../types';

/** A resource that SAM creates. */
export interface Created {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, Json | undefined>>;
  /** Where in the properties of the SAM resource a path of this one is written. @default - at the same path */
  readonly from?: (path: Path) => Path;
  /** @default - none */
  readonly dependsOn?: Json;
  /** The property of the SAM resource that stands for this one in references. @default - none */
  readonly referredAs?: string;
  /** What it is called among all that the resource creates. @default - its logical id */
  readonly part?: string;
  /** Conditions that decide on it, beside that of the resource. @default - none */
  readonly when?: readonly ConditionValue[];
  /** What else must hold for it to exist. @default - nothing */
  readonly given?: readonly Assumption[];
  /** Why parts of it may be out of sight. @default - none are */
  readonly hiddenBy?: string | undefined;
}

/** Makes a created resource; it exists under the condition of the one that creates it. */
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

/** Leads paths below some properties to where those are written, and all others to one place. */
export function moved(rest: Path, properties: Readonly<Record<string, Path>>): (path: Path) => Path {
  return (path) => {
    const first = path.at(0);
    const start = first === undefined || !Object.hasOwn(properties, first) ? undefined : properties[first];
    return start ? [...start, ...path.slice(1)] : rest;
  };
}

/** The items of what may be a list, one value or nothing, each with its path. */
export function listed(value: Json | undefined, at: Path): readonly { readonly item: Json; readonly at: Path }[] {
  if (isList(value)) return value.map((item, index) => ({ item, at: [...at, index] }));
  return value === undefined || value === null ? [] : [{ item: value, at }];
}

/** A permission for API Gateway to call a function. */
export function permission(
  declared: Resource,
  logicalId: string,
  call: { readonly functionName: Json; readonly api: Json; readonly resource: Json } & Pick<Created, 'part' | 'when'>,
  from: (path: Path) => Path,
): Resource {
  const { part, when } = call;
  const sourceArn = [
    'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Resource}',
    { Api: call.api, Resource: call.resource },
  ];
  const properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName: call.functionName,
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Sub': sourceArn },
  };
  return create(declared, {
    logicalId,
    type: 'AWS::Lambda::Permission',
    properties,
    from,
    ...(part === undefined ? {} : { part }),
    ...(when === undefined ? {} : { when }),
  });
}

/** The URI by which API Gateway calls a function. */
export function invocationUri(handler: Json): Json {
  return {
    'Fn::Sub': [
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function}/invocations',
      { Function: handler },
    ],
  };
}

/** The entries of a map but some. */
export function without(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
}

/** Those of some entries of a map that it has. */
export function picked(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
