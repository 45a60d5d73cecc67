import { type Json, type JsonObject, type Path, isList, isObject, own, ownObject } from '../document/json';
import { upperFirst } from '../letter-case';
import { type ConditionValue, isNoValue } from '../intrinsics/written-intrinsic';
import { conditionalMaps, isMap } from './conditional';

const ANY_METHOD = 'x-amazon-apigateway-any-method';
const INTEGRATION = 'x-amazon-apigateway-integration';
const INTEGRATIONS = 'x-amazon-apigateway-integrations';
const METHODS = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put', ANY_METHOD]);

/** An operation of a document without an integration. */
export interface BareOperation {
  /** As API Gateway calls its route: `GET /books`. */
  readonly routeKey: string;
  readonly json: JsonObject;
  readonly at: Path;
  readonly when: readonly ConditionValue[];
}

/** An operation of a document that becomes a route. */
export interface Operation extends BareOperation {
  readonly integration: WrittenIntegration;
}

/** Where an integration is written: at its operation, or among the components, for several of them. */
export interface WrittenIntegration {
  readonly json: JsonObject;
  readonly at: Path;
  /** Its name among the components. @default - it is that of one operation */
  readonly component?: string;
}

/** What an OpenAPI document says of an HTTP API. */
export interface OpenApiDocument {
  readonly operations: readonly Operation[];
  /** Operations without an integration; AWS does not document what API Gateway does with them. */
  readonly bare: readonly BareOperation[];
  /** The security schemes by name. */
  readonly schemes: JsonObject;
  /**
   * The security requirements of all operations; AWS does not document whether API Gateway reads them. @default - none
   */
  readonly security?: Json;
  /** Whether all of its operations and security schemes are in sight, apart from bare ones. */
  readonly isWhole: boolean;
}

/**
 * Reads an OpenAPI document that stands in a template.
 *
 * @param body the document
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
 */
export function readOpenApi(body: Json): OpenApiDocument {
  if (!isMap(body)) return { operations: [], bare: [], schemes: {}, isWhole: false };
  const reader = new OperationReader(body);
  reader.read();
  const schemes = own(ownObject(body, 'components'), 'securitySchemes') ?? {};
  const security = own(body, 'security');
  const isInSight = isMap(schemes) && isMap(own(body, 'components') ?? {});
  return {
    operations: reader.operations,
    bare: reader.bare,
    schemes: isInSight ? schemes : {},
    ...(security === undefined ? {} : { security }),
    isWhole: reader.isWhole && isInSight,
  };
}

/** Collects the operations of a document. */
class OperationReader {
  public readonly operations: Operation[] = [];
  public readonly bare: BareOperation[] = [];
  public isWhole = true;

  public constructor(private readonly body: JsonObject) {}

  public read(): void {
    const paths = own(this.body, 'paths') ?? {};
    if (!isMap(paths)) {
      this.isWhole = false;
      return;
    }
    for (const [path, item] of Object.entries(paths)) this.readPath(path, item);
  }

  private readPath(path: string, written: Json): void {
    if (path.startsWith('x-')) return;
    const items = conditionalMaps(written);
    if (!items) this.isWhole = false;
    for (const { json, when } of items ?? []) {
      // The operations behind a `$ref` are elsewhere.
      if (own(json, '$ref') !== undefined) this.isWhole = false;
      for (const [method, operation] of Object.entries(json))
        if (METHODS.has(method.toLowerCase())) this.readOperation(path, method, operation, when);
    }
  }

  private readOperation(path: string, method: string, written: Json, when: readonly ConditionValue[]): void {
    const operations = conditionalMaps(written, when);
    if (!operations) this.isWhole = false;
    for (const operation of operations ?? []) {
      const at: Path = ['paths', path, method];
      const bare = { routeKey: routeKey(path, method, operation.json), at, ...operation };
      const integration = this.integration(operation.json, at);
      if (integration === 'unknown') this.isWhole = false;
      else if (integration) this.operations.push({ ...bare, integration });
      else this.bare.push(bare);
    }
  }

  private integration(operation: JsonObject, at: Path): WrittenIntegration | 'unknown' | undefined {
    const json = own(operation, INTEGRATION);
    if (json === undefined) return undefined;
    if (!isMap(json)) return 'unknown';
    const reference = own(json, '$ref');
    if (reference === undefined) return { json, at: [...at, INTEGRATION] };
    const name = /^#\/components\/x-amazon-apigateway-integrations\/([^/]+)$/.exec(
      typeof reference === 'string' ? reference : '',
    )?.[1];
    const shared =
      name === undefined ? undefined : own(ownObject(ownObject(this.body, 'components'), INTEGRATIONS), name);
    if (name === undefined || !isMap(shared)) return 'unknown';
    return { json: shared, at: ['components', INTEGRATIONS, name], component: name };
  }
}

function routeKey(path: string, method: string, operation: JsonObject): string {
  const isAny = method.toLowerCase() === ANY_METHOD;
  const isDefault = own(operation, 'isDefaultRoute') === true || /^\/?\$default$/.test(path);
  if (isAny && isDefault) return '$default';
  return `${isAny ? 'ANY' : method.toUpperCase()} ${path}`;
}

/** The security requirement of an operation: a scheme with its scopes, or none. */
export type Requirement = { readonly scheme: string; readonly scopes: Json } | 'none' | 'unknown';

/** Reads the security requirements of an operation. */
export function requirementOf(security: Json | undefined): Requirement {
  if (security === undefined || isNoValue(security)) return 'none';
  if (!isList(security)) return 'unknown';
  const [first, other] = security;
  if (first === undefined) return 'none';
  if (other !== undefined || !isMap(first)) return 'unknown';
  const [entry, second] = Object.entries(first);
  if (!entry) return 'none';
  return second ? 'unknown' : { scheme: entry[0], scopes: entry[1] };
}

/** Whether a list of a document has no item. */
export function isEmptyList(json: Json): boolean {
  return isList(json) && json.length === 0;
}

/** The properties of a map by names that begin with a capital: `allowOrigins` becomes `AllowOrigins`. */
export function capitalized(json: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [upperFirst(name), value]));
}

/** The value of a key, where it is a literal map. */
export function mapAt(json: JsonObject, key: string): JsonObject | undefined {
  const value = own(json, key);
  return isObject(value) && isMap(value) ? value : undefined;
}
