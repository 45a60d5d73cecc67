import { addressedFunctions } from '../../apigateway/addresses/function-addresses';
import { jointly } from '../../cloudformation/conditions/branches';
import { formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { isCallback } from '../support/callback-addresses';
import { disabledBranches } from '../support/default-endpoint';
import { developerGuide, github } from '../support/pages';

export const callbackEndpointDisabled: Policy = {
  id: 'callback-endpoint-disabled',
  category: 'runtime',
  severity: 'error',
  title: 'Functions do not post to a disabled default endpoint',
  why: 'DisableExecuteApiEndpoint closes https://API.execute-api.REGION.amazonaws.com to posts as well: AWS answers 403 {"message":"Forbidden"}. In the CDK, stage.callbackUrl is that URL, whatever custom domains the API has.',
  fix: 'Give the function the callback URL of the custom domain: https://DOMAIN/MAPPING_KEY, without a stage, and without the key for a domain that is mapped at its root.',
  references: [developerGuide('websocket-api-disable-default-endpoint'), github('aws/aws-sdk-net/issues/1860')],
  check(model, judge) {
    for (const { function: lambda, addresses } of addressedFunctions(model)) {
      judge.about(lambda);
      for (const posting of addresses) {
        if (posting.address.host !== 'default endpoint' || !isCallback(posting)) continue;
        const path = ['Environment', 'Variables', posting.variable];
        for (const disabled of disabledBranches(posting.address.api)) {
          const when = jointly(posting.when, disabled.when);
          const message = `${formatText(posting.text)} is the default endpoint of the API, which is disabled: every post to a connection fails with 403 Forbidden.`;
          if (!when) continue;
          if (disabled.doubt === undefined) judge.report(posting.function, path, message, when);
          else judge.unknown(posting.function, path, disabled.doubt, posting.when);
        }
      }
    }
  },
};
