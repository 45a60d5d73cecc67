import { judge, reports, template, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-response-missing';

const ROUTE = `
  Route:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Api
      RouteKey: ping
      Target: !Sub integrations/\${Integration}
`;
const SELECTION = '      RouteResponseSelectionExpression: $default\n';
const ROUTE_RESPONSE = `
  RouteResponse:
    Type: AWS::ApiGatewayV2::RouteResponse
    Properties: { ApiId: !Ref Api, RouteId: !Ref Route, RouteResponseKey: $default }
`;
const response = (attributes = '', of = '!Ref Integration', api = '!Ref Api'): string => `
  IntegrationResponse:
    Type: AWS::ApiGatewayV2::IntegrationResponse
    ${attributes}
    Properties: { ApiId: ${api}, IntegrationId: ${of}, IntegrationResponseKey: $default }
`;
const of = (type: string, resources: string, sections = ''): string =>
  integration(`IntegrationType: ${type}`, { resources, sections });

describe.each(['AWS', 'HTTP', 'MOCK'])('%s', (type) => {
  test('behind a route that answers is reported', () => {
    expect(reports(id, of(type, ROUTE + SELECTION))).toEqual(['Integration']);
    expect(reports(id, of(type, ROUTE + ROUTE_RESPONSE))).toEqual(['Integration']);
  });

  test('with an integration response passes', () => {
    expect(reports(id, of(type, ROUTE + SELECTION + ROUTE_RESPONSE + response()))).toEqual([]);
  });

  test('behind a route that does not answer passes', () => {
    expect(reports(id, of(type, ROUTE))).toEqual([]);
    expect(reports(id, of(type, ''))).toEqual([]);
  });
});

test.each(['AWS_PROXY', 'HTTP_PROXY'])('%s needs no integration response', (type) => {
  expect(reports(id, of(type, ROUTE + SELECTION))).toEqual([]);
});

test('the message names the route', () => {
  expect(judge(id, of('MOCK', ROUTE + SELECTION)).findings[0]?.message).toBe(
    'Route Route has a route response, but its MOCK integration has no integration response: the client never gets the answer.',
  );
});

test('the response of another integration is none', () => {
  const other = '\n  Other: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api } }';
  expect(reports(id, of('MOCK', ROUTE + SELECTION + other + response('', '!Ref Other')))).toEqual(['Integration']);
});

describe('a branch', () => {
  test('without the integration response is named', () => {
    expect(reports(id, of('MOCK', ROUTE + SELECTION + response('Condition: IsProd'), IS_PROD))).toEqual([
      'Integration when IsProd is false',
    ]);
  });

  test('in which the route does not answer needs none', () => {
    const selection = SELECTION.replace('$default', '!If [IsProd, $default, !Ref AWS::NoValue]');
    expect(reports(id, of('MOCK', ROUTE + selection + response('Condition: IsProd'), IS_PROD))).toEqual([]);
    expect(reports(id, of('MOCK', ROUTE + selection, IS_PROD))).toEqual(['Integration when IsProd is true']);
  });

  test('in which it is a proxy needs none', () => {
    const type = '!If [IsProd, MOCK, AWS_PROXY]';
    expect(reports(id, of(type, ROUTE + SELECTION + response('Condition: IsProd'), IS_PROD))).toEqual([]);
    expect(reports(id, of(type, ROUTE + SELECTION, IS_PROD))).toEqual(['Integration when IsProd is true']);
  });
});

describe('across stacks', () => {
  const EXPORTS = `
Outputs:
  Api: { Value: !Ref Api, Export: { Name: api } }
  Integration: { Value: !Ref Integration, Export: { Name: integration } }`;
  const integrations = of('MOCK', '') + EXPORTS;
  const routes = (more = ''): ReturnType<typeof template> =>
    template(
      `Resources: ${ROUTE.replace('!Ref Api', '!ImportValue api').replace(
        '!Sub integrations/${Integration}',
        '!Join [/, [integrations, !ImportValue integration]]',
      )}${SELECTION}${more}`,
      'routes.yaml',
    );

  test('the route that answers is found', () => {
    expect(reports(id, integrations, routes())).toEqual(['Integration']);
  });

  test('the integration response is found', () => {
    const there = response('', '!ImportValue integration', '!ImportValue api');
    expect(reports(id, integrations, routes(there))).toEqual([]);
    const alone = of('MOCK', ROUTE + SELECTION) + EXPORTS;
    expect(reports(id, alone, template(`Resources: ${there}`, 'responses.yaml'))).toEqual([]);
  });

  test('a response may be in a stack out of sight when the id leaves this one', () => {
    const leaving = of('MOCK', ROUTE + SELECTION) + EXPORTS;
    expect(reports(id, leaving)).toEqual([]);
    expect(unknowns(id, leaving)).toHaveLength(1);
  });

  test('a response of an integration nobody can name may be the one', () => {
    const open = of('MOCK', ROUTE + SELECTION + response('', '!ImportValue something'));
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toEqual([
      'Integration : it is only known at deployment which integration IntegrationResponse is for',
    ]);
  });

  test('a macro may add responses', () => {
    const open = of('MOCK', ROUTE + SELECTION, 'Transform: MyMacro');
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toHaveLength(1);
  });
});

test('a type that only deployment knows is unknown', () => {
  const open = of('!Ref Type', ROUTE + SELECTION, 'Parameters: { Type: { Type: String } }');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});
