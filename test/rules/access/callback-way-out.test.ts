import { IS_PROD, stack, under } from '../../support/api';
import { ENDPOINT, handler, mapped } from '../../support/callback';
import { judge, reports, template, unknowns } from '../../support/findings';

const id = 'callback-way-out';
const AT = 'Handler Environment.Variables.CALLBACK_URL';

const SUBNET = '{ Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1 } }';
const TABLE = '{ Type: AWS::EC2::RouteTable, Properties: { VpcId: vpc-1 } }';
const GATEWAY = '{ Type: AWS::EC2::InternetGateway }';
const associated = (subnet = 'Subnet', table = '!Ref Table'): string =>
  `{ Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref ${subnet}, RouteTableId: ${table} } }`;
const route = (target: string, table = '!Ref Table'): string =>
  `{ Type: AWS::EC2::Route, Properties: { RouteTableId: ${table}, DestinationCidrBlock: 0.0.0.0/0, ${target} } }`;

interface Scene {
  readonly subnets?: string;
  readonly url?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly role?: string;
  readonly config?: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly sections?: string;
}

/** A function in a subnet whose table leads to an internet gateway, that posts to the default endpoint. */
function posting({
  subnets = '[!Ref Subnet]',
  url = `!Sub "https://${ENDPOINT}/live"`,
  env = {},
  role,
  config = '',
  more = {},
  sections = IS_PROD,
}: Scene = {}): string {
  return handler({
    env: { CALLBACK_URL: url, ...env },
    ...(role === undefined ? {} : { role }),
    more: {
      Subnet: SUBNET,
      Table: TABLE,
      Gateway: GATEWAY,
      Association: associated(),
      Route: route('GatewayId: !Ref Gateway'),
      ...more,
    },
    sections,
  }).replace('Role: !GetAtt Role.Arn,', `Role: !GetAtt Role.Arn, VpcConfig: { SubnetIds: ${subnets}, ${config} },`);
}

test('a function in a subnet that leads to an internet gateway only is reported', () => {
  expect(reports(id, posting())).toEqual([AT]);
  expect(judge(id, posting()).findings[0]?.message).toBe(
    'https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live is on the internet, and no subnet of the function has a route there that a function can take: posting to connections hangs until the function times out.',
  );
});

test('so is one in a subnet that leads nowhere, and one that posts to a custom domain', () => {
  expect(reports(id, posting({ more: { Route: TABLE } }))).toEqual([AT]);
  expect(reports(id, posting({ more: { Route: route('GatewayId: igw-1') } }))).toEqual([AT]);
  expect(reports(id, posting({ url: 'https://ws.example.com', more: mapped() }))).toEqual([AT]);
});

test.each([
  ['is in no VPC', { subnets: '!Ref AWS::NoValue' }],
  ['is in subnets out of sight', { subnets: '[subnet-1]' }],
  ['is in some subnets out of sight', { subnets: '[!Ref Subnet, !ImportValue Other]' }],
  ['is in subnets that only deployment knows', { subnets: '!ImportValue Subnets' }],
  ['has addresses of version 6', { config: 'Ipv6AllowedForDualStack: true' }],
  ['may have them', { config: 'Ipv6AllowedForDualStack: !ImportValue Dual' }],
  ['knows a proxy', { env: { HTTPS_PROXY: 'proxy.internal' } }],
  ['may not post', { role: 'Policies: []' }],
  ['is told what browsers connect to', { url: `!Sub "wss://${ENDPOINT}/live"` }],
])('a function passes where it %s', (_, scene: Scene) => {
  expect(reports(id, posting(scene))).toEqual([]);
});

