import { buildModel } from '../apigateway/building/build-model';
import type { Model } from '../apigateway/model';
import { type Json, type JsonObject, setOwn } from '../cloudformation/document/json';
import type { Finding, Result, UnknownVerdict } from '../engine/finding';

/** A resource without its template. */
export interface LoneResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
}

const HIDDEN = 'the hook is shown this resource alone, and not its stack';
/** The logical id of an assumed API, to which a part belongs. */
const ASSUMED_API = 'WebSocketGuardAssumedApi';

/**
 * Judges one resource. A verdict that depends on other resources is unknown, and so is every verdict about a resource
 * that may belong to no WebSocket API.
 *
 * @param check judges a model
 */
export function judgeLone(resource: LoneResource, check: (model: Model) => Result): Result {
  const model = modelOf(resource);
  const result = check(model);
  if (model.apis.length + model.of('http').apis.length > 0) return result;
  const { properties } = resource;
  const partOfIt = Object.hasOwn(properties, 'ApiId') ? { ...properties, ApiId: { Ref: ASSUMED_API } } : properties;
  const assumed = check(modelOf({ ...resource, properties: partOfIt }, true));
  const told = new Set([...result.findings, ...result.unknown].map(({ ruleId }) => ruleId));
  const more = [...assumed.findings.map(asUnknown), ...assumed.unknown].filter(
    (verdict) => verdict.resource.logicalId === resource.logicalId && !told.has(verdict.ruleId),
  );
  const unknown = [...result.unknown, ...more];
  return { ...result, unknown, summary: { ...result.summary, unknown: unknown.length } };
}

/** A finding as an unknown verdict. A resource alone has no conditions, so that there is no branch. */
function asUnknown({ ruleId, resource, propertyPath, location, message }: Finding): UnknownVerdict {
  return {
    ruleId,
    resource,
    propertyPath,
    location,
    reason: `this resource alone does not tell whether it belongs to a WebSocket API; if it does: ${message}`,
  };
}

function modelOf({ logicalId, type, properties }: LoneResource, withApi = false): Model {
  const resources: Record<string, Json> = {};
  setOwn(resources, logicalId, { Type: type, Properties: properties });
  if (withApi)
    setOwn(resources, ASSUMED_API, {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: { Name: 'assumed', ProtocolType: 'WEBSOCKET' },
    });
  const source = { file: 'resource', root: { Resources: resources }, locate: () => ({ line: 1, column: 1 }) };
  return buildModel([{ source, hiddenBy: HIDDEN }]);
}
