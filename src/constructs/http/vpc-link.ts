import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { check } from '../support/check';
import { placeOf } from '../support/fail';
import { list, optional, VPC } from '../support/kinds';
import { Connections, SecurityGroup, type IConnectable, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { aws_ec2 as ec2 } from 'aws-cdk-lib/interfaces';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';

/** The construct id of a link's own security group. */
const OWN = 'SecurityGroup';

/**
 * A link from HTTP APIs to a VPC, with a security group, so that a load balancer can allow connections of the link
 * alone.
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

  private own?: SecurityGroup;
  private made?: Connections;

  public constructor(scope: Construct, id: string, props: apigatewayv2.VpcLinkProps) {
    check(placeOf(scope, id), props, { vpc: VPC, securityGroups: optional(list('securityGroup')) });
    super(scope, id, props);
    if (this.groups.length > 0) return;
    this.own = new SecurityGroup(this, OWN, { vpc: props.vpc, description: 'VPC link of API Gateway' });
    super.addSecurityGroups(this.own);
  }

  /** The connections of the link's security groups, including groups that are added later. */
  public get connections(): Connections {
    return (this.made ??= new Connections({ securityGroups: this.groups.filter(isSecurityGroup) }));
  }

  /**
   * Adds security groups. They replace the link's own group, which allows connections to anything in the VPC, unless
   * `connections` was used before, since rules may refer to that group.
   *
   * @param groups the security groups
   */
  public override addSecurityGroups(...groups: ec2.ISecurityGroupRef[]): void {
    if (this.own && !this.made && groups.length > 0) {
      this.groups.splice(this.groups.indexOf(this.own), 1);
      this.node.tryRemoveChild(OWN);
      this.own = undefined;
    }
    super.addSecurityGroups(...groups);
    this.made?.addSecurityGroup(...groups.filter(isSecurityGroup));
  }

  /** The security groups, which are private in aws-cdk-lib. */
  private get groups(): ec2.ISecurityGroupRef[] {
    return (this as unknown as { readonly securityGroups: ec2.ISecurityGroupRef[] }).securityGroups;
  }
}

function isSecurityGroup(group: object): group is ISecurityGroup {
  return 'connections' in group;
}
