import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, ListenerAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { VpcLink } from '../../../src/index';

const LINK = 'AWS::ApiGatewayV2::VpcLink';

let stack: Stack;
let vpc: Vpc;
beforeEach(() => {
  stack = new Stack(new App(), 'Books');
  vpc = new Vpc(stack, 'Vpc');
});

test('a link has a security group', () => {
  new VpcLink(stack, 'Link', { vpc });
  Template.fromStack(stack).hasResourceProperties(LINK, {
    SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkSecurityGroup'), 'GroupId'] }],
  });
});

test('or those that are stated', () => {
  const securityGroups = [new SecurityGroup(stack, 'Own', { vpc })];
  const link = new VpcLink(stack, 'Link', {
    vpc,
    securityGroups,
    vpcLinkName: 'books',
    subnets: { subnetType: SubnetType.PUBLIC },
  });
  expect(link.connections.securityGroups).toEqual(securityGroups);
  const template = Template.fromStack(stack);
  template.hasResourceProperties(LINK, {
    Name: 'books',
    SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Own'), 'GroupId'] }],
    SubnetIds: [{ Ref: Match.stringLikeRegexp('^VpcPublic') }, { Ref: Match.stringLikeRegexp('^VpcPublic') }],
  });
  template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
});

test('a load balancer can let in the link, and nobody else', () => {
  const listener = new ApplicationLoadBalancer(stack, 'Balancer', { vpc }).addListener('Listener', {
    port: 80,
    open: false,
    defaultAction: ListenerAction.fixedResponse(200),
  });
  listener.connections.allowDefaultPortFrom(new VpcLink(stack, 'Link', { vpc }));
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkSecurityGroup'), 'GroupId'] },
    FromPort: 80,
  });
});
