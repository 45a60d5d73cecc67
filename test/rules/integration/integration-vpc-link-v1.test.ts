import { judge, reports, template, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-vpc-link-v1';
const LINKS = `
  New: { Type: AWS::ApiGatewayV2::VpcLink, Properties: { Name: new, SubnetIds: [subnet-1] } }
  Old: { Type: AWS::ApiGateway::VpcLink, Properties: { Name: old, TargetArns: [arn:aws:elasticloadbalancing:::nlb] } }`;
const through = (link: string, type = 'VPC_LINK', sections = ''): string =>
  integration(`ConnectionType: ${type}, ConnectionId: ${link}`, { resources: LINKS, sections });

test('a link of HTTP APIs is reported', () => {
  expect(reports(id, through('!Ref New'))).toEqual(['Integration ConnectionId']);
  expect(reports(id, through('!GetAtt New.VpcLinkId'))).toEqual(['Integration ConnectionId']);
});

test('a link to a Network Load Balancer passes', () => {
  expect(reports(id, through('!Ref Old'))).toEqual([]);
});

test('an id does not tell what kind of link it is of', () => {
  expect(reports(id, through('abc123'))).toEqual([]);
  expect(unknowns(id, through('abc123'))).toEqual([]);
});

test('an integration over the internet does not use the link', () => {
  expect(reports(id, through('!Ref New', 'INTERNET'))).toEqual([]);
});

test('the branch with the link of HTTP APIs is named', () => {
  expect(reports(id, through('!If [IsProd, !Ref Old, !Ref New]', 'VPC_LINK', IS_PROD))).toEqual([
    'Integration ConnectionId when IsProd is false',
  ]);
});

test('a link of another stack is followed to it', () => {
  const network = template(
    `Outputs: { Link: { Value: !Ref New, Export: { Name: link } } }\nResources: ${LINKS}`,
    'network.yaml',
  );
  const importing = integration('ConnectionType: VPC_LINK, ConnectionId: !ImportValue link');
  expect(reports(id, importing, network)).toEqual(['Integration ConnectionId']);
  expect(reports(id, importing)).toEqual([]);
  expect(unknowns(id, importing)).toEqual([
    'Integration ConnectionId: ImportValue link: no template in sight exports it',
  ]);
});

describe('a link of the older kind', () => {
  const balancer = (type: string): string =>
    `{ Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { ${type} } }`;
  const to = (targets: string, Balancer = balancer(''), sections = IS_PROD): string =>
    integration('ConnectionType: VPC_LINK, ConnectionId: !Ref Link', {
      resources: `
  Balancer: ${Balancer}
  Other: ${balancer('Type: network')}
  Link: { Type: AWS::ApiGateway::VpcLink, Properties: { Name: link, TargetArns: ${targets} } }`,
      sections,
    });
  const messages = (text: string): readonly string[] => judge(id, text).findings.map(({ message }) => message);

  test.each(['', 'Type: application', 'Type: gateway'])('does not lead to a balancer with { %s }', (type) => {
    expect(reports(id, to('[!Ref Balancer]', balancer(type)))).toEqual(['Integration ConnectionId']);
  });

  test('leads to a Network Load Balancer', () => {
    expect(reports(id, to('[!Ref Balancer]', balancer('Type: network')))).toEqual([]);
    expect(reports(id, to('[!GetAtt Other.LoadBalancerArn]'))).toEqual([]);
  });

  test('says which balancer it leads to', () => {
    expect(messages(to('[!Ref Balancer]'))).toEqual([
      'Link leads to Balancer, which is no Network Load Balancer: AWS does not create the link ("NLB ARN is malformed").',
    ]);
  });

  test('is judged by the ARN of a balancer out of sight', () => {
    const arn = (kind: string): string =>
      `arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/${kind}/chat/50dc6c495c0c9188`;
    expect(messages(to(`[${arn('app')}]`))).toEqual([
      `Link leads to ${arn('app')}, which is no Network Load Balancer: AWS does not create the link ("NLB ARN is malformed").`,
    ]);
    expect(reports(id, to(`[${arn('gwy')}]`))).toEqual(['Integration ConnectionId']);
    expect(reports(id, to(`[${arn('net')}]`))).toEqual([]);
    expect(reports(id, to('[!Sub "arn:aws:elasticloadbalancing:eu-west-1:1:${Balancer}"]'))).toEqual([]);
  });

  test('has one target', () => {
    expect(messages(to('[!Ref Other, !Ref Other]'))).toEqual([
      'Link has several targets: "More than one target arn specified for vpc link".',
    ]);
    expect(reports(id, to('[!Ref Other, !Ref AWS::NoValue]'))).toEqual([]);
    expect(reports(id, to('[!Ref Other, !If [IsProd, !Ref Other, !Ref AWS::NoValue]]'))).toEqual([
      'Integration ConnectionId when IsProd is true',
    ]);
  });

  test('is judged by branch', () => {
    expect(reports(id, to('[!If [IsProd, !Ref Other, !Ref Balancer]]'))).toEqual([
      'Integration ConnectionId when IsProd is false',
    ]);
    expect(reports(id, to('[!Ref Balancer]', balancer('Type: !If [IsProd, network, application]')))).toEqual([
      'Integration ConnectionId when IsProd is false',
    ]);
    expect(reports(id, to('!If [IsProd, [!Ref Balancer], [!Ref Other]]'))).toEqual([
      'Integration ConnectionId when IsProd is true',
    ]);
  });

  test.each(['!ImportValue Targets', '[!ImportValue Target]', '[!GetAtt Api.ApiId]', '!Ref AWS::NoValue'])(
    'is not judged by what only deployment knows: %s',
    (targets) => {
      expect(reports(id, to(targets))).toEqual([]);
    },
  );

  test('is unknown where the type of its balancer is', () => {
    const open = to('[!Ref Balancer]', balancer('Type: !ImportValue Type'));
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toHaveLength(1);
  });
});
