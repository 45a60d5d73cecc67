import { reports, unknowns } from '../../support/findings';
import { IS_PROD, integration, invocation, lambdaFunction } from '../../support/integration';

const id = 'integration-lambda-method';
const calling = (method: string, sections = '', uri = invocation()): string =>
  integration(`${method}${method && ', '}IntegrationUri: ${uri}`, { resources: lambdaFunction(), sections });

test.each(['GET', 'ANY', 'PUT'])('%s is reported', (method) => {
  expect(reports(id, calling(`IntegrationMethod: ${method}`))).toEqual(['Integration IntegrationMethod']);
});

test.each(['', 'IntegrationMethod: POST', 'IntegrationMethod: post'])('"%s" passes', (method) => {
  expect(reports(id, calling(method))).toEqual([]);
});

test('the function itself may be out of sight', () => {
  const uri = invocation('arn:aws:lambda:eu-west-1:111122223333:function:ask');
  expect(reports(id, calling('IntegrationMethod: GET', '', uri))).toEqual(['Integration IntegrationMethod']);
});

test.each(['!ImportValue Uri', '!GetAtt Function.Arn', '!Ref AWS::NoValue'])(
  'AWS_PROXY is for Lambda functions alone, also with the URI %s',
  (uri) => {
    const other = 'IntegrationMethod: GET, IntegrationType:';
    expect(reports(id, calling(`${other} AWS_PROXY`, '', uri))).toEqual(['Integration IntegrationMethod']);
    expect(reports(id, calling(`${other} AWS`, '', uri))).toEqual([]);
  },
);

test.each(['https://chat.example.com', 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/queue'])(
  'an integration with %s may use any method',
  (uri) => {
    expect(reports(id, calling('IntegrationMethod: GET', '', uri))).toEqual([]);
  },
);

test('the branch with the wrong method is named', () => {
  expect(reports(id, calling('IntegrationMethod: !If [IsProd, POST, GET]', IS_PROD))).toEqual([
    'Integration IntegrationMethod when IsProd is false',
  ]);
});

test('a method that only deployment knows is unknown', () => {
  const open = calling('IntegrationMethod: !Ref Method', 'Parameters: { Method: { Type: String } }');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual(['Integration IntegrationMethod: Ref Method: parameter Method has no default']);
});

test('what is no method at all is not POST', () => {
  expect(reports(id, calling('IntegrationMethod: [GET]'))).toEqual(['Integration IntegrationMethod']);
});

test('another service is no Lambda function, whatever the type', () => {
  const uri = "!Sub 'arn:aws:apigateway:${AWS::Region}:sqs:action/SendMessage'";
  expect(reports(id, calling('IntegrationType: AWS_PROXY, IntegrationMethod: GET', '', uri))).toEqual([]);
});

test('where only deployment knows URI and type, nothing is asked', () => {
  const open = calling('IntegrationType: !ImportValue Type, IntegrationMethod: GET', '', '!ImportValue Uri');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual([]);
});
