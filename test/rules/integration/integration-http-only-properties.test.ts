import { judge, reports } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-http-only-properties';

test.each([
  ['TlsConfig', '{ ServerNameToVerify: chat.example.com }'],
  ['ResponseParameters', '{ "200": { ResponseParameters: [] } }'],
  ['IntegrationSubtype', 'SQS-SendMessage'],
  ['IntegrationSubtype', '!ImportValue subtype'],
])('%s is reported', (property, value) => {
  expect(reports(id, integration(`${property}: ${value}`))).toEqual([`Integration ${property}`]);
});

test('each property is reported where it stands', () => {
  const both = integration('TlsConfig: { ServerNameToVerify: example.com }, IntegrationSubtype: SQS-SendMessage');
  expect(reports(id, both)).toEqual(['Integration IntegrationSubtype', 'Integration TlsConfig']);
});

test('the message says what AWS documents', () => {
  expect(judge(id, integration('IntegrationSubtype: SQS-SendMessage')).findings[0]?.message).toBe(
    'AWS supports IntegrationSubtype for HTTP APIs only; this is a WebSocket API.',
  );
});

test('properties of WebSocket APIs pass', () => {
  const webSocket = 'RequestTemplates: { a: "{}" }, TemplateSelectionExpression: a, PassthroughBehavior: NEVER';
  expect(reports(id, integration(webSocket))).toEqual([]);
  expect(reports(id, integration('TlsConfig: !Ref AWS::NoValue'))).toEqual([]);
});

test('the branch with the property is named', () => {
  const tls = 'TlsConfig: !If [IsProd, { ServerNameToVerify: example.com }, !Ref AWS::NoValue]';
  expect(reports(id, integration(tls, { sections: IS_PROD }))).toEqual(['Integration TlsConfig when IsProd is true']);
});
