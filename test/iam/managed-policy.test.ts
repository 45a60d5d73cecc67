import type { Json } from '../../src/cloudformation/document/json';
import type { Text } from '../../src/cloudformation/types';
import {
  includesAction,
  managedPolicy,
  managedPolicyProperty,
  mayHoldManagedPolicy,
} from '../../src/iam/managed-policy';

const ofText = (...text: Text): ReturnType<typeof managedPolicy> => managedPolicy({ kind: 'text', text });

test.each<[string, Text]>([
  ['its ARN', ['arn:aws:iam::aws:policy/AdministratorAccess']],
  ['its ARN in another partition', ['arn:aws-cn:iam::aws:policy/AdministratorAccess']],
  [
    'its ARN in whichever partition',
    ['arn:', { kind: 'pseudo', name: 'AWS::Partition' }, ':iam::aws:policy/AdministratorAccess'],
  ],
  ['its name', ['AdministratorAccess']],
])('a policy of AWS is known by %s', (_, text) => {
  expect(ofText(...text)).toEqual({ kind: 'of AWS', actions: ['*'] });
});

test('a policy of AWS for a service is known by its name alone, too', () => {
  const name = 'AmazonAPIGatewayPushToCloudWatchLogs';
  expect(ofText(name)).toEqual(ofText(`arn:aws:iam::aws:policy/service-role/${name}`));
  expect(ofText(name).kind).toBe('of AWS');
});

test.each<[string, Text]>([
  ['somebody else', ['arn:aws:iam::111122223333:policy/AdministratorAccess']],
  ['nobody', ['arn:aws:iam::aws:policy/Nothing']],
  ['another service', ['x arn:aws:iam::aws:policy/AdministratorAccess']],
])('a policy of %s is out of sight', (_, text) => {
  expect(ofText(...text)).toEqual({ kind: 'out of sight', label: text[0] });
});

test('patterns of actions are compared in any case', () => {
  expect(includesAction(['S3:*', 'Execute-API:manage*'], 'execute-api:ManageConnections')).toBe(true);
  expect(includesAction(['s3:*'], 'execute-api:ManageConnections')).toBe(false);
});

test('a permission set names its managed policies in a property of its own', () => {
  expect(managedPolicyProperty('AWS::SSO::PermissionSet')).toBe('ManagedPolicies');
  expect(managedPolicyProperty('AWS::IAM::Role')).toBe('ManagedPolicyArns');
});

describe('the JSON of a resource shows that it does not hold a managed policy', () => {
  const mayHold = (type: string, property: string, written: Json): boolean =>
    mayHoldManagedPolicy('Full')({ Type: type, Properties: { [property]: written } });

  test.each(['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'])('%s', (type) => {
    expect(mayHold(type, 'ManagedPolicyArns', ['policy/Full'])).toBe(true);
    expect(mayHold(type, 'ManagedPolicyArns', 'policy/Full')).toBe(true);
    expect(mayHold(type, 'ManagedPolicyArns', ['policy/Empty'])).toBe(false);
    expect(mayHold(type, 'Other', ['policy/Full'])).toBe(false);
  });

  test('a permission set', () => {
    expect(mayHold('AWS::SSO::PermissionSet', 'ManagedPolicies', ['policy/Full'])).toBe(true);
    expect(mayHold('AWS::SSO::PermissionSet', 'ManagedPolicyArns', ['policy/Full'])).toBe(false);
  });

  test('not where SAM makes a role of it, or an intrinsic makes its properties', () => {
    expect(mayHold('AWS::Serverless::Function', 'Policies', ['policy/Empty'])).toBe(true);
    expect(mayHold('AWS::IAM::Role', 'Fn::If', ['IsProd', {}, {}])).toBe(true);
  });
});
