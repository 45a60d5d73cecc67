import { buildModel } from '../../../src/apigateway/building/build-model';
import { apiGraphs } from '../../../src/report/graph/api-graph';
import { template } from '../../support/findings';
import { books, part } from '../../support/http';

const app = buildModel([
  template(
    books({
      Link: '{ Type: AWS::ApiGatewayV2::VpcLink }',
      Listener: '{ Type: AWS::ElasticLoadBalancingV2::Listener }',
      List: '{ Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x } }',
      Readers: part('Authorizer', 'AuthorizerType: JWT'),
      Listing: part('Integration', 'IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt List.Arn'),
      Inner: part(
        'Integration',
        'IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, ConnectionId: !Ref Link, IntegrationUri: !Ref Listener',
      ),
      GetBooks: part(
        'Route',
        'RouteKey: GET /books, Target: !Sub "integrations/${Listing}", AuthorizationType: JWT, AuthorizerId: !Ref Readers',
      ),
      Rest: part('Route', 'RouteKey: $default, Target: !Sub "integrations/${Inner}"'),
      Stage: part('Stage', 'StageName: $default'),
    }),
  ),
]);

/** What is drawn, a line a step. */
function steps(model = app): readonly string[] {
  const [graph] = apiGraphs(model.of('http'));
  const name = (id: string): string => {
    const node = graph?.nodes.find((one) => one.id === id);
    return `${node?.label ?? ''} (${node?.detail ?? ''})`;
  };
  return (graph?.edges ?? []).map(({ from, to }) => `${name(from)} > ${name(to)}`);
}

test('methods and paths, authorizers, and private integrations with their VPC link are drawn', () => {
  expect(steps()).toEqual(
    expect.arrayContaining([
      'Clients (https://) > $default (stage)',
      'Api (HTTP API) > GET /books (route, JWT)',
      'GET /books (route, JWT) > Readers (authorizer)',
      'Listing (AWS_PROXY) > List (nodejs22.x)',
      'Api (HTTP API) > $default (route)',
      'Inner (HTTP_PROXY) > Link (VPC link)',
      'Link (VPC link) > Listener (private back end)',
    ]),
  );
});

test('nothing of it is drawn for WebSocket APIs', () => {
  expect(apiGraphs(app)).toEqual([]);
});

test('a VPC link and a back end that are not in sight are drawn by what they are called, if they are called anything', () => {
  const inner = (link: string): string =>
    part(
      'Integration',
      `IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, ${link} IntegrationUri: !ImportValue Listener`,
    );
  const drawn = (link: string): readonly string[] =>
    steps(
      buildModel([
        template(
          books({
            Inner: inner(link),
            Rest: part('Route', 'RouteKey: $default, Target: !Sub "integrations/${Inner}"'),
          }),
        ),
      ]),
    );
  expect(drawn('ConnectionId: a1b2c3,')).toEqual(
    expect.arrayContaining([
      'Inner (HTTP_PROXY) > a1b2c3 (VPC link)',
      'a1b2c3 (VPC link) > ${ImportValue Listener} (private back end)',
    ]),
  );
  expect(drawn('')).toContain('Inner (HTTP_PROXY) > VPC link (VPC link)');
});
