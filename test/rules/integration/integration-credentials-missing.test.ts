import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, integration, invocation, lambdaFunction } from '../../support/integration';

const id = 'integration-credentials-missing';
const SQS = '!Sub "arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/111122223333/queue"';
const calling = (uri: string, more = 'IntegrationMethod: POST', sections = ''): string =>
  integration(`IntegrationType: AWS, IntegrationUri: ${uri}, ${more}`, { resources: lambdaFunction(), sections });

test.each([
  SQS,
  'arn:aws:apigateway:eu-west-1:states:action/StartExecution',
  'arn:aws:apigateway:eu-west-1:abc123.execute-api:path/live/@connections',
])('%s is reported without a role', (uri) => {
  expect(reports(id, calling(uri))).toEqual(['Integration CredentialsArn']);
});

test('the message names the service', () => {
  expect(judge(id, calling(SQS)).findings[0]?.message).toContain('calls sqs without a role');
});

test.each(['arn:aws:iam::111122223333:role/chat', 'arn:aws:iam::*:user/*', '!ImportValue role'])(
  'credentials of %s pass',
  (role) => {
    expect(reports(id, calling(SQS, `CredentialsArn: ${role}`))).toEqual([]);
  },
);

test('an empty ARN is none', () => {
  expect(reports(id, calling(SQS, "CredentialsArn: ''"))).toEqual(['Integration CredentialsArn']);
});

test('a Lambda function needs none: it has permissions', () => {
  expect(reports(id, calling(invocation()))).toEqual([]);
});

test.each(['AWS_PROXY', 'HTTP', 'MOCK'])('an integration of type %s is not judged', (type) => {
  expect(reports(id, calling(SQS).replace('IntegrationType: AWS,', `IntegrationType: ${type},`))).toEqual([]);
});

test('the branch without a role is named', () => {
  const role = 'CredentialsArn: !If [IsProd, "arn:aws:iam::111122223333:role/chat", !Ref AWS::NoValue]';
  expect(reports(id, calling(SQS, role, IS_PROD))).toEqual(['Integration CredentialsArn when IsProd is false']);
});

test('a service that only deployment knows is not reported', () => {
  const sections = 'Parameters: { Service: { Type: String } }';
  expect(
    reports(
      id,
      calling('!Sub "arn:aws:apigateway:eu-west-1:${Service}:action/Do"', 'IntegrationMethod: POST', sections),
    ),
  ).toEqual([]);
  expect(unknowns(id, calling('!ImportValue service'))).toHaveLength(1);
});
