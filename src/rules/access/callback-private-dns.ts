import { addressedFunctions } from '../../apigateway/addresses/function-addresses';
import { answeringEndpoints } from '../../apigateway/addresses/private-dns';
import { firstOf, widestFirst } from '../../cloudformation/conditions/branches';
import { formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { checkAllowances } from '../support/allowances';
import { isCallback } from '../support/callback-addresses';
import { developerGuide } from '../support/pages';
import { posting } from '../support/posting';

export const callbackPrivateDns: Policy = {
  id: 'callback-private-dns',
  category: 'runtime',
  severity: 'warning',
  title: 'Private DNS does not hide the default endpoint from a function that posts to it',
  why: 'With private DNS, a VPC endpoint for execute-api answers for *.execute-api.REGION.amazonaws.com in the whole VPC. It leads to private APIs only, and a WebSocket API is never private. AWS: "If you turn on private DNS, you can\'t access the default endpoint for public APIs." Posts to connections fail with 403 Forbidden.',
  fix: 'Set PrivateDnsEnabled of the VPC endpoint to false, and call private APIs by the host name of the VPC endpoint; or give the function the callback URL of a custom domain, https://DOMAIN/MAPPING_KEY. Either way, its subnets need a route to a NAT gateway.',
  references: [
    developerGuide('apigateway-private-apis'),
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
    'https://repost.aws/ja/questions/QU8kLUOlpHTwiQ1_CUKt69Lw',
  ],
  check(model, judge) {
    for (const { function: lambda, addresses } of addressedFunctions(model)) {
      judge.about(lambda);
      for (const told of addresses.filter(isCallback)) {
        const endpoints = widestFirst(told.when, answeringEndpoints(model, told), ({ endpoint }) => endpoint);
        for (const { candidate, when } of firstOf(told.when, endpoints)) {
          const message = `In the VPC of the function, the private DNS of VPC endpoint ${candidate.endpoint.declared.logicalId} answers for ${formatText(told.text)}: every post to a connection fails with 403 Forbidden.`;
          const path = ['Environment', 'Variables', told.variable];
          checkAllowances(judge, lambda, path, message, posting(model, told, when));
        }
      }
    }
  },
};
