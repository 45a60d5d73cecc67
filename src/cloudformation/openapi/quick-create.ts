import { mergeBranches } from '../conditions/branches';
import { referredNames } from '../intrinsics/referred-names';
import { asText } from '../intrinsics/symbolic-text';
import { type Json, type JsonObject, type Path, isList, isObject, own, ownObject, present } from '../document/json';
import { intrinsic, isIntrinsic, isNoValue } from '../intrinsics/written-intrinsic';
import { type Created, create } from '../resources/created-resource';
import { TemplateResource } from '../resources/template-resource';
import type { Assumption, Case, Resource } from '../types';
import { withLiterals } from './with-literals';

const API = 'AWS::ApiGatewayV2::Api';
const OVERRIDES = 'AWS::ApiGatewayV2::ApiGatewayManagedOverrides';

/** The overrides of a template by the logical id of their API; undefined is the key of those whose API is unknown. */
type Overrides = ReadonlyMap<string | undefined, string>;

/** Kept by template: one search is enough for all of its APIs. */
const known = new WeakMap<JsonObject, Overrides>();

/**
 * An API with the integration, route and stage that quick create makes from its `Target`, overrides applied.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-apigatewaymanagedoverrides.html
 */
export function expandQuickCreate(
  api: Resource,
  root: JsonObject,
  isHttp: readonly Assumption[] = [],
): readonly Resource[] {
  const target = withLiterals(own(api.properties, 'Target'), api);
  const overrides = known.get(root) ?? findOverrides(root);
  known.set(root, overrides);
  if (target === undefined) return [api];
  if (overrides.has(undefined)) return [hiding(api)];
  const overriding = overrides.get(api.logicalId);
  const overridesJson = overriding === undefined ? undefined : own(ownObject(root, 'Resources'), overriding);
  const changes =
    isObject(overridesJson) && overriding !== undefined
      ? new TemplateResource(api.template, overriding, overridesJson)
      : undefined;
  const given = [...isHttp, ...whereSet(api, 'Target')];
  const parts = quickCreated(api, target);
  const changed = changes && withLiterals(changes.properties, changes);
  const sections = isObject(changed) ? changed : {};
  if (Object.keys(parts).some((section) => isIntrinsic(own(sections, section)))) return [hiding(api)];
  const made = Object.entries(parts).map(([section, created]) => {
    const changesHere = own(sections, section);
    if (!changes || !isObject(changesHere)) return create(api, { ...created, given, from: ofApi });
    const properties = {
      ...created.properties,
      ...changedProperties(created.properties, changesHere, changes.condition),
    };
    return overridden(api, changes, { ...created, given, properties, from: (path: Path) => [section, ...path] });
  });
  return [api, ...made];
}

/** The parts that quick create makes, by the name of their section in overrides. */
function quickCreated(api: Resource, target: Json): Readonly<Record<string, Created>> {
  const { logicalId } = api;
  const integrationId = `${logicalId}:integration`;
  return {
    Integration: {
      logicalId: integrationId,
      part: 'integration',
      type: 'AWS::ApiGatewayV2::Integration',
      properties: {
        ApiId: { Ref: logicalId },
        IntegrationType: integrationType(target, api),
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
        RouteKey: orDefault(withLiterals(own(api.properties, 'RouteKey'), api), '$default'),
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
}

/** What else must hold for a property of an API to be set. */
function whereSet(api: Resource, property: string): readonly Assumption[] {
  const cases = api.cases(property);
  const set = cases.filter(({ value }) => value.kind !== 'absent');
  if (set.length === cases.length) return [];
  const branches = mergeBranches(
    api.exists,
    set.map(({ when }) => when),
  );
  const [branch = [], other] = branches;
  if (!other) return branch.filter((assumption) => !api.exists.includes(assumption));
  return [{ template: api.template, name: `${api.logicalId} has a ${property}`, value: true, anyOf: branches }];
}

/** A value, or another one where it is absent. */
function orDefault(json: Json | undefined, other: Json): Json {
  if (json === undefined || isNoValue(json)) return other;
  const choice = intrinsic(json, 'Fn::If');
  if (!isList(choice)) return json;
  const [condition = null, ...sides] = choice;
  return { 'Fn::If': [condition, ...sides.map((side) => orDefault(side, other))] };
}

/** The API with its parts out of sight, since overrides change them in unknown ways. */
function hiding(api: Resource): Resource {
  const { logicalId, type, properties } = api;
  const hiddenBy = 'quick create makes a route, an integration and a stage that overrides may change';
  return create(api, { logicalId, type, properties, dependsOn: own(api.json, 'DependsOn'), hiddenBy });
}

/** The paths at which the properties of quick-created parts are written. */
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
    ...(created.given === undefined || created.given.length === 0 ? {} : { when: created.given }),
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
    const apis = [...referredNames(own(ownObject(json, 'Properties'), 'ApiId') ?? null)].filter(
      (name) => own(ownObject(ownObject(root, 'Resources'), name), 'Type') === API,
    );
    found.set(apis.length === 1 ? apis[0] : undefined, logicalId);
  }
  return found;
}

/** `HTTP_PROXY` for a URL, `AWS_PROXY` for the ARN of a function; unknown where the target is. */
function integrationType(target: Json, api: Resource): Json {
  const choice = intrinsic(target, 'Fn::If');
  if (isList(choice)) {
    const [condition = null, then = null, otherwise = null] = choice;
    return { 'Fn::If': [condition, integrationType(then, api), integrationType(otherwise, api)] };
  }
  const { template, exists } = api;
  const types = new Set(template.evaluator.evaluate({ template, json: target }, exists).map(typeOf));
  const [type] = types;
  return type === undefined || types.size > 1 ? target : type;
}

function typeOf({ value }: Case): string | undefined {
  const start = asText(value)?.at(0);
  if (typeof start === 'string') {
    if (/^https?:/i.test(start)) return 'HTTP_PROXY';
    return start.startsWith('arn:') ? 'AWS_PROXY' : undefined;
  }
  return start?.kind === 'resource' && start.resource.type.startsWith('AWS::Lambda::') ? 'AWS_PROXY' : undefined;
}
