import { chat, part } from './api';

/** Custom domain `chat.example.com`. */
export function domain(properties: string, type = 'AWS::ApiGatewayV2::DomainName'): string {
  return `{ Type: '${type}', Properties: { DomainName: chat.example.com, ${properties} } }`;
}

/** Maps API `Api` to domain `Domain`. */
export const MAPPING = part('ApiMapping', 'DomainName: !Ref Domain, Stage: live');

/**
 * A template with an API that is mapped to domain `Domain`.
 *
 * @param properties of the domain
 * @param resources further ones, or others in place of `Domain` and `Mapping`
 * @param sections further sections
 */
export function onDomain(properties: string, resources: Readonly<Record<string, string>> = {}, sections = ''): string {
  return chat({ Domain: domain(properties), Mapping: MAPPING, ...resources }, sections);
}
