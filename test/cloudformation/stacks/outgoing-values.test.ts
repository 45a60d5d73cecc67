import { knownOutside } from '../../../src/cloudformation/stacks/outgoing-values';
import { linkTemplates } from '../../../src/cloudformation/stacks/link-templates';
import { template } from '../../support/findings';

const reason = (rest: string): string | undefined => {
  const [linked] = linkTemplates([template(`Resources:\n  Role: { Type: AWS::IAM::Role }\n${rest}`)]);
  const role = linked?.resources.get('Role');
  return role && knownOutside(role);
};

test.each([
  ['Outputs: { Arn: { Value: !GetAtt Role.Arn } }', 'output Arn hands it out'],
  ['Outputs: { Arn: { Value: !Sub "name ${Role}" } }', 'output Arn hands it out'],
  ['  P: { Type: AWS::SSM::Parameter, Properties: { Value: !Ref Role } }', 'SSM parameter P hands it out'],
  ['  C: { Type: Custom::Grant, Properties: { Role: !Ref Role } }', 'custom resource C is given it'],
  ['Transform: Grants', 'the macro Grants may add resources'],
])('%s', (rest, expected) => {
  expect(reason(rest)).toBe(expected);
});

test.each([
  'Outputs: { Other: { Value: text } }',
  'Outputs: { ExportsOutputRefRole: { Value: !Ref Role, Export: { Name: role } } }',
  '  F: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }',
])('%s keeps it inside the app', (rest) => {
  expect(reason(rest)).toBeUndefined();
});