test.each([
  ['a NAT gateway', { Route: route('NatGatewayId: nat-1') }],
  ['an instance', { Route: route('InstanceId: i-1') }],
  ['a transit gateway', { Route: route('TransitGatewayId: tgw-1') }],
  ['a virtual private gateway', { Route: route('GatewayId: vgw-1') }],
  ['a gateway that only deployment knows', { Route: route('GatewayId: !ImportValue Gateway') }],
  ['another network behind one more route', { More: route('VpcPeeringConnectionId: pcx-1') }],
  ['what is joined to its VPC', { More: '{ Type: AWS::EC2::TransitGatewayAttachment }' }],
  ['what a newer attachment joins to it', { More: '{ Type: AWS::EC2::TransitGatewayVpcAttachment }' }],
  ['a wide area network', { More: '{ Type: AWS::NetworkManager::VpcAttachment }' }],
  [
    'interfaces with addresses',
    { More: '{ Type: AWS::EC2::EIPAssociation, Properties: { NetworkInterfaceId: eni-1 } }' },
  ],
  ['the main table of its VPC', { Association: TABLE }],
  ['a table out of sight', { Association: associated('Subnet', 'rtb-1') }],
  [
    'a second subnet with a NAT gateway',
    {
      Other: SUBNET,
      Free: TABLE,
      OtherAssociation: associated('Other', '!Ref Free'),
      OtherRoute: route('NatGatewayId: nat-1', '!Ref Free'),
    },
  ],
])('a subnet that leads to %s is one', (_, more: Readonly<Record<string, string>>) => {
  const subnets = 'Other' in more ? '[!Ref Subnet, !Ref Other]' : '[!Ref Subnet]';
  expect(reports(id, posting({ subnets, more }))).toEqual([]);
});

test('two subnets without a way out', () => {
  const more = { Other: SUBNET, OtherAssociation: associated('Other') };
  expect(reports(id, posting({ subnets: '[!Ref Subnet, !Ref Other]', more }))).toEqual([AT]);
});

describe('a route for addresses of version 6', () => {
  const more = {
    Route: `{ Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: eigw-1 } }`,
  };

  test.each(['', 'Ipv6AllowedForDualStack: false', 'Ipv6AllowedForDualStack: "false"'])(
    'leads out no function that has none: %s',
    (config) => {
      expect(reports(id, posting({ more, config }))).toEqual([AT]);
    },
  );

  test('leads out one that has', () => {
    expect(reports(id, posting({ more, config: 'Ipv6AllowedForDualStack: true' }))).toEqual([]);
    expect(reports(id, posting({ more, config: 'Ipv6AllowedForDualStack: !If [IsProd, true, false]' }))).toEqual([
      `${AT} when IsProd is false`,
    ]);
  });
});

describe('a VPC endpoint that answers for the API', () => {
  const more = (isPrivate: string): Readonly<Record<string, string>> => ({
    Vpc: '{ Type: AWS::EC2::VPC }',
    Subnet: SUBNET.replace('vpc-1', '!Ref Vpc'),
    Endpoint: `{ Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.\${AWS::Region}.execute-api", PrivateDnsEnabled: ${isPrivate} } }`,
  });

  test('refuses posts at once, as callback-private-dns reports', () => {
    expect(reports(id, posting({ more: more('true') }))).toEqual([]);
    expect(reports('callback-private-dns', posting({ more: more('true') }))).toEqual([AT]);
  });

  test('does not where it has no private DNS', () => {
    expect(reports(id, posting({ more: more('false') }))).toEqual([AT]);
    expect(reports(id, posting({ more: more('!If [IsProd, true, false]') }))).toEqual([`${AT} when IsProd is false`]);
  });

  test('does not answer for a custom domain', () => {
    expect(reports(id, posting({ url: 'https://ws.example.com', more: { ...mapped(), ...more('true') } }))).toEqual([
      AT,
    ]);
  });
});

test('an address of an instance is no way out for a function', () => {
  const More = '{ Type: AWS::EC2::EIPAssociation, Properties: { InstanceId: i-1 } }';
  expect(reports(id, posting({ more: { More } }))).toEqual([AT]);
});

