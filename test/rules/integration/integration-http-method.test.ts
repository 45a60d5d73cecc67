import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-http-method';

test.each(['HTTP', 'HTTP_PROXY'])('%s without a method is reported', (type) => {
  expect(reports(id, integration(`IntegrationType: ${type}`))).toEqual(['Integration IntegrationMethod']);
});

test('an empty method is none', () => {
  expect(reports(id, integration("IntegrationType: HTTP, IntegrationMethod: ''"))).toEqual([
    'Integration IntegrationMethod',
  ]);
});

test.each(['POST', 'ANY', 'get', '!Ref Method'])('a method of %s passes', (method) => {
  const sections = 'Parameters: { Method: { Type: String } }';
  expect(reports(id, integration(`IntegrationType: HTTP_PROXY, IntegrationMethod: ${method}`, { sections }))).toEqual(
    [],
  );
});

test.each(['AWS', 'AWS_PROXY', 'MOCK'])('%s needs none', (type) => {
  expect(reports(id, integration(`IntegrationType: ${type}`))).toEqual([]);
});

test("the message has AWS's own words for HTTP_PROXY", () => {
  expect(judge(id, integration('IntegrationType: HTTP_PROXY')).findings[0]?.message).toContain(
    '"HttpMethod parameter method must be specified for integrationType HTTPPROXY"',
  );
});

test('the branch without a method is named', () => {
  const method = 'IntegrationType: HTTP, IntegrationMethod: !If [IsProd, POST, !Ref AWS::NoValue]';
  expect(reports(id, integration(method, { sections: IS_PROD }))).toEqual([
    'Integration IntegrationMethod when IsProd is false',
  ]);
});

test('a type that only deployment knows is unknown', () => {
  const open = integration('IntegrationType: !Ref Type', { sections: 'Parameters: { Type: { Type: String } }' });
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

test.each([
  ['HTTP', 'AWS rejects the integration: an HTTP integration needs a method.'],
  [
    'HTTP_PROXY',
    'AWS rejects the integration: "HttpMethod parameter method must be specified for integrationType HTTPPROXY".',
  ],
])('the message for %s says why', (type, message) => {
  expect(judge(id, integration(`IntegrationType: ${type}`)).findings[0]?.message).toBe(message);
});
