import { type Json, type JsonObject, own, ownObject } from '../document/json';
import type { Resource } from '../types';
import { picked } from '../document/entries';
import { create, moved } from '../resources/created-resource';
import { withGlobals } from './globals';

/** Properties of `Domain` that are the domain's as they are. */
const DOMAIN = ['DomainName', 'MutualTlsAuthentication', 'SecurityPolicy'];

/**
 * A REST API of SAM as it is written, and the custom domain that SAM creates for it: a WebSocket API cannot be mapped to
 * that domain.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
 */
export function expandRestApi(declared: Resource, root: JsonObject): readonly Resource[] {
  const domain = ownObject(withGlobals(declared, root, 'Api'), 'Domain');
  const name = own(domain, 'DomainName');
  if (name === undefined) return [declared];
  const logicalId = `${declared.logicalId}Domain`;
  const type: Json = own(domain, 'EndpointConfiguration') ?? 'REGIONAL';
  return [
    declared,
    create(declared, {
      logicalId,
      type: 'AWS::ApiGateway::DomainName',
      referredAs: 'DomainName',
      properties: { ...picked(domain, DOMAIN), EndpointConfiguration: { Types: [type] } },
      from: (path) => ['Domain', ...(path.at(0) === 'EndpointConfiguration' ? path.slice(0, 1) : path)],
    }),
    create(declared, {
      logicalId: `${declared.logicalId}BasePathMapping`,
      type: 'AWS::ApiGateway::BasePathMapping',
      properties: { DomainName: { Ref: logicalId }, RestApiId: { Ref: declared.logicalId } },
      from: moved(['Domain'], {}),
    }),
  ];
}
