import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
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

test.each([
  [
    'at once',
    (link: VpcLink, groups: readonly SecurityGroup[]) => {
      link.addSecurityGroups(...groups);
    },
  ],
  [
    'one by one',
    (link: VpcLink, groups: readonly SecurityGroup[]) => {
      for (const group of groups) link.addSecurityGroups(group);
    },
  ],
])('groups that are added %s take the place of its own, which lets out more', (_, add) => {
  const groups = ['First', 'Second'].map((id) => new SecurityGroup(stack, id, { vpc, allowAllOutbound: false }));
  const link = new VpcLink(stack, 'Link', { vpc });
  add(link, groups);
  expect(link.connections.securityGroups).toEqual(groups);
  const template = Template.fromStack(stack);
  template.hasResourceProperties(LINK, {
    SecurityGroupIds: ['First', 'Second'].map((id) => ({
      'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}`), 'GroupId'],
    })),
  });
  template.resourceCountIs('AWS::EC2::SecurityGroup', 2);
});

test('its own stays where rules refer to it, and later rules are for those that are added too', () => {
  const balancer = new ApplicationLoadBalancer(stack, 'Balancer', { vpc });
  const link = new VpcLink(stack, 'Link', { vpc });
  balancer.connections.allowFrom(link, Port.tcp(80));
  link.addSecurityGroups(new SecurityGroup(stack, 'Added', { vpc }));
  balancer.connections.allowFrom(link, Port.tcp(443));
  const ids = ['LinkSecurityGroup', 'Added'].map((id) => ({
    'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}`), 'GroupId'],
  }));
  const template = Template.fromStack(stack);
  template.hasResourceProperties(LINK, { SecurityGroupIds: ids });
  for (const SourceSecurityGroupId of ids) {
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { SourceSecurityGroupId, FromPort: 443 });
  }
});

test('adding no group leaves it its own', () => {
  new VpcLink(stack, 'Link', { vpc }).addSecurityGroups();
  Template.fromStack(stack).hasResourceProperties(LINK, {
    SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkSecurityGroup'), 'GroupId'] }],
  });
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
