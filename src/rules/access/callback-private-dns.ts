import { addressedFunctions, type FunctionAddress } from '../../apigateway/addresses/function-addresses';
import { type PrivateDns, privateDnsByVpc, vpcsOf } from '../../apigateway/addresses/private-dns';
import { firstOf, jointly, widestFirst } from '../../cloudformation/conditions/branches';
import { formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
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
    const endpoints = privateDnsByVpc(model);
    for (const { function: lambda, addresses } of addressedFunctions(model)) {
      judge.about(lambda);
      const answering = endpointsFor(lambda, endpoints);
      for (const told of addresses.filter(isCallback)) {
        const others = answering.filter(({ region }) => isIn(region, told));
        for (const { candidate, when } of firstOf(told.when, widestFirst(others))) {
          const message = `In the VPC of the function, the private DNS of VPC endpoint ${candidate.endpoint.declared.logicalId} answers for ${formatText(told.text)}: every post to a connection fails with 403 Forbidden.`;
          const path = ['Environment', 'Variables', told.variable];
          checkAllowances(judge, lambda, path, message, posting(model, told, when));
        }
      }
    }
  },
};

/** The VPC endpoints that answer in the VPC of a function. */
function endpointsFor(lambda: Resource, byVpc: ReadonlyMap<Resource, readonly PrivateDns[]>): readonly PrivateDns[] {
  return vpcsOf(lambda).flatMap(({ vpc, when }) =>
    (byVpc.get(vpc) ?? []).flatMap((one) => {
      const both = jointly(when, one.when);
      return both ? [{ ...one, when: both }] : [];
    }),
  );
}

/** The default endpoint, and its Region; another name of it, such as that of dual stack, is another host. */
const DEFAULT_ENDPOINT = /\.execute-api\.([^./]+)\.(?:amazonaws\.com(?:\.cn)?|\$\{AWS::URLSuffix\})(?:\/|$)/;

/** Whether an address is of a Region, as far as both are written; an API in sight is in the Region of those who refer to it. */
function isIn(region: string, { text }: FunctionAddress): boolean {
  const named = DEFAULT_ENDPOINT.exec(formatText(text))?.[1];
  const isWritten = (one: string): boolean => !one.startsWith('$');
  return named !== undefined && (named === region || !isWritten(named) || !isWritten(region));
}
