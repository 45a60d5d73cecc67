import { IS_PROD, chat, followsTheApi, part } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'integration-uri-form';
const PATH = 'Integration IntegrationUri';

const RESOURCES = {
  Listener: '{ Type: AWS::ElasticLoadBalancingV2::Listener }',
  Balancer: '{ Type: AWS::ElasticLoadBalancingV2::LoadBalancer }',
  Queue: '{ Type: AWS::SQS::Queue }',
  Topic: '{ Type: AWS::SNS::Topic }',
  Table: '{ Type: AWS::DynamoDB::Table }',
  Machine: '{ Type: AWS::StepFunctions::StateMachine }',
  Function: '{ Type: AWS::Lambda::Function }',
  Url: '{ Type: AWS::Lambda::Url, Properties: { AuthType: NONE, TargetFunctionArn: !Ref Function } }',
  Lookup: '{ Type: Custom::Lookup, Properties: { ServiceToken: arn } }',
};
const uri = (type: string, value: string, sections = ''): string =>
  chat(
    { ...RESOURCES, Integration: part('Integration', `IntegrationType: ${type}, IntegrationUri: ${value}`) },
    sections,
  );

describe.each(['HTTP', 'HTTP_PROXY'])('%s', (type) => {
  test.each([
    '!Ref Listener',
    '!GetAtt Listener.ListenerArn',
    '!Ref Balancer',
    '!GetAtt Balancer.DNSName',
    "!Sub '${Balancer.DNSName}/reports'",
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/net/reports/1/2',
    "!Sub 'arn:${AWS::Partition}:elasticloadbalancing:eu-west-1:111122223333:listener/net/reports/1/2'",
    'reports.example.com',
    'wss://reports.example.com',
    'reports.example.com/?to=https://a.example.com',
    'a$stageVariables.backend/reports',
    '/reports',
  ])('with %s is reported', (value) => {
    expect(reports(id, uri(type, value))).toEqual([PATH]);
  });

  test.each([
    'https://reports.example.com',
    'HTTP://reports.example.com',
    "!Sub 'https://${Balancer.DNSName}/reports'",
    "'${stageVariables.backend}/reports'",
    "'$stageVariables.backend'",
    "!Sub '${AWS::StackName}/reports'",
    '!GetAtt Lookup.DNSName',
    '[https://reports.example.com]',
    "!Sub 'http${Lookup.Secure}://reports.example.com'",
    '!GetAtt Url.FunctionUrl',
    '!Ref Queue',
    '!GetAtt Lookup.Url',
    '!Ref AWS::NoValue',
  ])('with %s passes', (value) => {
    expect(reports(id, uri(type, value))).toEqual([]);
  });
});

describe('AWS', () => {
  test.each([
    '!GetAtt Queue.Arn',
    '!Ref Queue',
    '!GetAtt Queue.QueueName',
    '!Ref Topic',
    '!GetAtt Table.Arn',
    '!Ref Table',
    '!Ref Machine',
    'arn:aws:sqs:eu-west-1:111122223333:reports',
    "!Sub 'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:report'",
    'https://sqs.eu-west-1.amazonaws.com/111122223333/reports',
    'arn:aws:apigateway:eu-west-1:sqs:111122223333/reports',
    'arn:aws:apigateway:eu-west-1:sqs:reports/path/1',
    'arn:aws:sqs:eu-west-1:111122223333:path/reports',
    'http://sqs.eu-west-1.amazonaws.com/111122223333/reports',
    "!Sub 'https://sqs.${AWS::Region}.amazonaws.com/'",
  ])('with %s is reported', (value) => {
    expect(reports(id, uri('AWS', value))).toEqual([PATH]);
  });

  test.each([
    "!Sub 'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Queue.QueueName}'",
    'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem',
    'arn:aws:apigateway:eu-west-1:abc123.execute-api:path/prod/things',
    '!GetAtt Function.Arn',
    '!GetAtt Lookup.Uri',
    '!Ref AWS::NoValue',
    'arn:aws:apigateway:eu-west-1:s3:path/reports/?to=https://a.example.com',
    'arn:aws:lambda:eu-west-1:111122223333:function:report',
    "!Sub 'arn:aws:apigateway:eu-west-1:sqs:${Lookup.Path}'",
    "!Sub '${AWS::StackName}/reports'",
    'reports',
  ])('with %s passes', (value) => {
    expect(reports(id, uri('AWS', value))).toEqual([]);
  });
});

test('the message says what belongs there', () => {
  expect(judge(id, uri('HTTP_PROXY', '!Ref Listener')).findings[0]?.message).toBe(
    '${Listener} is not a URL; an HTTP integration needs one, with https:// before the host.',
  );
  expect(judge(id, uri('AWS', '!GetAtt Queue.Arn')).findings[0]?.message).toBe(
    '${Queue.Arn} is not an action of a service, which is written arn:PARTITION:apigateway:REGION:SERVICE:path/… or :action/….',
  );
});

test.each(['MOCK', 'AWS_PROXY'])('%s is left to other policies', (type) => {
  expect(reports(id, uri(type, '!GetAtt Queue.Arn'))).toEqual([]);
});

test('the branch with the wrong URI is named', () => {
  expect(reports(id, uri('HTTP', '!If [IsProd, !Ref Listener, https://reports.example.com]', IS_PROD))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
  expect(reports(id, uri('!If [IsProd, HTTP, MOCK]', '!Ref Listener', IS_PROD))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
});

test.each(['HTTP', 'AWS'])('the URI of %s that only deployment knows is unknown', (type) => {
  for (const value of ['!ImportValue Uri', "!Sub ['${Start}/x', { Start: !ImportValue Uri }]"]) {
    expect(reports(id, uri(type, value))).toEqual([]);
    expect(unknowns(id, uri(type, value))).toHaveLength(1);
  }
});

followsTheApi(id, part('Integration', 'IntegrationType: HTTP_PROXY, IntegrationUri: example.com'), 'IntegrationUri');
