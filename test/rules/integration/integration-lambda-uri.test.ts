import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, integration, invocation, lambdaFunction } from '../../support/integration';

const id = 'integration-lambda-uri';
const here = ['Integration IntegrationUri'];
const withFunction = (uri: string, sections = ''): string =>
  integration(`IntegrationType: AWS_PROXY, IntegrationUri: ${uri}`, {
    resources: `${lambdaFunction('FunctionName: ask')}
  Live:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !Ref Function, FunctionVersion: $LATEST, Name: live }`,
    sections,
  });

test.each([
  '!GetAtt Function.Arn',
  '!Ref Function',
  '!Ref Live',
  '!Sub "${Function.Arn}"',
  '!Sub "${Function.Arn}:live"',
  'ask',
  'arn:aws:lambda:eu-west-1:111122223333:function:other',
  '!Sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:other"',
])('%s is reported', (uri) => {
  expect(reports(id, withFunction(uri))).toEqual(here);
});

test.each([
  invocation(),
  invocation('${Live}'),
  invocation('arn:aws:lambda:eu-west-1:111122223333:function:other'),
  'https://chat.example.com/messages',
  'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/queue',
  'arn:aws:apigateway:eu-west-1:states:action/StartExecution',
])('%s passes', (uri) => {
  expect(reports(id, withFunction(uri))).toEqual([]);
});

test.each([
  invocation('${Function}'),
  invocation('${Function}:live'),
  invocation('ask'),
  invocation('ask:live'),
  invocation('${AWS::StackName}-ask'),
  invocation('ask-${Function}'),
])('%s has the name of the function where its ARN belongs', (uri) => {
  expect(reports(id, withFunction(uri))).toEqual(here);
  expect(judge(id, withFunction(uri)).findings[0]?.message).toContain('is the name of a function');
});

test.each([
  invocation('${!stageVariables.ask}'),
  invocation('ask-${!stageVariables.ask}'),
  invocation('${Function.Arn}:live'),
  invocation('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-ask'),
])('%s passes too', (uri) => {
  expect(reports(id, withFunction(uri))).toEqual([]);
});

test('what a parameter holds may be an ARN, unless a name begins before it', () => {
  const sections = 'Parameters: { Ask: { Type: String } }';
  expect(reports(id, withFunction(invocation('${Ask}'), sections))).toEqual([]);
  expect(reports(id, withFunction(invocation('ask-${Ask}'), sections))).toEqual(here);
});

test('a name alone is called one', () => {
  expect(judge(id, withFunction('!Ref Function')).findings[0]?.message).toMatch(
    '${Function} is the name of the function',
  );
});

test('the message says what AWS documents, and no more', () => {
  expect(judge(id, withFunction('!GetAtt Function.Arn')).findings[0]?.message).toBe(
    '${Function.Arn} is the ARN of the function, not its invocation URI: the API Gateway console does not show the function, and tools that look for it do not find it.',
  );
});

test('the branch with the wrong URI is named', () => {
  expect(reports(id, withFunction(`!If [IsProd, ${invocation()}, !GetAtt Function.Arn]`, IS_PROD))).toEqual([
    'Integration IntegrationUri when IsProd is false',
  ]);
});

test('a URI out of sight is unknown', () => {
  expect(reports(id, withFunction('!ImportValue ask'))).toEqual([]);
  expect(unknowns(id, withFunction('!ImportValue ask'))).toEqual([
    'Integration IntegrationUri: ImportValue ask: no template in sight exports it',
  ]);
});
