import { onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { awsPage, github } from '../support/pages';

export const integrationVpcLinkV1: Policy = {
  id: 'integration-vpc-link-v1',
  category: 'deploy',
  severity: 'error',
  title: 'A private integration uses a VPC link to a Network Load Balancer',
  why: 'AWS documents private integrations of WebSocket APIs with an AWS::ApiGateway::VpcLink, a kind that AWS now calls legacy. An AWS::ApiGatewayV2::VpcLink is for HTTP APIs: AWS is reported to reject the integration of a WebSocket API with a BadRequestException.',
  fix: 'Create an AWS::ApiGateway::VpcLink with exactly one Network Load Balancer in TargetArns, and refer to it in ConnectionId.',
  references: [
    awsPage('whitepapers/latest/best-practices-api-gateway-private-apis-integration/websocket-api'),
    github('terraform-aws-modules/terraform-aws-apigateway-v2/issues/151'),
  ],
  check(model, judge) {
    judge.values(model.integrations, ['ConnectionId', 'ConnectionType'], ([link, type]) => {
      if (type.string !== 'VPC_LINK') return undefined;
      link.assertInSight();
      const symbol = link.text && onlySymbol(link.text);
      if (symbol?.kind !== 'resource' || symbol.resource.type !== 'AWS::ApiGatewayV2::VpcLink') return undefined;
      return `${symbol.resource.logicalId} is an AWS::ApiGatewayV2::VpcLink, which is for HTTP APIs: AWS is reported to reject it on WebSocket APIs, which need an AWS::ApiGateway::VpcLink.`;
    });
  },
};
