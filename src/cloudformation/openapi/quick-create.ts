import { type Json, type JsonObject, type Path, isList, isObject, own, ownObject, present } from '../document/json';
import { type Created, create, intrinsic, isNoValue } from '../sam/created-resource';
import { TemplateResource } from '../template-resource';
import type { Resource } from '../types';

const OVERRIDES = 'AWS::ApiGatewayV2::ApiGatewayManagedOverrides';

/** The overrides of a template by the API they are of; under no name those of an API that is not told. */
type Overrides = ReadonlyMap<string | undefined, string>;

/** Templates do not change, and each is searched once however many APIs it has. */
const known = new WeakMap<JsonObject, Overrides>();

/**
 * An API, with the integration, the route and the stage that quick create makes of its `Target`, and what overrides change.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-apigatewaymanagedoverrides.html
 */
export function expandQuickCreate(api: Resource, root: JsonObject): readonly Resource[] {
  const target = own(api.properties, 'Target');
  const overrides = known.get(root) ?? findOverrides(root);
  known.set(root, overrides);
  if (target === undefined || isNoValue(target)) return [api];
  if (overrides.has(undefined)) return [hiding(api)];
  const overriding = overrides.get(api.logicalId);
  const overridesJson = overriding === undefined ? undefined : own(ownObject(root, 'Resources'), overriding);
  const changes =
    isObject(overridesJson) && overriding !== undefined
      ? new TemplateResource(api.template, overriding, overridesJson)
      : undefined;
  const { logicalId } = api;
  const integrationId = `${logicalId}:integration`;
  const parts: Readonly<Record<string, Created>> = {
    Integration: {
      logicalId: integrationId,
      part: 'integration',
      type: 'AWS::ApiGatewayV2::Integration',
      properties: {
        ApiId: { Ref: logicalId },
        IntegrationType: integrationType(target, root),
        IntegrationMethod: 'ANY',
        IntegrationUri: target,
        CredentialsArn: own(api.properties, 'CredentialsArn'),
      },
    },
    Route: {
      logicalId: `${logicalId}:route`,
      part: 'route',
      type: 'AWS::ApiGatewayV2::Route',
      properties: {
        ApiId: { Ref: logicalId },
        RouteKey: own(api.properties, 'RouteKey') ?? '$default',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: integrationId }]] },
      },
    },
    Stage: {
      logicalId: `${logicalId}:stage`,
      part: 'stage',
      type: 'AWS::ApiGatewayV2::Stage',
      properties: { ApiId: { Ref: logicalId }, StageName: '$default', AutoDeploy: true },
    },
  };
  const made = Object.entries(parts).map(([section, created]) => {
    const changed = changes && own(changes.properties, section);
    if (!changes || !isObject(changed)) return create(api, { ...created, from: ofApi });
    const properties = { ...created.properties, ...changedProperties(created.properties, changed, changes.condition) };
    return overridden(api, changes, { ...created, properties, from: (path: Path) => [section, ...path] });
  });
  return [api, ...made];
}

/** The API, where nobody knows what overrides make of its parts. */
function hiding(api: Resource): Resource {
  const { logicalId, type, properties } = api;
  const hiddenBy = 'quick create makes a route, an integration and a stage that overrides may change';
  return create(api, { logicalId, type, properties, dependsOn: own(api.json, 'DependsOn'), hiddenBy });
}

/** Where the properties of what quick create makes are written. */
function ofApi(path: Path): Path {
  const name = path.at(0);
  return name === 'RouteKey' || name === 'CredentialsArn' ? [name] : ['Target'];
}

/** A part that exists wherever its API does, and is written in the overrides. */
function overridden(api: Resource, changes: Resource, created: Created): Resource {
  const { json, template, logicalId } = create(api, created);
  return new TemplateResource(template, logicalId, json, {
    resource: changes,
    path: created.from ?? ((path: Path): Path => path),
    ...(created.part === undefined ? {} : { part: created.part }),
  });
}

/** The properties that overrides change, in the branch in which there are overrides. */
function changedProperties(
  before: Created['properties'],
  changed: JsonObject,
  condition: string | undefined,
): Readonly<Record<string, Json>> {
  if (condition === undefined) return changed;
  const entries = Object.entries(changed).map(([name, value]): [string, Json] => [
    name,
    { 'Fn::If': [condition, value, before[name] ?? { Ref: 'AWS::NoValue' }] },
  ]);
  return present(Object.fromEntries(entries));
}

function findOverrides(root: JsonObject): Overrides {
  const found = new Map<string | undefined, string>();
  for (const [logicalId, json] of Object.entries(ownObject(root, 'Resources'))) {
    if (!isObject(json) || own(json, 'Type') !== OVERRIDES) continue;
    const api = intrinsic(own(ownObject(json, 'Properties'), 'ApiId'), 'Ref');
    found.set(typeof api === 'string' && Object.hasOwn(ownObject(root, 'Resources'), api) ? api : undefined, logicalId);
  }
  return found;
}

/** `HTTP_PROXY` for a URL, `AWS_PROXY` for the ARN of a function; what cannot be told is left as open as the target is. */
function integrationType(target: Json, root: JsonObject): Json {
  const choice = intrinsic(target, 'Fn::If');
  if (isList(choice)) {
    const [condition = null, then = null, otherwise = null] = choice;
    return { 'Fn::If': [condition, integrationType(then, root), integrationType(otherwise, root)] };
  }
  const start = startOf(target);
  if (start !== undefined && /^https?:/i.test(start)) return 'HTTP_PROXY';
  if (start?.startsWith('arn:') || isFunction(target, root)) return 'AWS_PROXY';
  return target;
}

function startOf(target: Json): string | undefined {
  if (typeof target === 'string') return target;
  const substituted = intrinsic(target, 'Fn::Sub');
  const [text] = isList(substituted) ? substituted : [substituted];
  if (typeof text === 'string') return text;
  const joined = intrinsic(target, 'Fn::Join');
  const parts = isList(joined) ? joined[1] : undefined;
  const first = isList(parts) ? parts[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

function isFunction(target: Json, root: JsonObject): boolean {
  const attribute = intrinsic(target, 'Fn::GetAtt');
  const [name] = isList(attribute) ? attribute : typeof attribute === 'string' ? attribute.split('.') : [];
  const logicalId = name ?? intrinsic(target, 'Ref');
  if (typeof logicalId !== 'string') return false;
  const type = own(ownObject(ownObject(root, 'Resources'), logicalId), 'Type');
  return typeof type === 'string' && /^AWS::(?:Lambda|Serverless)::/.test(type);
}
