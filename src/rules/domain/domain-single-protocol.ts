import { REJECTED_DOMAIN_MAPPING } from '../../aws/rejections';
import { mappedDomains } from '../../apigateway/domains/api-domains';
import { type OtherMapping, otherMappings } from '../../apigateway/domains/other-mappings';
import { firstOf, widestFirst } from '../../cloudformation/conditions/branches';
import type { Policy } from '../policy';
import { addComparable } from '../support/comparable';
import { developerGuide, github } from '../support/pages';

export const domainSingleProtocol: Policy = {
  id: 'domain-single-protocol',
  category: 'deploy',
  severity: 'error',
  title: 'A custom domain serves WebSocket APIs only, or none',
  why: `AWS: "If you map a custom domain name to a WebSocket API, you can't map it to a REST API or an HTTP API." AWS rejects the second mapping: ${REJECTED_DOMAIN_MAPPING}.`,
  fix: 'Give the WebSocket API a domain of its own, such as ws.example.com.',
  references: [
    developerGuide('websocket-api-custom-domain-names'),
    developerGuide('websocket-api-mappings'),
    github('serverless/serverless/issues/7459'),
  ],
  check(model, judge) {
    const others = new Map<string, OtherMapping[]>();
    for (const other of otherMappings(model)) addComparable(others, other.key, other);
    for (const mapping of model.apis.flatMap((api) => api.mappings)) {
      judge.about(mapping);
      for (const { key, when } of mappedDomains(model, mapping.resource)) {
        // Of an API whose protocol is unknown, the mapping is on both sides.
        const besides = (others.get(key) ?? []).filter((other) => other.mapping !== mapping.resource);
        const given = [...mapping.when, ...when];
        for (const { candidate, when: both } of firstOf(given, widestFirst(given, besides, messageAbout)))
          judge.report(mapping, '', messageAbout(candidate), both);
      }
    }
  },
};

function messageAbout({ mapping, protocol }: OtherMapping): string {
  return `${mapping.declared.logicalId} maps ${protocol === 'REST' ? 'a REST' : 'an HTTP'} API to the same domain: ${REJECTED_DOMAIN_MAPPING}.`;
}
