import type { Path } from '../../cloudformation/document/json';
import type { Case, Resource } from '../../cloudformation/types';
import type { Api, Protocol } from '../model';

/** The key of a route of an HTTP API: `GET /books`. */
const HTTP_KEY = /^[A-Z]+ \//;
/** Settings of a route that AWS documents for WebSocket APIs alone. */
const LOGGING = ['LoggingLevel', 'DataTraceEnabled'];

/** The protocol that the parts of an API out of sight show; undefined when they may be those of either. */
export function provedProtocol(api: Api): Protocol | undefined {
  if (hasWebSocketParts(api)) return 'websocket';
  if (hasHttpParts(api)) return 'http';
  // Settings that people copy from the other kind of API prove nothing beside settings of the other kind.
  const looksLikeWebSocket = hasWebSocketIdentities(api) || hasWebSocketFeatures(api);
  if (looksLikeWebSocket === hasHttpFormats(api)) return undefined;
  return looksLikeWebSocket ? 'websocket' : 'http';
}

/** Whether an API has parts that only HTTP APIs have. */
function hasHttpParts({ routes, stages, integrations, authorizers }: Api): boolean {
  return (
    routes.some(({ key = '', resource }) => HTTP_KEY.test(key) || hasLiteral(resource, 'AuthorizationType', ['JWT'])) ||
    stages.some(({ resource }) => hasLiteral(resource, 'StageName', ['$default'])) ||
    integrations.some(({ resource }) => isSet(resource, 'IntegrationSubtype')) ||
    authorizers.some(({ resource }) => hasLiteral(resource, 'AuthorizerType', ['JWT']))
  );
}

/**
 * Whether payloads have a format that only HTTP APIs have; AWS rejects it on WebSocket APIs, where people write it too.
 */
function hasHttpFormats({ integrations, authorizers }: Api): boolean {
  return (
    integrations.some(({ resource }) => hasLiteral(resource, 'PayloadFormatVersion', ['2.0', '2'])) ||
    authorizers.some(({ resource }) => isSet(resource, 'AuthorizerPayloadFormatVersion'))
  );
}

/** Whether an API out of sight has parts that only WebSocket APIs have. */
function hasWebSocketParts({ routes, stages, integrations }: Api): boolean {
  return (
    routes.some(
      ({ key, resource }) =>
        key === '$connect' || key === '$disconnect' || isSet(resource, 'RouteResponseSelectionExpression'),
    ) ||
    stages.some(({ resource }) =>
      settingsOf(resource).some((at) => LOGGING.some((name) => isSet(resource, ...at, name))),
    ) ||
    integrations.some(
      ({ resource }) => isSet(resource, 'PassthroughBehavior') || isSet(resource, 'TemplateSelectionExpression'),
    )
  );
}

/** Whether an API has models, route responses or mapping templates, which AWS rejects on HTTP APIs. */
function hasWebSocketFeatures({ models, routeResponses, routes, integrations }: Api): boolean {
  return (
    models.length > 0 ||
    routeResponses.length > 0 ||
    routes.some(({ resource }) => isSet(resource, 'ModelSelectionExpression')) ||
    integrations.some(
      ({ resource }) =>
        hasLiteral(resource, 'IntegrationType', ['AWS', 'HTTP', 'MOCK']) ||
        isSet(resource, 'RequestTemplates') ||
        isSet(resource, 'ContentHandlingStrategy'),
    )
  );
}

/** The paths of a stage's route settings: the default ones, and those of routes that a WebSocket API may have. */
function settingsOf(stage: Resource): readonly Path[] {
  const keys = stage
    .cases('RouteSettings')
    .flatMap(({ value }) => (value.kind === 'map' ? [...value.entries.keys()] : []));
  return [
    ['DefaultRouteSettings'],
    ...keys.filter((key) => !HTTP_KEY.test(key)).map((key): Path => ['RouteSettings', key]),
  ];
}

/** Whether identity sources have the form of WebSocket APIs; AWS rejects it on HTTP APIs, where people write it too. */
function hasWebSocketIdentities({ authorizers }: Api): boolean {
  return authorizers.some(({ resource }) =>
    literalItems(resource.cases('IdentitySource')).some((text) => text.startsWith('route.request.')),
  );
}

function hasLiteral(resource: Resource, property: string, values: readonly string[]): boolean {
  return literalItems(resource.cases(property)).some((text) => values.includes(text));
}

function isSet(resource: Resource, ...path: Path): boolean {
  return resource.casesAt(path).some(({ value }) => value.kind !== 'absent' && value.kind !== 'unknown');
}

function literalItems(cases: readonly Case[]): readonly string[] {
  return cases
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : [{ term: value }]))
    .flatMap((item) => {
      const json = 'json' in item ? item.json : item.term.kind === 'scalar' ? item.term.value : undefined;
      return typeof json === 'string' || typeof json === 'number' ? [String(json)] : [];
    });
}
