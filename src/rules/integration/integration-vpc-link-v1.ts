import { onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';

export const integrationVpcLinkV1: Policy = {
  id: 'integration-vpc-link-v1',
  category: 'runtime',
  severity: 'warning',
  title: 'A private integration uses a VPC link to a Network Load Balancer',
  why: 'AWS documents private integrations of WebSocket APIs with an AWS::ApiGateway::VpcLink, the kind that REST APIs came with. An AWS::ApiGatewayV2::VpcLink is made for HTTP APIs; no documentation says that a WebSocket API can use one.',
  fix: 'Create an AWS::ApiGateway::VpcLink to a Network Load Balancer, and refer to it in ConnectionId.',
  references: [
    'https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/websocket-api.html',
    'https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/issues/151',
  ],
  check(model, judge) {
    judge.values(model.integrations, ['ConnectionId', 'ConnectionType'], ([link, type]) => {
      if (type.string !== 'VPC_LINK') return undefined;
      link.assertInSight();
      const symbol = link.text && onlySymbol(link.text);
      if (symbol?.kind !== 'resource' || symbol.resource.type !== 'AWS::ApiGatewayV2::VpcLink') return undefined;
      return `${symbol.resource.logicalId} is an AWS::ApiGatewayV2::VpcLink; AWS documents WebSocket APIs with an AWS::ApiGateway::VpcLink only.`;
    });
  },
};
