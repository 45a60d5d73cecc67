import { IS_PROD, stack as template, under } from '../../support/api';
import { ENDPOINT, handler, mapped } from '../../support/callback';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'callback-private-dns';
const AT = 'Handler Environment.Variables.CALLBACK_URL';
const ON = 'PrivateDnsEnabled: true';

const vpc = '{ Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }';
const subnet = (network = '!Ref Vpc'): string => `{ Type: AWS::EC2::Subnet, Properties: { VpcId: ${network} } }`;
const service = (name: string): string => `ServiceName: ${name}, VpcId: !Ref Vpc`;
const HERE = service('!Sub "com.amazonaws.${AWS::Region}.execute-api"');
const endpoint = (properties = ON, at = HERE): string =>
  `{ Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: Interface, ${at}, ${properties} } }`;

interface Scene {
  /** Subnets of the function. */
  readonly subnets?: string;
  readonly url?: string;
  readonly variable?: string;
  readonly role?: string;
  /** Resources beside the VPC and its endpoint, or in their place. */
  readonly more?: Readonly<Record<string, string>>;
}

/** A function in subnet `Subnet` of VPC `Vpc`, which has an endpoint with private DNS, that posts to the default endpoint. */
function posting({
  subnets = '[!Ref Subnet]',
  url = `!Sub "https://${ENDPOINT}/live"`,
  variable = 'CALLBACK_URL',
  role,
  more = {},
}: Scene = {}): string {
  return handler({
    env: { [variable]: url },
    ...(role === undefined ? {} : { role }),
    more: { Vpc: vpc, Subnet: subnet(), Endpoint: endpoint(), ...more },
    sections: IS_PROD,
  }).replace('Role: !GetAtt Role.Arn,', `Role: !GetAtt Role.Arn, VpcConfig: { SubnetIds: ${subnets} },`);
}

test('a function in a VPC that answers for default endpoints is reported, with both of them', () => {
  expect(reports(id, posting())).toEqual([AT]);
  expect(judge(id, posting()).findings[0]?.message).toBe(
    'In the VPC of the function, the private DNS of VPC endpoint Endpoint answers for https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live: every post to a connection fails with 403 Forbidden.',
  );
});

describe('the function', () => {
  test.each([
    ['is in no VPC', { subnets: '!Ref AWS::NoValue' }],
    ['is in another VPC', { more: { Other: vpc, Subnet: subnet('!Ref Other') } }],
    ['is in subnets out of sight', { subnets: '[subnet-1]' }],
    ['is in a subnet whose VPC is out of sight', { more: { Subnet: subnet('vpc-1') } }],
    ['posts to a custom domain', { url: 'https://ws.example.com', more: mapped() }],
    ['hands the address to browsers', { variable: 'PUBLIC_URL' }],
    ['is told what browsers connect to', { url: `!Sub "wss://${ENDPOINT}/live"` }],
    ['may not post', { role: 'Policies: []' }],
  ])('passes where it %s', (_, scene) => {
    expect(reports(id, posting(scene))).toEqual([]);
  });

  test('is reported where one of its subnets is in sight', () => {
    expect(reports(id, posting({ subnets: '[!ImportValue Other, !Ref Subnet]' }))).toEqual([AT]);
  });

  test('is reported once for two subnets', () => {
    const more = { Second: subnet() };
    expect(reports(id, posting({ subnets: '[!Ref Subnet, !GetAtt Second.SubnetId]', more }))).toEqual([AT]);
  });

  test('is unknown where its role is out of sight', () => {
    const imported = posting().replace('!GetAtt Role.Arn', '!ImportValue Role');
    expect(reports(id, imported)).toEqual([]);
    expect(unknowns(id, imported)).toEqual([
      'Handler Environment.Variables.CALLBACK_URL: the role of the function is out of sight',
    ]);
  });

  test('is followed into the VPC of another stack', () => {
    const network = template(
      { Vpc: vpc, Subnet: subnet(), Endpoint: endpoint() },
      'Outputs: { SubnetId: { Value: !Ref Subnet, Export: { Name: SubnetId } } }',
    );
    const app = handler({ env: { CALLBACK_URL: `!Sub "https://${ENDPOINT}/live"` } }).replace(
      'Role: !GetAtt Role.Arn,',
      'Role: !GetAtt Role.Arn, VpcConfig: { SubnetIds: [!ImportValue SubnetId] },',
    );
    expect(reports(id, network, app)).toEqual([AT]);
  });
});

