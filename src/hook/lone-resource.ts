import { buildModel } from '../apigateway/build-model';
import type { Model } from '../apigateway/types';
import { type Json, type JsonObject, setOwn } from '../cloudformation/document/json';
import type { Finding, Result, UnknownVerdict } from '../engine/finding';

/** A resource that is shown without its stack. */
export interface LoneResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
}

const HIDDEN = 'the hook is shown this resource alone, and not its stack';
/** Stands for the API that a part names by its id. */
const ASSUMED_API = 'WebSocketGuardAssumedApi';
/** Types that belong to an API of which they know nothing but the id. */
const PART = /^AWS::ApiGatewayV2::(?!Api$)/;

/**
 * Judges one resource. What rests on others is unknown, and so is everything about a part of an API that may be an HTTP
 * API.
 *
 * @param check judges a model
 */
export function judgeLone(resource: LoneResource, check: (model: Model) => Result): Result {
  const model = modelOf(resource);
  const result = check(model);
  const hasApi = model.apis.length + model.of('http').apis.length > 0;
  if (hasApi || !PART.test(resource.type) || !Object.hasOwn(resource.properties, 'ApiId')) return result;
  const properties = { ...resource.properties, ApiId: { Ref: ASSUMED_API } };
  const { findings, unknown } = check(modelOf({ ...resource, properties }, true));
  const open = [...result.unknown, ...findings.map(asUnknown), ...unknown].filter(
    (verdict) => verdict.resource.logicalId !== ASSUMED_API,
  );
  return { ...result, unknown: open, summary: { ...result.summary, unknown: open.length } };
}

function asUnknown({ ruleId, resource, propertyPath, branch, location, message }: Finding): UnknownVerdict {
  return {
    ruleId,
    resource,
    propertyPath,
    location,
    reason: `this resource alone does not tell whether its API is a WebSocket API; if it is: ${message}`,
    ...(branch === undefined ? {} : { branch }),
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
