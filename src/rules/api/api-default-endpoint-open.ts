import { jointly } from '../../cloudformation/conditions/branches';
import type { Policy } from '../policy';
import { developerGuide, github, templateReference } from '../support/pages';

const MESSAGE = 'The API has a custom domain, but its default endpoint (execute-api) stays open beside it.';

export const apiDefaultEndpointOpen: Policy = {
  id: 'api-default-endpoint-open',
  protocols: ['websocket', 'http'],
  category: 'security',
  severity: 'warning',
  title: 'An API with a custom domain is reachable through it only',
  why: 'Clients can still use the default endpoint of the API (execute-api), past whatever stands in front of the custom domain: a firewall, a log, an allow list.',
  fix: 'Set DisableExecuteApiEndpoint to true (in aws-cdk-lib: disableExecuteApiEndpoint of HttpApi; the WebSocketApi construct has no such property, its CfnApi has), and deploy the API again. Functions that post to connections of a WebSocket API must then use https://DOMAIN/MAPPING_KEY, without a stage: the default endpoint answers them 403 Forbidden. A CloudFront distribution whose origin is the default endpoint needs the custom domain as its origin.',
  references: [
    developerGuide('websocket-api-disable-default-endpoint'),
    developerGuide('http-api-disable-default-endpoint'),
    templateReference('ApiGatewayV2::Api'),
    github('aws/aws-sdk-net/issues/1860'),
  ],
  check(model, judge) {
    for (const { resource, mappings } of model.apis) {
      if (!resource || mappings.length === 0) continue;
      judge.value(resource, 'DisableExecuteApiEndpoint', (disabled) => {
        const branches = mappings.map((mapping) => jointly(disabled.when, mapping.when)).filter((when) => when !== undefined);
        if (branches.length === 0 || disabled.boolean === true) return undefined;
        return branches.map((when) => ({ message: MESSAGE, when }));
      });
    }
  },
};
