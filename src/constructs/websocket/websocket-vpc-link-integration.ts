import type { IVpcLink } from 'aws-cdk-lib/aws-apigateway';
import type { CfnIntegration, WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { check } from '../support/check';
import { placeOfPart } from '../support/fail';
import { VPC_LINK } from '../support/kinds';
import { WebSocketHttpIntegration, type WebSocketHttpIntegrationProps } from './websocket-http-integration';

/** Properties of {@link WebSocketVpcLinkIntegration}. */
export interface WebSocketVpcLinkIntegrationProps extends WebSocketHttpIntegrationProps {
  /** The link to the network load balancer of the back end, a construct of `aws-cdk-lib/aws-apigateway`. */
  readonly vpcLink: IVpcLink;

  /**
   * The URL of the back end. Its host name is the one in the certificate of the load balancer's TLS listener; with
   * `allowPlaintext` it can be the DNS name of the load balancer.
   */
  readonly url: string;
}

/**
 * Forwards messages to a back end in a VPC, through a VPC link to a network load balancer (`HTTP_PROXY`, `VPC_LINK`).
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/websocket-api.html
 */
export class WebSocketVpcLinkIntegration extends WebSocketHttpIntegration {
  private readonly vpcLink: IVpcLink;
  private readonly childId: string;

  public constructor(id: string, props: WebSocketVpcLinkIntegrationProps) {
    check(placeOfPart('integration', id), props, { vpcLink: VPC_LINK });
    super(id, props.url, props);
    this.vpcLink = props.vpcLink;
    this.childId = id;
  }

  /** @internal */
  public override _bindToRoute(options: WebSocketRouteIntegrationBindOptions): { readonly integrationId: string } {
    const bound = super._bindToRoute(options);
    const integration = options.scope.node.tryFindChild(this.childId)?.node.tryFindChild('Resource') as
      CfnIntegration | undefined;
    if (integration) {
      integration.connectionType = 'VPC_LINK';
      integration.connectionId = this.vpcLink.vpcLinkId;
    }
    return bound;
  }
}
