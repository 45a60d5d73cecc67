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
  title: 'An API without its default endpoint has a custom domain',
  why: 'With DisableExecuteApiEndpoint, clients and back ends reach an API by its custom domains only. Without a mapping there is no address left to connect to, or to post to connections at.',
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
        const message = 'The default endpoint is off, and no custom domain is mapped: nobody can reach the API.';
        reportBeyondDoubt(judge, resource, PATH, alone, message, outgoingIds(model, resource, 'mention'));
        return undefined;
      });
    }
  },
};
