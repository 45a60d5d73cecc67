import { reports, template, unknowns } from '../../support/findings';
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