describe('a table may have further routes', () => {
  test.each([
    [
      'that a gateway spreads',
      '{ Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { RouteTableIds: [!Ref Table] } }',
    ],
    [
      'that a route server spreads',
      '{ Type: AWS::EC2::RouteServerPropagation, Properties: { RouteTableId: !Ref Table } }',
    ],
    [
      'that a NAT instance makes when it starts',
      '{ Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { UserData: { Fn::Base64: !Sub "aws ec2 replace-route --route-table-id ${Table}" } } } }',
    ],
    [
      'that a function makes',
      '{ Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { TABLE: !Ref Table } } } }',
    ],
    ['that a custom resource makes', '{ Type: Custom::Routes, Properties: { Table: !Ref Table } }'],
    [
      'that a custom resource makes which is told the subnets',
      '{ Type: AWS::CloudFormation::CustomResource, Properties: { Subnets: [!Ref Subnet] } }',
    ],
    [
      'that who may change it makes',
      '{ Type: AWS::IAM::Policy, Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: ec2:CreateRoute, Resource: !Sub "arn:aws:ec2:eu-west-1:111122223333:route-table/${Table}" } } } }',
    ],
  ])('%s', (_, More) => {
    expect(reports(id, posting({ more: { More } }))).toEqual([]);
  });

  test.each(['', ', Export: { Name: table }'])('that another stack makes, which is told its id%s', (more) => {
    const sections = `${IS_PROD}\nOutputs: { Table: { Value: !Ref Table ${more} } }`;
    expect(reports(id, posting({ sections }))).toEqual([]);
  });

  describe('where CDK gives its id to another stack of the app', () => {
    const exporting = posting({
      sections: `${IS_PROD}\nOutputs: { ExportsOutputRefTable: { Value: !Ref Table, Export: { Name: 'Net:ExportsOutputRefTable' } } }`,
    });
    const importing = (resource: string): string => `Resources: { More: ${resource} }`;
    const TABLE_ID = "!ImportValue 'Net:ExportsOutputRefTable'";

    test('and nobody in there adds any', () => {
      const subnet = `{ Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: subnet-1, RouteTableId: ${TABLE_ID} } }`;
      expect(reports(id, exporting, importing(subnet))).toEqual([AT]);
    });

    test.each([
      `{ Type: AWS::EC2::Route, Properties: { RouteTableId: ${TABLE_ID}, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1 } }`,
      `{ Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { RouteTableIds: [${TABLE_ID}] } }`,
      `{ Type: AWS::EC2::Instance, Properties: { UserData: { Fn::Base64: !Sub ["aws ec2 replace-route --route-table-id \${Id}", { Id: ${TABLE_ID} }] } } }`,
    ])('and %s', (resource) => {
      expect(reports(id, exporting, importing(resource))).toEqual([]);
    });
  });

  test.each(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'])(
    'that a resource of a nested stack adds: %s',
    (type) => {
      const parent = template(
        posting({ more: { Nested: `{ Type: ${type}, Properties: { Parameters: { TableId: !Ref Table } } }` } }),
      );
      const found = (resource: string): readonly string[] =>
        reports(
          id,
          { ...parent, nested: new Map([['Nested', 'template-1.yaml']]) },
          `Parameters: { TableId: { Type: String } }\nResources: { More: ${resource} }`,
        );
      expect(found('{ Type: Custom::Routes, Properties: { Table: !Ref TableId } }')).toEqual([]);
      expect(found('{ Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref TableId } }')).toEqual([]);
      expect(found('{ Type: AWS::EC2::VPCEndpoint, Properties: { RouteTableIds: [!Ref TableId] } }')).toEqual([AT]);
      expect(found('{ Type: AWS::SNS::Topic }')).toEqual([AT]);
    },
  );

  test('that a resource adds which is told the table of a nested stack', () => {
    const nested = template(posting({ sections: `${IS_PROD}\nOutputs: { Table: { Value: !Ref Table } }` }));
    const found = (resource: string): readonly string[] =>
      reports(id, nested, {
        ...template(
          `Resources: { Nested: { Type: AWS::CloudFormation::Stack }, More: ${resource} }`,
          'template-1.yaml',
        ),
        nested: new Map([['Nested', 'template.yaml']]),
      });
    expect(found('{ Type: AWS::SNS::Topic, Properties: { DisplayName: !GetAtt Nested.Outputs.Table } }')).toEqual([]);
    expect(found('{ Type: AWS::SNS::Topic }')).toEqual([AT]);
  });

  test('that a custom resource makes which is told the VPC', () => {
    const told = (type: string): string =>
      posting({
        more: { Vpc: '{ Type: AWS::EC2::VPC }', More: `{ Type: ${type}, Properties: { Vpc: !Ref Vpc } }` },
      });
    expect(reports(id, told('Custom::Routes'))).toEqual([]);
    expect(reports(id, told('Custom::VpcRestrictDefaultSG'))).toEqual([AT]);
    expect(reports(id, told('AWS::EC2::VPCPeeringConnection'))).toEqual([AT]);
  });

  test('that a custom resource of another stack makes which is told the VPC', () => {
    const net = posting({
      more: { Vpc: '{ Type: AWS::EC2::VPC }' },
      sections: `${IS_PROD}\nOutputs: { Vpc: { Value: !Ref Vpc, Export: { Name: vpc } } }`,
    });
    const told = (vpc: string): string => stack({ Routes: `{ Type: Custom::Routes, Properties: { Vpc: ${vpc} } }` });
    expect(reports(id, net, told('!ImportValue vpc'))).toEqual([]);
    expect(reports(id, net, told('vpc-1'))).toEqual([AT]);
  });

  test('and not where another stack is told its network alone', () => {
    const sections = `${IS_PROD}\nOutputs: { Subnet: { Value: !Ref Subnet, Export: { Name: subnet } } }`;
    expect(reports(id, posting({ sections }))).toEqual([AT]);
  });

  test('that a macro makes', () => {
    expect(reports(id, posting({ sections: `${IS_PROD}\nTransform: AddsRoutes` }))).toEqual([]);
  });

  test.each([
    ['an endpoint', '{ Type: AWS::EC2::VPCEndpoint, Properties: { RouteTableIds: [!Ref Table] } }'],
    [
      'a gateway that it serves',
      '{ Type: AWS::EC2::GatewayRouteTableAssociation, Properties: { RouteTableId: !Ref Table } }',
    ],
    [
      'a custom resource that is told neither its network nor it',
      '{ Type: Custom::Other, Properties: { Api: !Ref Api } }',
    ],
    ['what comes after it', '{ Type: AWS::EC2::Instance, DependsOn: Table }'],
  ])('and not for %s', (_, More) => {
    expect(reports(id, posting({ more: { More } }))).toEqual([AT]);
  });
});

test('the branch without a way out is named', () => {
  const when = (value: boolean): string[] => [`${AT} when IsProd is ${String(value)}`];
  const nat = under('IsProd', route('NatGatewayId: nat-1'));
  expect(reports(id, posting({ more: { Nat: nat } }))).toEqual(when(false));
  expect(reports(id, posting({ more: { Association: under('IsProd', associated()) } }))).toEqual(when(true));
  expect(reports(id, posting({ subnets: '!If [IsProd, [!Ref Subnet], !Ref AWS::NoValue]' }))).toEqual(when(true));
  const either =
    'GatewayId: !If [IsProd, !Ref AWS::NoValue, !Ref Gateway], NatGatewayId: !If [IsProd, nat-1, !Ref AWS::NoValue]';
  expect(reports(id, posting({ more: { Route: route(either) } }))).toEqual(when(false));
});

test('a role whose policies are out of sight is unknown', () => {
  const role = 'ManagedPolicyArns: [!ImportValue Policy]';
  expect(reports(id, posting({ role }))).toEqual([]);
  expect(unknowns(id, posting({ role }))).toHaveLength(1);
});
