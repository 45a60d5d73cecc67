import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { Connections, SecurityGroup, type IConnectable, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';

/**
 * A link from HTTP APIs to a VPC, with a security group: a load balancer can let in the link, and nobody else.
 *
 * @example
 * declare const vpc: ec2.Vpc;
 * declare const listener: elbv2.ApplicationListener;
 * const link = new VpcLink(this, 'VpcLink', { vpc });
 * listener.connections.allowDefaultPortFrom(link);
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html
 * @resource AWS::ApiGatewayV2::VpcLink
 */
@propertyInjectable
export class VpcLink extends apigatewayv2.VpcLink implements IConnectable {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.VpcLink';

  /** Where the link may connect to, and what lets it in. */
  public readonly connections: Connections;

  public constructor(scope: Construct, id: string, props: apigatewayv2.VpcLinkProps) {
    super(scope, id, props);
    const stated = props.securityGroups ?? [];
    this.connections = new Connections({ securityGroups: stated.filter(isSecurityGroup) });
    if (stated.length > 0) return;
    const own = new SecurityGroup(this, 'SecurityGroup', { vpc: props.vpc, description: 'VPC link of API Gateway' });
    this.addSecurityGroups(own);
    this.connections.addSecurityGroup(own);
  }
}

function isSecurityGroup(group: object): group is ISecurityGroup {
  return 'connections' in group;
}
