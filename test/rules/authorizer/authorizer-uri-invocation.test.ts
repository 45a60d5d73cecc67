import { IS_PROD, authorizer, chat, followsTheApi, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'authorizer-uri-invocation';
const PATH = 'Authorizer AuthorizerUri';

const uri = (value: string, sections = ''): string =>
  chat(
    {
      Authorizer: authorizer({ AuthorizerUri: value }),
      Function: '{ Type: AWS::Lambda::Function, Properties: { Timeout: 5 } }',
      Live: '{ Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Function, Name: live, FunctionVersion: "1" } }',
      Pool: '{ Type: AWS::Cognito::UserPool }',
      Lookup: '{ Type: Custom::Lookup, Properties: { ServiceToken: arn } }',
      Nested: '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://example.com/auth.yaml } }',
      Stored: '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !GetAtt Function.Arn } }',
      Product: '{ Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct }',
    },
    sections,
  );
const invocation = (target: string): string =>
  `!Sub 'arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${target}/invocations'`;

test.each([
  '!GetAtt Function.Arn',
  '!Ref Function',
  '!Ref Live',
  '!GetAtt Pool.Arn',
  'arn:aws:lambda:eu-west-1:111122223333:function:check',
  'check',
  'https://auth.example.com',
  "!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:check'",
  "!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}'",
  invocation('${Function}'),
  invocation('${Function}:live'),
  invocation('check'),
  invocation('${Pool.Arn}'),
  invocation('arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Ab1'),
  invocation('arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${Pool}'),
])('%s is reported', (value) => {
  expect(reports(id, uri(value))).toEqual([PATH]);
});

test('the message says what belongs there', () => {
  expect(judge(id, uri('check')).findings[0]?.message).toBe(
    'check is not the invocation URI of a function, which is arn:PARTITION:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations.',
  );
});

test('the message says that a name stands where the ARN belongs', () => {
  expect(judge(id, uri(invocation('${Function}'))).findings[0]?.message).toBe(
    '${Function} is the name of a function; the invocation URI needs its ARN between functions/ and /invocations.',
  );
});

test('the message says that something else stands where the ARN of a function belongs', () => {
  expect(judge(id, uri(invocation('${Pool.Arn}'))).findings[0]?.message).toBe(
    '${Pool.Arn} is no function; the invocation URI needs the ARN of one between functions/ and /invocations.',
  );
});

test.each([
  invocation('${Function.Arn}'),
  invocation('${Function.Arn}:live'),
  invocation('${Live}'),
  invocation('arn:aws:lambda:eu-west-1:111122223333:function:check'),
  invocation('arn:aws:lambda:eu-west-1:111122223333:function:${!stageVariables.check}'),
  invocation('${!stageVariables.check}'),
  invocation('arn:aws:${AWS::StackName}:eu-west-1:111122223333:function:check'),
  invocation('${Lookup.Arn}'),
  invocation('${Nested.Outputs.Arn}'),
  invocation('${Stored.Value}'),
  invocation('${Product.Outputs.Arn}'),
  '!Ref AWS::NoValue',
])('%s passes', (value) => {
  expect(reports(id, uri(value))).toEqual([]);
  expect(unknowns(id, uri(value))).toEqual([]);
});

test('no text at all is for authorizer-uri-required', () => {
  expect(reports(id, uri("''"))).toEqual([]);
  expect(reports('authorizer-uri-required', uri("''"))).toEqual([PATH]);
});

test('what AWS fills in is no URI; what a custom resource answers may be one', () => {
  expect(reports(id, uri('!Ref AWS::StackName'))).toEqual([PATH]);
  expect(unknowns(id, uri('!GetAtt Lookup.Uri'))).toEqual([`${PATH}: what Lookup answers is only known at deployment`]);
});

test('the branch with the wrong URI is named', () => {
  expect(reports(id, uri(`!If [IsProd, ${invocation('${Function.Arn}')}, !Ref Function]`, IS_PROD))).toEqual([
    `${PATH} when IsProd is false`,
  ]);
});

test.each(['!ImportValue Uri', '!GetAtt Lookup.Uri', "!Join ['', [!ImportValue Start, /invocations]]"])(
  '%s is unknown',
  (value) => {
    expect(reports(id, uri(value))).toEqual([]);
    expect(unknowns(id, uri(value))).toHaveLength(1);
  },
);

test('SAM makes the invocation URI of an ARN, and of a name what is none', () => {
  const sam = (auth: string): string => {
    const chat = `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action,
      Auth: { AuthType: CUSTOM, AuthArn: ${auth}, IdentitySource: [route.request.querystring.token] },
      Routes: { $connect: { FunctionArn: !GetAtt Function.Arn } } } }`;
    const resources = { Chat: chat, Function: '{ Type: AWS::Lambda::Function, Properties: { Timeout: 5 } }' };
    return stack(resources, 'Transform: AWS::Serverless-2016-10-31');
  };
  expect(reports(id, sam('!GetAtt Function.Arn'))).toEqual([]);
  expect(reports(id, sam('!Ref Function'))).toEqual(['Chat Auth.AuthArn']);
});

followsTheApi(id, authorizer({ AuthorizerUri: 'check' }), 'AuthorizerUri', { provesItself: true });
