import { addressedFunctions } from '../../apigateway/addresses/function-addresses';
import { answeringEndpoints } from '../../apigateway/addresses/private-dns';
import { branchesWithoutWayOut } from '../../apigateway/addresses/way-out';
import { excluding, partsIn } from '../../cloudformation/conditions/branches';
import { formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { checkAllowances } from '../support/allowances';
import { isCallback } from '../support/callback-addresses';
import { awsPage, github } from '../support/pages';
import { posting } from '../support/posting';

export const callbackWayOut: Policy = {
  id: 'callback-way-out',
  category: 'runtime',
  severity: 'error',
  title: 'A function that posts to connections has a way out of its VPC',
  why: 'WebSocket APIs are reached over the internet only. AWS, of functions in a VPC: "Connecting a function to a public subnet doesn\'t give it internet access or a public IP address." Without a route to a NAT gateway, posting hangs until the function times out.',
  fix: 'Move the function to subnets whose route table sends 0.0.0.0/0 to a NAT gateway (in aws-cdk-lib: SubnetType.PRIVATE_WITH_EGRESS). Or remove VpcConfig from the function if it needs nothing in the VPC.',
  references: [
    awsPage('lambda/latest/dg/configuration-vpc'),
    awsPage('lambda/latest/dg/configuration-vpc-internet'),
    'https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/websocket-api.html',
    github('rusoto/rusoto/issues/1659'),
    github('aws/aws-sdk-go-v2/issues/1534'),
  ],
  check(model, judge) {
    for (const { function: lambda, addresses } of addressedFunctions(model)) {
      judge.about(lambda);
      const shut = branchesWithoutWayOut(model, lambda);
      for (const one of addresses.filter(isCallback)) {
        const message = `${formatText(one.text)} is on the internet, and no subnet of the function has a route there that a function can take: posting to connections hangs until the function times out.`;
        const path = ['Environment', 'Variables', one.variable];
        const answered = answeringEndpoints(model, one).map(({ when }) => when);
        for (const when of partsIn(one.when, shut).flatMap((part) => excluding(part, answered)))
          checkAllowances(judge, lambda, path, message, posting(model, one, when));
      }
    }
  },
};
