import { Token } from 'aws-cdk-lib';
import {
  ApiMapping,
  CfnApi,
  DomainName,
  EndpointType,
  SecurityPolicy,
  type IWebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { MAX_MAPPING_KEY_LENGTH, NO_MAPPING_KEY_CHARACTER } from '../../aws/mapping-keys';
import type { WebSocketDomainOptions } from '../options/websocket-domain-options';
import { check } from './check';
import { fail, placeOf } from './fail';
import { FLAG, having, optional, text } from './kinds';
import { isGiven } from './shown';

const KINDS = {
  certificate: having('a certificate of AWS Certificate Manager'),
  domainName: text("'chat.example.com'"),
  closeDefaultEndpoint: optional(FLAG),
};

/**
 * Maps a domain to a stage.
 *
 * @throws Error for a name or a key that AWS rejects, and for the default endpoint of an imported API
 */
export function mapDomain(stage: Construct & IWebSocketStage, id: string, options: WebSocketDomainOptions): DomainName {
  const place = placeOf(stage, id);
  check(place, options, KINDS);
  const { domainName, certificate, mappingKey, closeDefaultEndpoint = false, ipAddressType } = options;
  checkDomainName(place, domainName);
  if (isGiven(mappingKey)) checkMappingKey(place, mappingKey);
  const api = stage.api.node.tryFindChild('Resource');
  if (closeDefaultEndpoint) {
    if (!(api instanceof CfnApi))
      fail(place, 'closeDefaultEndpoint is true, but the API is imported. Close its endpoint where it is defined.');
    api.disableExecuteApiEndpoint = true;
  }
  const domain = new DomainName(stage, id, {
    domainName,
    certificate,
    endpointType: EndpointType.REGIONAL,
    securityPolicy: SecurityPolicy.TLS_1_2,
    ...(ipAddressType ? { ipAddressType } : {}),
  });
  new ApiMapping(stage, `${id}Mapping`, {
    api: stage.api,
    domainName: domain,
    stage,
    ...(isGiven(mappingKey) ? { apiMappingKey: mappingKey } : {}),
  });
  return domain;
}

/** Whether the default endpoint of a stage's API is disabled. */
export function isDefaultEndpointClosed({ api }: IWebSocketStage): boolean {
  const resource = api.node.tryFindChild('Resource');
  return resource instanceof CfnApi && resource.disableExecuteApiEndpoint === true;
}

function checkDomainName(place: string, name: string): void {
  if (Token.isUnresolved(name) || !/[A-Z_]/.test(name)) return;
  fail(place, `domainName is "${name}", but AWS accepts neither upper case nor underscores.`);
}

function checkMappingKey(place: string, key: string): void {
  if (Token.isUnresolved(key)) return;
  if (key === '' || key.length > MAX_MAPPING_KEY_LENGTH || NO_MAPPING_KEY_CHARACTER.test(key))
    fail(
      place,
      `mappingKey is "${key}", but AWS accepts 1 to ${MAX_MAPPING_KEY_LENGTH} letters, digits and $-_.+!*'(). Leave it out for the whole domain.`,
    );
}
