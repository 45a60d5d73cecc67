import { HTTP_METHODS } from '../../aws/http-methods';
import { type Json, type JsonObject, type Path, isObject, own, ownObject } from '../document/json';
import { intrinsic } from '../intrinsics/written-intrinsic';

/** The API that SAM creates for events that name none. */
export const IMPLICIT_HTTP_API = 'ServerlessHttpApi';

/** An event of type `HttpApi` of a function. */
export interface HttpApiEvent {
  /** The logical id of the function. */
  readonly functionId: string;
  readonly name: string;
  readonly properties: JsonObject;
  /** Where its properties are, from those of the function. */
  readonly at: Path;
  /** The condition of the function. @default - none */
  readonly condition: string | undefined;
  /** The logical id of the API. */
  readonly api: string;
  /** Its path as it is written; `$default` where neither path nor method are. */
  readonly path: string;
  /** Its method in capitals: `GET`, `ANY`. */
  readonly method: string;
  /** As API Gateway calls its route. */
  readonly routeKey: string;
}

/** The events of type `HttpApi` of a template. */
export interface HttpApiEvents {
  /** By the logical id of their function. */
  readonly ofFunction: ReadonlyMap<string, readonly HttpApiEvent[]>;
  /** By the logical id of their API. */
  readonly ofApi: ReadonlyMap<string, readonly HttpApiEvent[]>;
}

/** Kept by template: one search is enough for all of its functions. */
const known = new WeakMap<JsonObject, HttpApiEvents>();

/**
 * The events of type `HttpApi` of all functions of a template, in order.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-httpapi.html
 */
export function httpApiEvents(root: JsonObject): HttpApiEvents {
  const found = known.get(root) ?? findEvents(root);
  known.set(root, found);
  return found;
}

function findEvents(root: JsonObject): HttpApiEvents {
  const ofFunction = new Map<string, HttpApiEvent[]>();
  const ofApi = new Map<string, HttpApiEvent[]>();
  for (const [functionId, json] of Object.entries(ownObject(root, 'Resources'))) {
    if (!isObject(json) || own(json, 'Type') !== 'AWS::Serverless::Function') continue;
    const condition = own(json, 'Condition');
    for (const [name, event] of Object.entries(ownObject(ownObject(json, 'Properties'), 'Events'))) {
      if (!isObject(event) || own(event, 'Type') !== 'HttpApi') continue;
      const read = readEvent(functionId, name, ownObject(event, 'Properties'), condition);
      if (!read) continue;
      add(ofFunction, functionId, read);
      add(ofApi, read.api, read);
    }
  }
  return { ofFunction, ofApi };
}

function add(events: Map<string, HttpApiEvent[]>, key: string, event: HttpApiEvent): void {
  const others = events.get(key);
  if (others) others.push(event);
  else events.set(key, [event]);
}

function readEvent(
  functionId: string,
  name: string,
  properties: JsonObject,
  condition: Json | undefined,
): HttpApiEvent | undefined {
  const path = own(properties, 'Path');
  const method = own(properties, 'Method');
  const isWhole = path === undefined && method === undefined;
  const api = apiOf(own(properties, 'ApiId'));
  // SAM refuses anything but texts, one without the other, and an API that is not of the template.
  if (api === undefined || (!isWhole && (typeof path !== 'string' || typeof method !== 'string'))) return undefined;
  const written = isWhole ? '$default' : String(path);
  const upper = isWhole ? 'ANY' : String(method).toUpperCase().replace('X-AMAZON-APIGATEWAY-ANY-METHOD', 'ANY');
  // SAM writes the event into an OpenAPI document, of which API Gateway reads nothing but methods: AWS deploys others.
  if (!HTTP_METHODS.includes(upper)) return undefined;
  return {
    functionId,
    name,
    properties,
    at: ['Events', name, 'Properties'],
    condition: typeof condition === 'string' ? condition : undefined,
    api,
    path: written,
    method: upper,
    routeKey: upper === 'ANY' && /^\/?\$default$/.test(written) ? '$default' : `${upper} ${written}`,
  };
}

function apiOf(written: Json | undefined): string | undefined {
  const api = written === undefined ? IMPLICIT_HTTP_API : (intrinsic(written, 'Ref') ?? written);
  return typeof api === 'string' ? api : undefined;
}
