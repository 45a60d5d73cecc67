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
import { checkFlag, checkRequired, checkText } from './check-given';
import { fail } from './fail';

/**
 * Maps a domain to a stage.
 *
 * @throws Error for a name or a key that AWS rejects, and for the default endpoint of an imported API
 */
export function mapDomain(stage: Construct & IWebSocketStage, id: string, options: WebSocketDomainOptions): DomainName {
  checkRequired(stage, id, options, 'certificate', { text: 'a certificate of AWS Certificate Manager' });
  checkText(stage, id, options, 'domainName', "'chat.example.com'");
  checkFlag(stage, id, 'closeDefaultEndpoint', options.closeDefaultEndpoint);
  const { domainName, certificate, mappingKey, closeDefaultEndpoint = false, ipAddressType } = options;
  checkDomainName(stage, id, domainName);
  if (mappingKey !== undefined) checkMappingKey(stage, id, mappingKey);
  const api = stage.api.node.tryFindChild('Resource');
  if (closeDefaultEndpoint) {
    if (!(api instanceof CfnApi))
      fail(stage, id, 'closeDefaultEndpoint is true, but the API is imported. Close its endpoint where it is defined.');
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
    ...(mappingKey === undefined ? {} : { apiMappingKey: mappingKey }),
  });
  return domain;
}

/** Whether the default endpoint of a stage's API is disabled. */
export function isDefaultEndpointClosed({ api }: IWebSocketStage): boolean {
  const resource = api.node.tryFindChild('Resource');
  return resource instanceof CfnApi && resource.disableExecuteApiEndpoint === true;
}

function checkDomainName(stage: Construct, id: string, name: string): void {
  if (Token.isUnresolved(name) || !/[A-Z_]/.test(name)) return;
  fail(stage, id, `domainName is "${name}", but AWS accepts neither upper case nor underscores.`);
}

function checkMappingKey(stage: Construct, id: string, key: string): void {
  if (Token.isUnresolved(key)) return;
  if (key === '' || key.length > MAX_MAPPING_KEY_LENGTH || NO_MAPPING_KEY_CHARACTER.test(key))
    fail(
      stage,
      id,
      `mappingKey is "${key}", but AWS accepts 1 to ${MAX_MAPPING_KEY_LENGTH} letters, digits and $-_.+!*'(). Leave it out for the whole domain.`,
    );
}
