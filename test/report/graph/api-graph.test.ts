import { NestedStack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { buildModel } from '../../../src/apigateway/building/build-model';
import type { Model } from '../../../src/apigateway/model';
import type { TemplateInput } from '../../../src/cloudformation/template-input';
import { checkModel } from '../../../src/engine/check';
import { apiGraphs } from '../../../src/report/graph/api-graph';
import type { ApiGraph } from '../../../src/report/graph/graph';
import { dotGraph } from '../../../src/report/graph/dot-graph';
import { byResource } from '../../../src/report/graph/findings-by-node';
import { mermaidGraph } from '../../../src/report/graph/mermaid-graph';
import { type Picture, pictureOf } from '../../../src/report/graph/picture';
import { svgDocument } from '../../../src/report/graph/svg';
import { synthesiseStack } from '../../support/cdk';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { templateWithRoutes } from '../../support/routes';

const chat = (): readonly TemplateInput[] =>
  synthesiseStack((stack) => {
    const lambda = (name: string): Function =>
      new Function(stack, name, {
        runtime: Runtime.NODEJS_22_X,
        handler: 'index.handler',
        code: Code.fromInline('//'),
      });
    const handler = lambda('Handler');
    const api = new WebSocketApi(stack, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Connect', handler),
        authorizer: new WebSocketLambdaAuthorizer('Authorizer', lambda('Gatekeeper'), {
          identitySource: ['route.request.querystring.token'],
        }),
      },
    });
    new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live', autoDeploy: true });
    api.grantManageConnections(handler);
  });

function edges({ nodes, edges: all }: ApiGraph): readonly string[] {
  const label = new Map(nodes.map(({ id, label: text }) => [id, text]));
  return all.map(({ from, to }) => `${label.get(from) ?? ''} > ${label.get(to) ?? ''}`).sort();
}

function pictures(inputs: readonly TemplateInput[]) {
  const model = buildModel(inputs);
  const { findings } = checkModel(model);
  return apiGraphs(model).map((graph) => pictureOf(graph, byResource(findings)));
}

function firstGraph(model: Model): ApiGraph {
  const graph = apiGraphs(model).at(0);
  if (!graph) throw new Error('no API');
  return graph;
}

function firstPicture(inputs: readonly TemplateInput[]): Picture {
  const picture = pictures(inputs).at(0);
  if (!picture) throw new Error('no API');
  return picture;
}

