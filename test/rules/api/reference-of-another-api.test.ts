import { EXPORTED, IS_PROD, api, authorizer, chat, of, part, route, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'reference-of-another-api';

const integration = part('Integration', 'IntegrationType: MOCK');
const send = route('send', "Target: !Sub 'integrations/${Part}'");
/** A part of the API `Other`, and what refers to it from `Api`. */
const other = (text: string, user: string, sections = ''): string =>
  chat({ Other: api(), Part: of('!Ref Other', text), User: user }, sections);

test.each([
  ['integration', 'Target', integration, send],
  ['authorizer', 'AuthorizerId', authorizer(), route('$connect', 'AuthorizationType: CUSTOM, AuthorizerId: !Ref Part')],
  ['route', 'RouteId', route('send'), part('RouteResponse', 'RouteId: !Ref Part, RouteResponseKey: $default')],
  [
    'deployment',
    'DeploymentId',
    part('Deployment', 'Description: snapshot'),
    part('Stage', 'StageName: live, DeploymentId: !Ref Part'),
  ],
  [
    'integration of an answer',
    'IntegrationId',
    integration,
    part('IntegrationResponse', 'IntegrationId: !Ref Part, IntegrationResponseKey: $default'),
  ],
])('the %s of another API is reported at %s, its own passes', (_, path, text, user) => {
  expect(reports(id, other(text, user))).toEqual([`User ${path}`]);
  expect(reports(id, chat({ Part: text, User: user }))).toEqual([]);
});

test('the message names both APIs', () => {
  expect(judge(id, other(integration, send)).findings[0]?.message).toBe(
    'Integration Part belongs to API Other, but this resource to API Api.',
  );
});

test('the integration of an HTTP API is reported', () => {
  const http = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: shop, ProtocolType: HTTP } }';
  expect(reports(id, chat({ Other: http, Part: of('!Ref Other', integration), User: send }))).toEqual(['User Target']);
});

test('the branch in which the APIs differ is named', () => {
  const either = of('!If [IsProd, !Ref Api, !Ref Other]', integration);
  expect(reports(id, chat({ Other: api(), Part: either, User: send }, IS_PROD))).toEqual([
    'User Target when IsProd is false',
  ]);
  const both = of('!If [IsProd, !Ref Api, !Ref Other]', send);
  expect(reports(id, chat({ Other: api(), Part: either, User: both }, IS_PROD))).toEqual([]);
});

test('an API in another stack is told apart', () => {
  const parts = {
    Other: api(),
    Part: of('!Ref Other', integration),
    Own: of('!ImportValue ChatApi', integration),
    Good: of('!ImportValue ChatApi', send.replace('Part', 'Own')),
    User: of('!ImportValue ChatApi', send),
  };
  expect(reports(id, chat({}, EXPORTED), stack(parts))).toEqual(['User Target']);
});

test.each(['!ImportValue Elsewhere', 'a1b2c3'])('a part of %s, which is out of sight, is not judged', (where) => {
  const text = chat({ Part: of(where, integration), User: send });
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([]);
});

test('a target that only deployment knows is not judged', () => {
  expect(reports(id, chat({ User: route('send', 'Target: !ImportValue Target') }))).toEqual([]);
});
