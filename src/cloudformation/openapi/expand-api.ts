import { type Json, type JsonObject, type Path, isObject, own } from '../document/json';
import { type Created, create } from '../resources/created-resource';
import type { Assumption, Resource } from '../types';
import { protocolBranch } from './api-protocol';
import { expandDocument } from './expand-document';
import { expandQuickCreate } from './quick-create';
import { withLiterals } from './with-literals';

/** Why an API has parts that its document does not show. */
export function hiddenInDocument(property: string): string {
  return `parts of the API are in the document of its ${property}`;
}

/** Whether an API may have parts that are written in it. */
export function mayHaveInnerParts(json: JsonObject): boolean {
  if (own(json, 'Type') !== 'AWS::ApiGatewayV2::Api') return false;
  const properties = own(json, 'Properties');
  return isObject(properties) && ['Body', 'Target'].some((name) => own(properties, name) !== undefined);
}

/**
 * The parts of an `AWS::ApiGatewayV2::Api` that the template writes in the API itself: in the OpenAPI document of
 * `Body`, or by quick create. WebSocket APIs have none, whatever they say.
 *
 * @returns the API itself where it has none
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function expandApi(declared: Resource, root: JsonObject): readonly Resource[] {
  const http = protocolBranch(declared, 'http');
  if (!http) return [declared];
  const given = http.filter((assumption) => !declared.exists.includes(assumption));
  const body = withLiterals(own(declared.properties, 'Body'), declared);
  if (body !== undefined) return expandBody(declared, body, given);
  return expandQuickCreate(declared, root, given);
}

function expandBody(declared: Resource, body: Json, given: readonly Assumption[]): readonly Resource[] {
  const { logicalId, properties } = declared;
  // A base path changes the keys of routes.
  const basePath = withLiterals(own(properties, 'BasePath'), declared) ?? 'ignore';
  const { parts, properties: ofDocument, from, isWhole } = expandDocument(logicalId, body);
  const isRead = isWhole && basePath === 'ignore';
  const isSet = (name: string): boolean => declared.cases(name).some(({ value }) => value.kind !== 'absent');
  const set = Object.fromEntries(Object.entries(ofDocument).filter(([name]) => !isSet(name)));
  return [
    create(declared, {
      logicalId,
      type: declared.type,
      properties: { ...properties, ...set },
      dependsOn: own(declared.json, 'DependsOn'),
      from: (path) => {
        const inside = isSet(String(path.at(0))) ? undefined : from(path);
        return inside ? ['Body', ...inside] : path;
      },
      hiddenBy: isRead ? undefined : hiddenInDocument('Body'),
    }),
    ...(basePath === 'ignore' ? parts : []).map((part) => create(declared, { ...inBody(part), given })),
  ];
}

function inBody({ from = (path: Path): Path => path, ...created }: Created): Created {
  return { ...created, from: (path) => ['Body', ...from(path)] };
}
