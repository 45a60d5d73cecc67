import type { Branch } from '../../cloudformation/conditions/branches';
import { asText, formatText, onlySymbol, resourceSymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import type { Judge, Policy, Violation } from '../policy';
import { awsPage, github } from '../support/pages';

export const integrationVpcLinkV1: Policy = {
  id: 'integration-vpc-link-v1',
  category: 'deploy',
  severity: 'error',
  title: 'A private integration uses a VPC link to a Network Load Balancer',
  why: 'AWS documents private integrations of WebSocket APIs with an AWS::ApiGateway::VpcLink, a kind that AWS now calls legacy. It leads to one Network Load Balancer: AWS creates none to an Application Load Balancer ("NLB ARN is malformed") or to several ("More than one target arn specified for vpc link"). An AWS::ApiGatewayV2::VpcLink is for HTTP APIs: AWS is reported to reject the integration of a WebSocket API with a BadRequestException.',
  fix: 'Create an AWS::ApiGateway::VpcLink with exactly one Network Load Balancer in TargetArns, and refer to it in ConnectionId. An Application Load Balancer can be the target of the Network Load Balancer.',
  references: [
    awsPage('whitepapers/latest/best-practices-api-gateway-private-apis-integration/websocket-api'),
    github('terraform-aws-modules/terraform-aws-apigateway-v2/issues/151'),
    github('hashicorp/terraform-provider-aws/issues/30910'),
    awsPage('elasticloadbalancing/latest/network/application-load-balancer-target'),
  ],
  check(model, judge) {
    judge.values(model.integrations, ['ConnectionId', 'ConnectionType'], ([link, type]) => {
      if (type.string !== 'VPC_LINK') return undefined;
      link.assertInSight();
      const { resource } = resourceSymbol(link.text && onlySymbol(link.text)) ?? {};
      if (resource?.type === 'AWS::ApiGateway::VpcLink') return wrongTargets(judge, resource, link.when);
      if (resource?.type !== 'AWS::ApiGatewayV2::VpcLink') return undefined;
      return `${resource.logicalId} is an AWS::ApiGatewayV2::VpcLink, which is for HTTP APIs: AWS is reported to reject it on WebSocket APIs, which need an AWS::ApiGateway::VpcLink.`;
    });
  },
};

function wrongTargets(judge: Judge, link: Resource, given: Branch): readonly Violation[] {
  return judge.read(link, 'TargetArns', given).flatMap(({ term, when: branch }) => {
    if (term.kind !== 'list') return [];
    return link.template.evaluator.items(term, branch).flatMap(({ value: targets, when }): readonly Violation[] => {
      if (targets.length > 1)
        return [
          {
            message: `${link.logicalId} has several targets: "More than one target arn specified for vpc link".`,
            when,
          },
        ];
      return targets
        .flatMap((target) => wrongBalancers(judge, asText(target) ?? [], when))
        .map(({ name, when: at }) => ({
          message: `${link.logicalId} leads to ${name}, which is no Network Load Balancer: AWS does not create the link ("NLB ARN is malformed").`,
          when: at,
        }));
    });
  });
}

/** The branches in which a target is another load balancer, in sight or by its ARN. */
function wrongBalancers(
  judge: Judge,
  target: Text,
  when: Branch,
): readonly { readonly name: string; readonly when: Branch }[] {
  const balancer = resourceSymbol(onlySymbol(target))?.resource;
  if (balancer?.type === 'AWS::ElasticLoadBalancingV2::LoadBalancer')
    return judge
      .read(balancer, 'Type', when)
      .filter((type) => type.string !== 'network')
      .map((type) => ({ name: balancer.logicalId, when: type.when }));
  const [start] = parseArn(target)?.resource ?? [];
  const isOther = typeof start === 'string' && /^loadbalancer\/(?:app|gwy)\//.test(start);
  return isOther ? [{ name: formatText(target), when }] : [];
}
