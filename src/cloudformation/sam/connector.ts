import { type Json, type JsonObject, isList, isObject, own, ownObject } from '../document/json';
import type { Resource } from '../types';
import { storeGrant } from './connector-grant';
import { listed } from '../document/entries';
import { permission } from './function-calls';

const SOURCES = new Set<Json | undefined>(['AWS::ApiGatewayV2::Api', 'AWS::Serverless::WebSocketApi']);
const DESTINATIONS = new Set<Json | undefined>(['AWS::Lambda::Function', 'AWS::Serverless::Function']);

/**
 * What SAM creates for an `AWS::Serverless::Connector`: permissions where it connects an API with functions, a policy
 * where it lets a function write to a store. Other connectors have nothing to do with WebSocket APIs.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
 */
export function expandConnector(declared: Resource, root: JsonObject): readonly Resource[] {
  return connect(declared, declared.logicalId, ownObject(declared.properties, 'Source'), declared.properties, root);
}

/** What SAM creates for the connectors that a resource carries in its attribute `Connectors`. */
export function expandEmbeddedConnectors(declared: Resource, root: JsonObject): readonly Resource[] {
  return Object.entries(ownObject(declared.json, 'Connectors')).flatMap(([name, connector]) => {
    const properties = isObject(connector) ? ownObject(connector, 'Properties') : {};
    const source = { ...ownObject(properties, 'SourceReference'), Id: declared.logicalId };
    return connect(declared, `${declared.logicalId}${name}`, source, properties, root);
  });
}

function connect(
  declared: Resource,
  logicalId: string,
  source: JsonObject,
  properties: JsonObject,
  root: JsonObject,
): readonly Resource[] {
  const permissions = own(properties, 'Permissions');
  if (!isList(permissions) || !permissions.includes('Write')) return [];
  const id = own(source, 'Id');
  if (!SOURCES.has(typeOf(source, root)))
    return typeof id === 'string' ? grants(declared, logicalId, id, properties, root) : [];
  const api = own(source, 'ResourceId') ?? (typeof id === 'string' ? { Ref: id } : undefined);
  return listed(own(properties, 'Destination'), ['Destination']).flatMap(({ item, at }, index) => {
    const functionName = isObject(item) && DESTINATIONS.has(typeOf(item, root)) ? functionArn(item) : undefined;
    if (api === undefined || functionName === undefined) return [];
    const call = { functionName, api, resource: own(source, 'Qualifier') ?? '*' };
    return [permission(declared, `${logicalId}WriteLambdaPermission${index === 0 ? '' : index}`, call, () => at)];
  });
}

/** The policies that let a function write to the stores of its connector. */
function grants(
  declared: Resource,
  logicalId: string,
  from: string,
  properties: JsonObject,
  root: JsonObject,
): readonly Resource[] {
  const resources = ownObject(root, 'Resources');
  return listed(own(properties, 'Destination'), ['Destination']).flatMap(({ item }, index) => {
    const to = isObject(item) ? own(item, 'Id') : undefined;
    if (typeof to !== 'string') return [];
    return storeGrant(declared, `${logicalId}Policy${index === 0 ? '' : index}`, { from, to, resources }) ?? [];
  });
}

/** The resource type of one end: as it is written, or of the resource that it names. */
function typeOf(end: JsonObject, root: JsonObject): Json | undefined {
  const id = own(end, 'Id');
  return own(typeof id === 'string' ? ownObject(ownObject(root, 'Resources'), id) : end, 'Type');
}

function functionArn(end: JsonObject): Json | undefined {
  const id = own(end, 'Id');
  return typeof id === 'string' ? { 'Fn::GetAtt': [id, 'Arn'] } : own(end, 'Arn');
}
