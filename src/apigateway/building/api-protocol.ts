import type { Path } from '../../cloudformation/document/json';
import { mergeBranches } from '../../cloudformation/conditions/branches';
import type { Assumption, Case, Resource } from '../../cloudformation/types';
import type { Api, Protocol } from '../model';

/** How templates write each protocol. */
const WRITTEN = { websocket: 'WEBSOCKET', http: 'HTTP' } as const;
/** How sentences name an API of each protocol. */
const NAMES = { websocket: 'a WebSocket API', http: 'an HTTP API' } as const;

/** The key of a route of an HTTP API: `GET /books`. */
const HTTP_KEY = /^[A-Z]+ \//;
/** Settings of a route that AWS documents for WebSocket APIs alone. */
const LOGGING = ['LoggingLevel', 'DataTraceEnabled'];

/**
 * What must hold for an API to be of a protocol; undefined when it never is.
 *
 * @param api an `AWS::ApiGatewayV2::Api`
 * @param protocol the one asked about
 */
export function protocolBranch(api: Resource, protocol: Protocol): readonly Assumption[] | undefined {
  const protocols = api.cases('ProtocolType');
  const isOpen = ({ value }: Case): boolean => value.kind === 'unknown' || value.kind === 'text';
  const isThat = ({ value }: Case): boolean =>
    value.kind === 'absent'
      ? protocol === 'http' && documentOf(api) !== undefined
      : value.kind === 'scalar' && value.value === WRITTEN[protocol];
  const certain = protocols.filter(isThat);
  const open = protocols.filter(isOpen);
  if (certain.length + open.length === 0) return undefined;
  if (certain.length === protocols.length) return api.exists;
  const { template, logicalId, exists } = api;
  const only = { template, value: true, open: 'ProtocolType is only known at deployment' };
  const branches = [
    ...mergeBranches(
      exists,
      certain.map(({ when }) => when),
    ),
    ...mergeBranches(
      exists,
      open.map(({ when }) => when),
    ).map((when) => [...when, { ...only, name: `${logicalId}.ProtocolType` }]),
  ];
  const [branch, other] = branches;
  if (branch && !other) return branch;
  return [...exists, { template, name: `${logicalId} is ${NAMES[protocol]}`, value: true, anyOf: branches }];
}

/** The property by which an API takes its parts from an OpenAPI document, which only HTTP APIs can have. */
export function documentOf(api: Resource): string | undefined {
  return ['Body', 'BodyS3Location'].find((name) => api.cases(name).some(({ value }) => value.kind !== 'absent'));
}

/** The protocol that the parts of an API out of sight show; undefined when they may be those of either. */
export function provedProtocol(api: Api): Protocol | undefined {
  if (hasWebSocketParts(api)) return 'websocket';
  if (hasHttpParts(api)) return 'http';
  // What people take over from the other kind of API proves nothing beside its opposite.
  const looksLikeWebSocket = hasWebSocketIdentities(api) || hasWebSocketFeatures(api);
  if (looksLikeWebSocket === hasHttpFormats(api)) return undefined;
  return looksLikeWebSocket ? 'websocket' : 'http';
}

/** Whether parts show that their API is an HTTP API: WebSocket APIs have nothing of the kind. */
function hasHttpParts({ routes, stages, integrations, authorizers }: Api): boolean {
  return (
    routes.some(({ key = '', resource }) => HTTP_KEY.test(key) || hasLiteral(resource, 'AuthorizationType', ['JWT'])) ||
    stages.some(({ resource }) => hasLiteral(resource, 'StageName', ['$default'])) ||
    integrations.some(({ resource }) => isSet(resource, 'IntegrationSubtype')) ||
    authorizers.some(({ resource }) => hasLiteral(resource, 'AuthorizerType', ['JWT']))
  );
}

/** Whether payloads have a format that only HTTP APIs have; AWS rejects it on WebSocket APIs, where people write it too. */
function hasHttpFormats({ integrations, authorizers }: Api): boolean {
  return (
    integrations.some(({ resource }) => hasLiteral(resource, 'PayloadFormatVersion', ['2.0', '2'])) ||
    authorizers.some(({ resource }) => isSet(resource, 'AuthorizerPayloadFormatVersion'))
  );
}

/** Whether the parts of an API out of sight show that it is a WebSocket API: HTTP APIs have nothing of the kind. */
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

/** What AWS documents for WebSocket APIs alone, and rejects elsewhere: models, answers, templates. */
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

/** Where a stage has settings: for all of its routes, and for single ones that may be those of a WebSocket API. */
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
