import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, integration, lambdaFunction } from '../../support/integration';

const id = 'integration-plaintext-backend';
const to = (uri: string, sections = ''): string => integration(`IntegrationUri: ${uri}`, { sections });

test.each([
  'http://chat.example.com/messages',
  'HTTP://chat.example.com',
  'http://${stageVariables.host}/messages',
  '!Sub "http://${Api}.example.com"',
  '!Join ["", ["http://", !ImportValue host]]',
])('%s is reported', (uri) => {
  expect(reports(id, to(`'${uri}'`.replace(/^'(!.*)'$/, '$1')))).toEqual(['Integration IntegrationUri']);
});

test.each([
  'https://chat.example.com/http://',
  '!Sub "https://${Api}.example.com"',
  '!Sub "arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/111122223333/queue"',
])('%s passes', (uri) => {
  expect(reports(id, to(uri))).toEqual([]);
});

test('the message says where messages travel', () => {
  expect(judge(id, to('http://chat.example.com')).findings[0]?.message).toBe(
    'Messages travel to http://chat.example.com unencrypted.',
  );
});

test('the branch in plain text is named', () => {
  expect(reports(id, to('!If [IsProd, "https://example.com", "http://example.com"]', IS_PROD))).toEqual([
    'Integration IntegrationUri when IsProd is false',
  ]);
});

test('a function by its ARN is no address', () => {
  const uri = integration('IntegrationUri: !GetAtt Function.Arn', { resources: lambdaFunction() });
  expect(reports(id, uri)).toEqual([]);
  expect(unknowns(id, uri)).toEqual([]);
});

test.each(['!ImportValue backend', '!Sub "${Protocol}://example.com"'])('%s is unknown', (uri) => {
  const open = to(uri, 'Parameters: { Protocol: { Type: String } }');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

test.each(['!Ref AWS::NoValue', '[http://chat.example.com]', '""'])('%s is no address', (uri) => {
  expect(reports(id, to(uri))).toEqual([]);
});
