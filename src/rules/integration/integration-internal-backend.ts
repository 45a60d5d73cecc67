import { resourceSymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { eachValue } from '../support/each-value';
import { awsPage, developerGuide } from '../support/pages';

/** Resource types whose address leads to nobody outside of the VPC where their scheme is internal. */
const BALANCERS = ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancing::LoadBalancer'];

export const integrationInternalBackend: Policy = {
  id: 'integration-internal-backend',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'An integration reaches an internal load balancer through a VPC link',
  why: 'The name of an internal load balancer resolves to private addresses: "internal load balancers can only route requests from clients with access to the VPC for the load balancer". An integration without a VPC link goes over the internet, and every request fails.',
  fix: 'For an HTTP API, set ConnectionType to VPC_LINK, ConnectionId to an AWS::ApiGatewayV2::VpcLink, IntegrationUri to the ARN of a listener with TLS, and TlsConfig. For a WebSocket API, set ConnectionId to an AWS::ApiGateway::VpcLink to a Network Load Balancer.',
  references: [
    awsPage('elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works'),
    developerGuide('http-api-develop-integrations-private'),
  ],
  check(model, judge) {
    judge.values(model.integrations, ['IntegrationUri', 'ConnectionType'], ([uri, connection], integration) => {
      const balancer = balancerAt(uri);
      if (!balancer || connection.string === 'VPC_LINK') return undefined;
      const { logicalId } = balancer.declared;
      const message = `${logicalId} is an internal load balancer, but the integration goes over the internet: no request reaches it.`;
      return eachValue(judge, integration, judge.read(balancer, 'Scheme', uri.when), (scheme) =>
        scheme.string === 'internal' ? [{ message, when: scheme.when }] : [],
      );
    });
  },
};

/** The load balancer that an address leads to. */
function balancerAt({ text = [] }: Value): Resource | undefined {
  const [first] = text;
  const host = resourceSymbol(typeof first === 'string' && BEFORE_NAME.test(first) ? text[1] : first);
  return host?.attribute === 'DNSName' && BALANCERS.includes(host.resource.type) ? host.resource : undefined;
}

/** What may stand before the name of a load balancer. */
const BEFORE_NAME = /^(?:https?:\/\/)?(?:dualstack\.)?$/i;
