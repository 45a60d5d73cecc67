import { outgoingIds } from '../../apigateway/absence/outgoing-ids';
import { excluding } from '../../cloudformation/conditions/branches';
import type { Policy } from '../policy';
import { developerGuide } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

const PATH = 'DisableExecuteApiEndpoint';

export const apiUnreachable: Policy = {
  id: 'api-unreachable',
  category: 'runtime',
  severity: 'warning',
  title: 'An API whose default endpoint is disabled has a custom domain',
  why: 'With DisableExecuteApiEndpoint, clients and back ends reach an API only through its custom domains. Without a mapping, nobody can connect, or post to connections.',
  fix: 'Map the API to a custom domain with an AWS::ApiGatewayV2::ApiMapping, or remove DisableExecuteApiEndpoint.',
  references: [
    developerGuide('websocket-api-disable-default-endpoint'),
    developerGuide('websocket-api-custom-domain-names'),
  ],
  check(model, judge) {
    for (const { resource, mappings } of model.apis) {
      if (!resource) continue;
      judge.value(resource, PATH, (disabled) => {
        if (disabled.boolean !== true) return undefined;
        const alone = excluding(
          disabled.when,
          mappings.map(({ when }) => when),
        );
        const message = 'The default endpoint is disabled, and no custom domain is mapped: nobody can reach the API.';
        reportBeyondDoubt(judge, resource, PATH, alone, message, outgoingIds(model, resource, 'mention'));
        return undefined;
      });
    }
  },
};
