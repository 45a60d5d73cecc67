import { type Scene, NONE, arn, att, oneOf, ref, sub, trust } from '../choices';

const ADDRESS = 'https://${Api}.execute-api.${AWS::Region}.amazonaws.com';

/** Functions, who may call them, and what they call. */
export const FUNCTIONS: Scene = {
  One: {
    type: 'AWS::Lambda::Function',
    isRoot: true,
    properties: {
      Timeout: oneOf(3, 3, 60, NONE),
      Role: att('Role', 'Arn'),
      Environment: oneOf(NONE, {
        Variables: {
          CALLBACK_URL: oneOf(
            sub(`${ADDRESS}/live`),
            sub(`${ADDRESS}/test`),
            sub(ADDRESS),
            att('Api', 'ApiEndpoint'),
            'https://chat.example.com/a',
            NONE,
          ),
          TABLE: oneOf(NONE, NONE, ref('Connections')),
        },
      }),
    },
  },
  Poster: {
    type: 'AWS::Lambda::Function',
    isRoot: true,
    properties: {
      Role: att('PosterRole', 'Arn'),
      VpcConfig: { SubnetIds: [oneOf(ref('Subnet'), ref('Subnet'), 'subnet-1')] },
      Environment: { Variables: { CALLBACK_URL: sub(`${ADDRESS}/live`) } },
    },
  },
  PosterRole: {
    type: 'AWS::IAM::Role',
    properties: {
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
      Policies: [
        {
          PolicyName: 'post',
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: 'execute-api:ManageConnections',
                Resource: arn('execute-api', '${Api}/live/POST/@connections/*'),
              },
            ],
          },
        },
      ],
    },
  },
  Network: { type: 'AWS::EC2::VPC', properties: { CidrBlock: '10.0.0.0/16' } },
  Subnet: { type: 'AWS::EC2::Subnet', properties: { VpcId: oneOf(ref('Network'), ref('Network'), 'vpc-1') } },
  PrivateApis: {
    type: 'AWS::EC2::VPCEndpoint',
    isRoot: true,
    properties: {
      VpcId: ref('Network'),
      VpcEndpointType: 'Interface',
      ServiceName: oneOf(sub('com.amazonaws.${AWS::Region}.execute-api'), 'com.amazonaws.eu-west-1.execute-api'),
      PrivateDnsEnabled: oneOf(true, true, false),
    },
  },
  Two: { type: 'AWS::Lambda::Function', properties: { Timeout: oneOf(3, 60), Role: att('Role', 'Arn') } },
  Alias: {
    type: 'AWS::Lambda::Alias',
    properties: { FunctionName: ref('One'), FunctionVersion: '1', Name: 'live' },
  },
  Permission: {
    type: 'AWS::Lambda::Permission',
    isRoot: true,
    properties: {
      Action: oneOf('lambda:InvokeFunction', 'lambda:InvokeFunction', 'lambda:*', 'lambda:GetFunction'),
      FunctionName: oneOf(ref('One'), ref('One'), att('One', 'Arn'), ref('Two'), ref('Alias')),
      Principal: oneOf('apigateway.amazonaws.com', 'apigateway.amazonaws.com', '*', 's3.amazonaws.com'),
      SourceArn: oneOf(
        NONE,
        arn('execute-api', '${Api}/*/*'),
        arn('execute-api', '${Api}/*/$connect'),
        arn('execute-api', '${Api}/live/send'),
        arn('execute-api', '${Api}/*/*/*'),
        arn('execute-api', '${Api}/authorizers/${Authorizer}'),
        arn('execute-api', '*'),
      ),
      SourceAccount: oneOf(NONE, NONE, ref('AWS::AccountId'), '111122223333'),
      EventSourceToken: oneOf(NONE, NONE, NONE, 'token'),
      PrincipalOrgID: oneOf(NONE, NONE, NONE, 'o-abc'),
      InvokedViaFunctionUrl: oneOf(NONE, NONE, NONE, true),
    },
  },
  Permission2: {
    type: 'AWS::Lambda::Permission',
    isRoot: true,
    properties: {
      Action: oneOf('lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'),
      FunctionName: oneOf(att('One', 'Arn'), sub('${One.Arn}:live'), ref('Two')),
      Principal: oneOf('apigateway.amazonaws.com', '*'),
      SourceArn: oneOf(arn('execute-api', '${Api}/*/*'), arn('execute-api', '${Other}/*/*'), NONE),
    },
  },
  CallRole: {
    type: 'AWS::IAM::Role',
    properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: oneOf('Allow', 'Allow', 'Deny'),
            Principal: oneOf(
              { Service: oneOf('apigateway.amazonaws.com', 'apigateway.amazonaws.com', 'lambda.amazonaws.com') },
              { Service: ['lambda.amazonaws.com', oneOf('apigateway.amazonaws.com', NONE)] },
              { AWS: '*' },
            ),
            Action: oneOf('sts:AssumeRole', 'sts:*', 'sts:TagSession'),
            Condition: oneOf(NONE, NONE, {}, { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } }),
          },
        ],
      },
    },
  },
  Connections: {
    type: 'AWS::DynamoDB::Table',
    isRoot: true,
    properties: {
      KeySchema: oneOf(
        [{ AttributeName: oneOf('connectionId', 'pk'), KeyType: 'HASH' }],
        [{ AttributeName: 'room', KeyType: 'HASH' }, oneOf({ AttributeName: 'connectionId', KeyType: 'RANGE' }, NONE)],
      ),
      TimeToLiveSpecification: oneOf(NONE, { AttributeName: 'ttl', Enabled: oneOf(true, true, false) }),
    },
  },
  Queue: {
    type: 'AWS::SQS::Queue',
    isRoot: true,
    properties: {
      RedrivePolicy: oneOf(NONE, { deadLetterTargetArn: att('Dead', 'Arn'), maxReceiveCount: 3 }),
    },
  },
  Dead: { type: 'AWS::SQS::Queue', properties: {} },
  Trusted: {
    type: 'AWS::IAM::Role',
    isRoot: true,
    properties: { AssumeRolePolicyDocument: trust('lambda.amazonaws.com') },
  },
};
