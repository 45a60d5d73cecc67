import { IS_PROD, authorizer, chat, part, route, under } from '../support/api';
import { judge, line, reports } from '../support/findings';

/** In production a nested stack out of sight gets the id of the API, and may add what it likes. */
const NESTED = under(
  'IsProd',
  '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x, Parameters: { It: !Ref Api } } }',
);

const HTTP = `IntegrationType: HTTP, IntegrationMethod: POST, IntegrationUri: 'https://example.com'`;

/** What violates a policy while all parts of the API are in sight. */
const VIOLATIONS: readonly (readonly [id: string, place: string, resources: Readonly<Record<string, string>>])[] = [
  ['default-route-missing', 'Api', { Send: route('send') }],
  ['connect-route-authorized', 'Api', { Send: route('send') }],
  ['authorizer-unused', 'Authorizer', { Authorizer: authorizer() }],
  [
    'integration-connection-id-missing',
    'Integration RequestParameters',
    { Integration: part('Integration', HTTP), Send: route('send', 'Target: !Sub "integrations/${Integration}"') },
  ],
];

test.each(VIOLATIONS)(
  '%s is in doubt only in the branch in which parts of the API are hidden',
  (id, place, resources) => {
    expect(reports(id, chat(resources, IS_PROD))).toEqual([place]);
    const hiding = chat({ ...resources, Nested: NESTED }, IS_PROD);
    expect(reports(id, hiding)).toEqual([`${place} when IsProd is false`]);
    const doubts = judge(id, hiding).unknown.map(({ resource, branch }) => [resource.logicalId, branch]);
    expect(doubts).toEqual([[place.split(' ')[0], 'IsProd is true']]);
  },
);

const EXPORTED = `${IS_PROD}\nOutputs: { ApiId: { Value: !Ref Api } }`;

test('an API whose id leaves the stack has all its parts in sight only where it has some', () => {
  const text = chat({ Send: under('IsProd', route('send')) }, EXPORTED);
  expect(reports('default-route-missing', text)).toEqual(['Api when IsProd is true']);
  expect(judge('default-route-missing', text).unknown.map(line)).toEqual(['Api when IsProd is false']);
});

test('an id that leaves the stack in one branch hides nothing in the other', () => {
  const text = chat({ Authorizer: authorizer() }, EXPORTED.replace('{ Value', '{ Condition: IsProd, Value'));
  expect(reports('authorizer-unused', text)).toEqual(['Authorizer when IsProd is false']);
  expect(judge('authorizer-unused', text).unknown.map(line)).toEqual(['Authorizer when IsProd is true']);
});

test('a deployment waits for the routes in sight where none are hidden', () => {
  const text = chat(
    { Deployment: part('Deployment', 'Description: x'), Send: under('IsProd', route('send')) },
    EXPORTED,
  );
  expect(reports('deployment-depends-on-routes', text)).toEqual(['Deployment DependsOn when IsProd is true']);
});

test('an HTTP API is in doubt where its routes are hidden', () => {
  const http = chat({ Books: under('IsProd', route("'GET /books'")) }, EXPORTED).replace('WEBSOCKET', 'HTTP');
  expect(reports('http-route-authorized', http)).toEqual(['Books AuthorizationType']);
  expect(judge('http-route-authorized', http).unknown.map(line)).toEqual(['Api when IsProd is false']);
});

describe('an API of which only deployment knows the protocol', () => {
  const domain = (protocol: string): string =>
    chat(
      {
        Http: `{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: http, ProtocolType: ${protocol} } }`,
        Mapping: `{ Type: AWS::ApiGatewayV2::ApiMapping, Properties: { ApiId: !Ref Http, DomainName: !Ref Domain, Stage: live } }`,
        Domain: `{ Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: my_chat.example.com } }`,
      },
      `Parameters: { Env: { Type: String }, Protocol: { Type: String } }\nConditions: { IsProd: !Equals [!Ref Env, prod] }`,
    );

  test('leaves no doubt about what is wrong for either', () => {
    for (const protocol of ['!Ref Protocol', '!If [IsProd, WEBSOCKET, !Ref Protocol]']) {
      expect(reports('domain-name-characters', domain(protocol))).toEqual(['Domain DomainName']);
      expect(judge('domain-name-characters', domain(protocol)).unknown).toEqual([]);
    }
  });
});
