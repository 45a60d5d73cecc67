import { type DomainRef, mappedDomains } from '../../apigateway/domains';
import type { Model } from '../../apigateway/types';
import { jointly } from '../../cloudformation/conditions/branches';
import { linksTo } from '../../cloudformation/links';
import type { Resource } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { reportBranch } from '../support/branches';

export const domainSingleProtocol: Policy = {
  id: 'domain-single-protocol',
  category: 'deploy',
  severity: 'error',
  title: 'A custom domain serves WebSocket APIs only, or none',
  why: 'AWS rejects the second protocol on a domain: "Currently, WebSocket APIs can only be attached to a domain name with other WebSocket APIs".',
  fix: 'Give the WebSocket API a domain of its own, such as ws.example.com.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-custom-domain-names.html',
    'https://github.com/serverless/serverless/issues/7459',
  ],
  check(model, judge) {
    const others = new Map<string, Other[]>();
    for (const other of otherMappings(model)) {
      const known = others.get(other.key) ?? [];
      if (known.length < MOST_COMPARED) others.set(other.key, [...known, other]);
    }
    for (const mapping of model.apis.flatMap((api) => api.mappings)) {
      for (const { key, when } of mappedDomains(model, mapping.resource)) {
        const clashes = (others.get(key) ?? []).map((other) => ({
          other,
          both: jointly(mapping.when, when, other.when),
        }));
        const clash = clashes.find(({ both }) => typeof both === 'object') ?? clashes.find(({ both }) => both);
        if (!clash) continue;
        const { mapping: same, protocol } = clash.other;
        const message = `${same.declared.logicalId} maps ${protocol === 'REST' ? 'a REST' : 'an HTTP'} API to the same domain: "Currently, WebSocket APIs can only be attached to a domain name with other WebSocket APIs".`;
        reportBranch(judge, mapping, '', clash.both, message);
      }
    }
  },
};

/** Other mappings of a domain that one is compared with. */
const MOST_COMPARED = 50;

/** A mapping of an API that is not a WebSocket API. */
interface Other extends DomainRef {
  readonly mapping: Resource;
  readonly protocol: 'HTTP' | 'REST';
}

function otherMappings(model: Model): readonly Other[] {
  const mapped = (mapping: Resource, protocol: Other['protocol'], when: DomainRef['when']): readonly Other[] =>
    mappedDomains(model, mapping).map((domain) => ({ ...domain, mapping, protocol, when: [...when, ...domain.when] }));
  return [
    ...model
      .resources('AWS::ApiGateway::BasePathMapping')
      .flatMap((mapping) => mapped(mapping, 'REST', mapping.exists)),
    ...model.resources('AWS::ApiGatewayV2::ApiMapping').flatMap((mapping) => [
      ...linksTo(mapping, ['ApiId'], 'AWS::ApiGateway::RestApi').flatMap(({ when }) => mapped(mapping, 'REST', when)),
      ...linksTo(mapping, ['ApiId'], 'AWS::ApiGatewayV2::Api').flatMap(({ resource, when }) => {
        const protocol = resource.term('ProtocolType');
        return protocol.kind === 'scalar' && protocol.value === 'HTTP' ? mapped(mapping, 'HTTP', when) : [];
      }),
    ]),
  ];
}