describe('the picture of an API', () => {
  test('leads from the clients over stage and route to authorizer, integration and function, and back to connections', () => {
    const graph = firstGraph(buildModel(chat()));
    expect(edges(graph)).toEqual([
      '$connect > Authorizer',
      '$connect > Connect',
      'Api > $connect',
      'Authorizer > Gatekeeper',
      'Clients > live',
      'Connect > Handler',
      'Handler > @connections',
      'live > Api',
    ]);
    expect(graph.title).toBe('Chat/Api');
  });

  test('has findings where they are: at the stage, at the grant', () => {
    const picture = firstPicture(chat());
    const pinned = picture.graph.nodes.flatMap(({ id, label }) =>
      (picture.pins.get(id) ?? []).map(({ ruleId }) => `${label}: ${ruleId}`),
    );
    expect(pinned).toEqual(
      expect.arrayContaining(['live: stage-throttling', '@connections: manage-connections-stage-scope']),
    );
  });

  test('has no client that reaches a route without a stage but by the API itself', () => {
    const graph = firstGraph(
      buildModel([
        template({
          Resources: {
            Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
          },
        }),
      ]),
    );
    expect(edges(graph)).toEqual(['Clients > Api']);
  });

  test('shows custom domains and the stages they are mapped to', () => {
    const document = templateWithRoutes({ count: 0 });
    const graph = firstGraph(
      buildModel([
        template({
          Resources: {
            ...(document.Resources as object),
            Domain: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: 'chat.example.org' } },
            Mapping: {
              Type: 'AWS::ApiGatewayV2::ApiMapping',
              Properties: { ApiId: { Ref: 'Api' }, DomainName: { Ref: 'Domain' }, Stage: { Ref: 'Stage' } },
            },
          },
        }),
      ]),
    );
    expect(edges(graph)).toEqual(expect.arrayContaining(['Clients > chat.example.org', 'chat.example.org > live']));
  });

  test('crosses stacks: a function of a nested stack is the same function', () => {
    const graph = firstGraph(
      buildModel(
        synthesiseStack((stack) => {
          const handler = new Function(new NestedStack(stack, 'Compute'), 'Handler', {
            runtime: Runtime.NODEJS_22_X,
            handler: 'index.handler',
            code: Code.fromInline('//'),
          });
          new WebSocketApi(stack, 'Api', {
            connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', handler) },
          });
        }),
      ),
    );
    expect(edges(graph)).toContain('Connect > Handler');
  });

  test('pins findings of a SAM API to the part they are about', () => {
    const picture = firstPicture([
      template(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      RouteSelectionExpression: $request.body.action
      Routes:
        $connect: { FunctionArn: !GetAtt Handler.Arn }
        ping: { FunctionArn: !GetAtt Handler.Arn }
  Handler:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs22.x, Handler: index.handler, InlineCode: '//' }
`),
    ]);
    const nodes = picture.graph.nodes.filter(({ id }) =>
      (picture.pins.get(id) ?? []).some(({ ruleId }) => ruleId === 'connect-route-authorized'),
    );
    expect(nodes).toHaveLength(1);
    expect(['$connect', 'Chat']).toContain(nodes.at(0)?.label);
  });

  test('draws every route of a small API, and what is alike in a large one once', () => {
    const labels = (count: number, slow: number): readonly string[] =>
      firstPicture([template(templateWithRoutes({ count, slow }))]).graph.nodes.map(({ label }) => label);
    expect(labels(11, 0).filter((label) => label.startsWith('action'))).toHaveLength(11);
    const large = labels(300, 5);
    expect(large).toEqual(
      expect.arrayContaining(['$connect', '295 routes', '5 routes', '295 integrations', '5 functions']),
    );
    expect(large.length).toBeLessThan(16);
  });

  test('keeps the number of findings when it folds', () => {
    const picture = firstPicture([template(templateWithRoutes({ count: 300, slow: 5 }))]);
    const pinned = [...picture.pins.values()].flat();
    expect(pinned.filter(({ ruleId }) => ruleId === 'integration-timeout-lambda')).toHaveLength(5);
  });
});

describe('the formats of the picture', () => {
  test('Mermaid: a flowchart with a subgraph for each API', () => {
    const text = mermaidGraph(pictures(chat()));
    expect(text).toMatch(/^flowchart LR\n {2}subgraph g0\["Chat\/Api"\]\n/);
    expect(text).toContain('["$connect<br/>route, CUSTOM"]');
    expect(text).toMatch(/g0n\d+ --> g0n\d+/);
  });

  test('dot: a cluster for each API', () => {
    const text = dotGraph(pictures(chat()));
    expect(text).toMatch(/^digraph websocket \{\n/);
    expect(text).toContain('label="$connect\\nroute, CUSTOM"');
  });

  test('SVG: the same twice', async () => {
    const [one, other] = [await svgDocument(pictures(chat())), await svgDocument(pictures(chat()))];
    expect(one).toBe(other);
    expect(one).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
    expect(one).toContain('>$connect</text>');
  });

  test('SVG: an app without an API is an empty picture', async () => {
    expect(await svgDocument([])).toMatch(/^<svg /);
  });

  test.each(HOSTILE)('are inert: %j', async (text) => {
    const drawn = pictures([hostileTemplate(text)]);
    expect(await svgDocument(drawn)).not.toMatch(/<(?!\/?(?:svg|style|rect|g|text|title|path|polygon|circle)\b)/);
    const mermaid = mermaidGraph(drawn).split('\n').slice(1, -1);
    expect(mermaid.length).toBeGreaterThan(2);
    for (const line of mermaid) {
      expect(line).toMatch(
        /^ {2,4}(?:subgraph g\d+\["[^"]*"\]|g\d+n\d+\W{1,2}"[^"]*"\W{1,2}|g\d+n\d+ --> g\d+n\d+|end)$/,
      );
      expect(line).not.toMatch(/<(?!br\/>)/);
    }
    const labels = dotGraph(drawn)
      .split('\n')
      .filter((one) => one.includes('label='));
    expect(labels.length).toBeGreaterThan(2);
    for (const line of labels) expect(line).toMatch(/label="(?:[^"\\]|\\.)*"\]?$/);
  });
});
