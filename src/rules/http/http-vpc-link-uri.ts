import { literalText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import { parseArn } from '../../iam/arn';
import type { Policy } from '../policy';
import { handsOnAnyText } from '../../aws/hands-on-any-text';
import { developerGuide, templateReference } from '../support/pages';

const ERROR =
  '"For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."';

export const httpVpcLinkUri: Policy = {
  id: 'http-vpc-link-uri',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'A private integration names a listener or a Cloud Map service',
  why: `Through a VPC link, API Gateway reaches a listener of an Application or Network Load Balancer, or a Cloud Map service, by its ARN. AWS rejects URLs and other ARNs: ${ERROR}`,
  fix: 'Set IntegrationUri to !Ref Listener (not the load balancer), or to !GetAtt of the Arn of an AWS::ServiceDiscovery::Service.',
  references: [developerGuide('http-api-develop-integrations-private'), templateReference('ApiGatewayV2::Integration')],
  check(model, judge) {
    judge.values(model.integrations, ['IntegrationUri', 'ConnectionType'], ([uri, connection]) => {
      if (connection.isAbsent || connection.string !== 'VPC_LINK' || isPrivateBackend(uri)) return undefined;
      return `${uri.isAbsent ? 'The integration has no IntegrationUri' : `${String(uri)} is neither a listener nor a Cloud Map service`}: ${ERROR}`;
    });
  },
};

/** The resources that a VPC link leads to, and the attribute that is their ARN; undefined for `Ref`. */
const BACKENDS: ReadonlyMap<string, readonly (string | undefined)[]> = new Map([
  ['AWS::ElasticLoadBalancingV2::Listener', [undefined, 'ListenerArn']],
  ['AWS::ServiceDiscovery::Service', ['Arn']],
]);

/** What an ARN of each service has to start with, behind the account. */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['elasticloadbalancing', 'listener/'],
  ['servicediscovery', 'service/'],
]);

function isPrivateBackend(uri: Value): boolean {
  const { text } = uri;
  if (!text) return false;
  const symbol = onlySymbol(text);
  if (symbol?.kind === 'resource') {
    const { type } = symbol.resource;
    return handsOnAnyText(type) || BACKENDS.get(type)?.includes(symbol.attribute) === true;
  }
  const arn = parseArn(text);
  const service = arn && literalText(arn.service);
  const resource = arn?.resource[0];
  if (service === undefined || typeof resource !== 'string') {
    // A written start that no ARN has is wrong, whatever follows.
    const [first] = text;
    if (typeof first !== 'string' || first.startsWith('arn:')) uri.assertKnown();
    return false;
  }
  return resource.startsWith(RESOURCES.get(service) ?? '\0');
}
