import { IS_PROD, chat, followsTheApi, part, route } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'route-target-format';

const send = (target: string, sections = ''): string =>
  chat(
    {
      Echo: part('Integration', 'IntegrationType: MOCK'),
      Function: '{ Type: AWS::Lambda::Function }',
      Shared: '{ Type: AWS::SSM::Parameter }',
      Parameter: '{ Type: AWS::SSM::ParameterGroup }',
      Found: '{ Type: Custom::AWS::SSM::Parameter }',
      Custom: '{ Type: AWS::CloudFormation::CustomResource }',
      Application: '{ Type: AWS::Serverless::Application }',
      Nested: '{ Type: AWS::CloudFormation::Stack }',
      Send: route('send', `Target: ${target}`),
    },
    sections,
  );

test.each([
  '!Ref Echo',
  'abc123',
  'integration/abc123',
  'Integrations/abc123',
  'integrations/',
  'integrations/abc123/',
  '/integrations/abc123',
  "!Sub '${Echo}'",
  "!Sub 'integrations/${Echo}/live'",
  'arn:aws:lambda:eu-west-1:111111111111:function:send',
  '!GetAtt Function.Arn',
  '!Ref Function',
  '!Ref Parameter',
])('%s is reported', (target) => {
  expect(reports(id, send(target))).toEqual(['Send Target']);
});

test.each([
  'integrations/abc123',
  "!Sub 'integrations/${Echo}'",
  "!Join ['/', [integrations, !Ref Echo]]",
  "!Join ['/', [integrations, !ImportValue Echo]]",
  "!Sub 'integrations/${AWS::StackName}'",
  '!Ref AWS::NoValue',
])('%s passes', (target) => {
  expect(reports(id, send(target))).toEqual([]);
  expect(unknowns(id, send(target))).toEqual([]);
});

test('a route without a target passes', () => {
  expect(reports(id, chat({ Send: route('send') }))).toEqual([]);
});

test('the message quotes what AWS asks for', () => {
  expect(judge(id, send('!Ref Echo')).findings.map(({ message }) => message)).toEqual([
    'The target is ${Echo}: "Correct format should be integrations/<integration_id>."',
  ]);
  expect(judge(id, send("''")).findings[0]?.message).toContain('The target is "":');
});

test('the branch with the wrong target is named', () => {
  expect(reports(id, send("!If [IsProd, !Sub 'integrations/${Echo}', !Ref Echo]", IS_PROD))).toEqual([
    'Send Target when IsProd is false',
  ]);
});

test('the default of a parameter is the target', () => {
  expect(reports(id, send('!Ref Target', 'Parameters: { Target: { Type: String, Default: abc123 } }'))).toEqual([
    'Send Target',
  ]);
});

test.each([
  '!ImportValue Target',
  "!Sub '${Kind}/${Echo}'",
  '!GetAtt Shared.Value',
  '!GetAtt Nested.Outputs.Target',
  '!GetAtt Custom.Target',
  '!GetAtt Application.Outputs.Target',
  '!GetAtt Found.Target',
  '!Ref AWS::StackName',
])('%s is unknown', (target) => {
  const template = send(target, 'Parameters: { Kind: { Type: String } }');
  expect(reports(id, template)).toEqual([]);
  expect(unknowns(id, template)).toHaveLength(1);
});

followsTheApi(id, route('send', 'Target: abc123'), 'Target');

test('a target that is no text at all is reported', () => {
  expect(reports(id, send('[integrations/abc123]'))).toEqual(['Send Target']);
});
