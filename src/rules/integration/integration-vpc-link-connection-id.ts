import { REJECTED_VPC_LINK } from '../../aws/rejections';
import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { awsPage, templateReference } from '../support/pages';

export const integrationVpcLinkConnectionId: Policy = {
  id: 'integration-vpc-link-connection-id',
  category: 'deploy',
  severity: 'error',
  title: 'A private integration names its VPC link',
  why: `AWS rejects connection type VPC_LINK without a ConnectionId: ${REJECTED_VPC_LINK}.`,
  fix: 'Set ConnectionId to the id of the VPC link, or remove ConnectionType to go over the internet.',
  references: [
    templateReference('ApiGatewayV2::Integration'),
    awsPage('whitepapers/latest/best-practices-api-gateway-private-apis-integration/websocket-api'),
  ],
  check(model, judge) {
    judge.values(model.integrations, ['ConnectionId', 'ConnectionType'], ([link, type]) => {
      if (!isEmpty(link) || type.string !== 'VPC_LINK') return undefined;
      return `AWS rejects the integration: ${REJECTED_VPC_LINK}.`;
    });
  },
};
