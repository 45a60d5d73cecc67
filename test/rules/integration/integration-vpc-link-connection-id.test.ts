import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-vpc-link-connection-id';

test("VPC_LINK without a link is reported in AWS's own words", () => {
  const finding = judge(id, integration('ConnectionType: VPC_LINK')).findings.at(0);
  expect(finding?.propertyPath).toBe('ConnectionId');
  expect(finding?.message).toContain('"ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK"');
});

test.each([
  'ConnectionType: VPC_LINK, ConnectionId: abc123',
  'ConnectionType: VPC_LINK, ConnectionId: !ImportValue link',
  'ConnectionType: VPC_LINK, ConnectionId: $stageVariables.link',
  'ConnectionType: INTERNET',
  'IntegrationType: HTTP_PROXY',
])('%s passes', (properties) => {
  expect(reports(id, integration(properties))).toEqual([]);
});

test('an empty id is none', () => {
  expect(reports(id, integration("ConnectionType: VPC_LINK, ConnectionId: ''"))).toEqual(['Integration ConnectionId']);
});

test('the branch without a link is named', () => {
  const link = 'ConnectionType: VPC_LINK, ConnectionId: !If [IsProd, abc123, !Ref AWS::NoValue]';
  expect(reports(id, integration(link, { sections: IS_PROD }))).toEqual([
    'Integration ConnectionId when IsProd is false',
  ]);
});

test('type and link of one branch belong together', () => {
  const link =
    'ConnectionType: !If [IsProd, VPC_LINK, INTERNET], ConnectionId: !If [IsProd, abc123, !Ref AWS::NoValue]';
  expect(reports(id, integration(link, { sections: IS_PROD }))).toEqual([]);
});

test('a type that only deployment knows is unknown', () => {
  const open = integration('ConnectionType: !Ref Type', { sections: 'Parameters: { Type: { Type: String } }' });
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});
