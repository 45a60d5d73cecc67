import { type Json, type JsonObject, type Path, isObject, own } from '../document/json';
import { type Created, create } from '../sam/created-resource';
import type { Resource } from '../types';
import { expandDocument } from './expand-document';
import { expandQuickCreate } from './quick-create';

/** Why an API has parts that its document does not show. */
export function hiddenInDocument(property: string): string {
  return `parts of the API are in the document of its ${property}`;
}

/**
 * The parts of an `AWS::ApiGatewayV2::Api` that the template writes in the API itself: in the OpenAPI document of `Body`,
 * or by quick create.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function expandApi(declared: Resource, root: JsonObject): readonly Resource[] {
  const body = own(declared.properties, 'Body');
  if (body !== undefined) return expandBody(declared, body);
  return expandQuickCreate(declared, root);
}

/** Whether an API has parts that are written in it. WebSocket APIs have none, whatever they say. */
export function hasInnerParts(json: JsonObject): boolean {
  if (own(json, 'Type') !== 'AWS::ApiGatewayV2::Api') return false;
  const properties = own(json, 'Properties');
  if (!isObject(properties) || (own(properties, 'ProtocolType') ?? 'HTTP') !== 'HTTP') return false;
  return ['Body', 'Target'].some((name) => own(properties, name) !== undefined);
}

function expandBody(declared: Resource, body: Json): readonly Resource[] {
  const { logicalId, properties } = declared;
  // With a base path, keys of routes are others than those of the document.
  const basePath = own(properties, 'BasePath') ?? 'ignore';
  const { parts, properties: set, from, isWhole } = expandDocument(logicalId, body);
  const isRead = isWhole && basePath === 'ignore';
  return [
    create(declared, {
      logicalId,
      type: declared.type,
      properties: { ...set, ...properties },
      dependsOn: own(declared.json, 'DependsOn'),
      from: (path) => {
        const inside = own(properties, String(path.at(0))) === undefined ? from(path) : undefined;
        return inside ? ['Body', ...inside] : path;
      },
      hiddenBy: isRead ? undefined : hiddenInDocument('Body'),
    }),
    ...(basePath === 'ignore' ? parts : []).map((part) => create(declared, inBody(part))),
  ];
}

function inBody({ from = (path: Path): Path => path, ...created }: Created): Created {
  return { ...created, from: (path) => ['Body', ...from(path)] };
}