describe('the VPC endpoint', () => {
  test.each([
    ['has no private DNS', endpoint('PrivateDnsEnabled: false')],
    ['says nothing of private DNS, which is off then', endpoint('Tags: []')],
    ['has private DNS that only deployment knows', endpoint('PrivateDnsEnabled: !ImportValue Dns')],
    ['is for another service', endpoint(ON, service('!Sub "com.amazonaws.${AWS::Region}.lambda"'))],
    ['is for a service of your own', endpoint(ON, service('com.amazonaws.vpce.eu-west-1.vpce-svc-1'))],
    ['is for a service that only deployment knows', endpoint(ON, service('!ImportValue Service'))],
    ['is for a service of another Region', endpoint(`${ON}, ServiceRegion: us-east-1`)],
    ['has names of its own choice', endpoint(`${ON}, DnsOptions: { PrivateDnsPreference: SPECIFIED_DOMAINS_ONLY }`)],
    ['is in a VPC out of sight', endpoint(ON, 'ServiceName: com.amazonaws.eu-west-1.execute-api, VpcId: vpc-1')],
  ])('answers nobody here where it %s', (_, Endpoint) => {
    expect(reports(id, posting({ more: { Endpoint } }))).toEqual([]);
  });

  test.each(['com.amazonaws.eu-west-1.execute-api', 'cn.com.amazonaws.cn-north-1.execute-api'])(
    'of %s answers for the Region that the stack is in',
    (name) => {
      expect(
        reports(id, posting({ more: { Endpoint: endpoint("PrivateDnsEnabled: 'true'", service(name)) } })),
      ).toEqual([AT]);
    },
  );

  test.each([
    ['eu-west-1.amazonaws.com', [AT]],
    ['us-east-1.amazonaws.com', []],
    ['eu-west-1.api.aws', []],
  ])('of eu-west-1 answers for execute-api.%s', (host, expected) => {
    const Endpoint = endpoint(ON, service('com.amazonaws.eu-west-1.execute-api'));
    const url = `!Sub "https://\${Api}.execute-api.${host}/live"`;
    expect(reports(id, posting({ url, more: { Endpoint } }))).toEqual(expected);
  });

  test('answers nobody where the VPC has DNS servers of its own', () => {
    const Servers =
      '{ Type: AWS::EC2::VPCDHCPOptionsAssociation, Properties: { VpcId: !Ref Vpc, DhcpOptionsId: dopt-1 } }';
    expect(reports(id, posting({ more: { Servers } }))).toEqual([]);
    expect(reports(id, posting({ more: { Servers: under('IsProd', Servers) } }))).toEqual([
      `${AT} when IsProd is false`,
    ]);
  });
});

describe('branches', () => {
  const prod = [`${AT} when IsProd is true`];

  test.each([
    ['private DNS', { more: { Endpoint: endpoint('PrivateDnsEnabled: !If [IsProd, true, false]') } }],
    ['the VPC endpoint', { more: { Endpoint: under('IsProd', endpoint()) } }],
    [
      'the Region of its service',
      { more: { Endpoint: endpoint(`${ON}, ServiceRegion: !If [IsProd, !Ref AWS::NoValue, a]`) } },
    ],
    ['the subnets', { subnets: '!If [IsProd, [!Ref Subnet], [subnet-1]]' }],
    ['one of the subnets', { subnets: '[!If [IsProd, !Ref Subnet, subnet-1]]' }],
    ['the VPC of the subnet', { more: { Subnet: subnet('!If [IsProd, !Ref Vpc, vpc-1]') } }],
    ['the address', { url: `!If [IsProd, !Sub "https://${ENDPOINT}/live", none]` }],
  ])('%s may depend on a condition', (_, scene) => {
    expect(reports(id, posting(scene))).toEqual(prod);
  });

  test('one of two endpoints is named in each', () => {
    const more = { Endpoint: under('IsProd', endpoint()), Second: under('IsTest', endpoint()) };
    expect(reports(id, posting({ more }))).toEqual([...prod, `${AT} when IsTest is true`]);
  });
});

test('a function of SAM is judged', () => {
  const sam = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Vpc: ${vpc}
  Subnet: ${subnet()}
  Endpoint: ${endpoint()}
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET } }
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      VpcConfig: { SubnetIds: [!Ref Subnet] }
      Policies: [{ Statement: [{ Effect: Allow, Action: execute-api:ManageConnections, Resource: '*' }] }]
      Environment: { Variables: { CALLBACK_URL: !Sub "https://${ENDPOINT}/live" } }`;
  expect(reports(id, sam)).toEqual([AT]);
});
