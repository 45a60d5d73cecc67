import { type Scene, type Spec, NONE, arn, either, oneOf, ref, sub, trust } from '../choices';

const RESOURCE: Spec = oneOf(
  arn('execute-api', '${Api}/live/POST/@connections/*'),
  arn('execute-api', '${Api}/test/POST/@connections/*'),
  arn('execute-api', '${Api}/*/*/@connections/*'),
  arn('execute-api', '${Api}/*'),
  arn('execute-api', '*/*/POST/@connections/*'),
  arn('execute-api', '${Api}/live/$connect'),
  arn('execute-api', '${Api}/live/GET/messages'),
  'arn:aws:execute-api:*',
  'arn:aws:s3:::bucket/*',
  '*',
);

const statement = (effect: Spec): Spec => ({
  Effect: effect,
  Action: oneOf(
    'execute-api:ManageConnections',
    'execute-api:ManageConnections',
    ['execute-api:ManageConnections', oneOf('execute-api:Invoke', NONE)],
    'execute-api:*',
    'execute-api:Invoke',
    ['s3:GetObject', 'dynamodb:PutItem'],
    '*',
  ),
  Resource: oneOf(RESOURCE, [RESOURCE, oneOf('arn:aws:s3:::bucket/*', NONE)]),
  Condition: oneOf(NONE, NONE, NONE, {}, { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
});

const document = (effect: Spec): Spec => ({
  Version: '2012-10-17',
  Statement: oneOf(statement(effect), [statement(effect), oneOf(statement('Allow'), NONE)]),
});

const EFFECT = oneOf('Allow', 'Allow', 'Allow', 'Deny');

/** Who may manage connections and connect, by every kind of policy. */
export const IDENTITIES: Scene = {
  Role: {
    type: 'AWS::IAM::Role',
    isRoot: true,
    properties: {
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
      Policies: oneOf(NONE, [oneOf({ PolicyName: 'inline', PolicyDocument: document(EFFECT) }, NONE)]),
      ManagedPolicyArns: oneOf(
        NONE,
        NONE,
        [oneOf('arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess', NONE)],
        [oneOf(ref('Managed'), 'arn:aws:iam::111122223333:policy/elsewhere', NONE)],
      ),
      PermissionsBoundary: oneOf(NONE, NONE, NONE, ref('Managed'), 'arn:aws:iam::111122223333:policy/elsewhere'),
    },
  },
  Attached: {
    type: 'AWS::IAM::Policy',
    isRoot: true,
    properties: {
      PolicyName: 'attached',
      PolicyDocument: document(EFFECT),
      Roles: oneOf([oneOf(ref('Role'), ref('Trusted'))], [ref('Role'), oneOf(ref('Trusted'), NONE)], NONE),
      Users: oneOf(NONE, NONE, [ref('User')]),
    },
  },
  RolePolicy: {
    type: 'AWS::IAM::RolePolicy',
    isRoot: true,
    properties: { PolicyName: 'one', RoleName: oneOf(ref('Role'), ref('Trusted')), PolicyDocument: document(EFFECT) },
  },
  Managed: {
    type: 'AWS::IAM::ManagedPolicy',
    isRoot: true,
    properties: {
      PolicyDocument: document(EFFECT),
      Roles: oneOf(NONE, NONE, [ref('Trusted')]),
      Groups: oneOf(NONE, NONE, [ref('Group')]),
    },
  },
  User: {
    type: 'AWS::IAM::User',
    isRoot: true,
    properties: {
      Groups: oneOf(NONE, [oneOf(ref('Group'), NONE)]),
      Policies: oneOf(NONE, NONE, [{ PolicyName: 'own', PolicyDocument: document('Deny') }]),
      PermissionsBoundary: oneOf(NONE, NONE, ref('Managed')),
    },
  },
  Group: {
    type: 'AWS::IAM::Group',
    properties: { Policies: oneOf(NONE, [{ PolicyName: 'group', PolicyDocument: document(EFFECT) }]) },
  },
  UserPolicy: {
    type: 'AWS::IAM::UserPolicy',
    isRoot: true,
    properties: { PolicyName: 'one', UserName: ref('User'), PolicyDocument: document(EFFECT) },
  },
  GroupPolicy: {
    type: 'AWS::IAM::GroupPolicy',
    isRoot: true,
    properties: { PolicyName: 'one', GroupName: ref('Group'), PolicyDocument: document(EFFECT) },
  },
  PermissionSet: {
    type: 'AWS::SSO::PermissionSet',
    isRoot: true,
    properties: {
      Name: 'set',
      InlinePolicy: document(EFFECT),
      ManagedPolicies: oneOf(NONE, NONE, ['arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess']),
    },
  },
  Exported: {
    type: 'AWS::SSM::Parameter',
    isRoot: true,
    properties: { Type: 'String', Value: either('x', 'x', ref('Api'), sub('${Role}')) },
  },
};
