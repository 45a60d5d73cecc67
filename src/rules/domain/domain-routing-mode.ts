import { partsIn } from '../../cloudformation/conditions/branches';
import { upperFirst } from '../../cloudformation/letter-case';
import { namedApi } from '../../apigateway/apis/named-api';
import type { Policy } from '../policy';
import { anApi, apiLabel } from '../support/api-label';
import { itemPaths } from '../support/item-paths';
import { domainsInUse } from '../support/domains-in-use';
import { developerGuide, templateReference } from '../support/pages';

export const domainRoutingMode: Policy = {
  id: 'domain-routing-mode',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'A WebSocket or HTTP API is reached through API mappings, not routing rules',
  why: 'AWS: "WebSocket or HTTP APIs aren\'t supported as a target API for routing rules." With ROUTING_RULE_ONLY, "you can\'t create an API mapping", and callers cannot use the mappings that the domain has.',
  fix: 'Leave RoutingMode out, or set one that uses API mappings: ROUTING_RULE_THEN_API_MAPPING (on AWS::ApiGateway::DomainName ROUTING_RULE_THEN_BASE_PATH_MAPPING). Map the API with an AWS::ApiGatewayV2::ApiMapping.',
  references: [
    developerGuide('rest-api-routing-mode'),
    developerGuide('set-routing-mode'),
    templateReference('ApiGatewayV2::RoutingRule'),
  ],
  check(model, judge) {
    judge.value(
      domainsInUse(model),
      'RoutingMode',
      (mode) =>
        mode.string === 'ROUTING_RULE_ONLY' &&
        `${upperFirst(anApi(model.protocol))} is mapped to the domain, and with ROUTING_RULE_ONLY "you can't create an API mapping".`,
    );
    for (const rule of model.resources('AWS::ApiGatewayV2::RoutingRule')) {
      for (const item of itemPaths(rule, 'Actions')) {
        judge.value(rule, [...item, 'InvokeApi', 'ApiId'], ({ text, when }) => {
          const api = namedApi(model, text, rule.template);
          if (!api) return undefined;
          const message = `The rule invokes ${apiLabel(api)}: "WebSocket or HTTP APIs aren't supported as a target API for routing rules".`;
          return partsIn(when, [api.when]).map((branch) => ({ message, when: branch }));
        });
      }
    }
  },
};
