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
import type { ApiGraph, GraphNode } from '../../../src/report/graph/graph';
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

  const chatWith = (
    resources: Readonly<Record<string, unknown>>,
    more: Readonly<Record<string, unknown>> = {},
  ): Model =>
    buildModel([
      template({
        ...more,
        Resources: { ...(templateWithRoutes({ count: 0 }).Resources as object), ...resources },
      }),
    ]);
  const v2 = (type: string, properties: object): object => ({
    Type: `AWS::ApiGatewayV2::${type}`,
    Properties: { ApiId: { Ref: 'Api' }, ...properties },
  });

  test('shows a domain of which only the mapping is in sight, by its name or as a custom domain', () => {
    const mapped = (DomainName: unknown): readonly string[] =>
      edges(firstGraph(chatWith({ Mapping: v2('ApiMapping', { DomainName, Stage: { Ref: 'Stage' } }) })));
    expect(mapped('chat.example.org')).toContain('Clients > chat.example.org');
    expect(mapped({ 'Fn::ImportValue': 'Domain' })).toContain('Clients > ${ImportValue Domain}');
  });

  test('calls a domain without a name as its resource, and leads to the API where its stage is not one of it', () => {
    const graph = firstGraph(
      chatWith({
        Domain: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: {} },
        Mapping: v2('ApiMapping', { DomainName: { Ref: 'Domain' }, Stage: { Ref: 'Foreign' } }),
        Other: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'other', ProtocolType: 'WEBSOCKET' } },
        Foreign: {
          Type: 'AWS::ApiGatewayV2::Stage',
          Properties: { ApiId: { Ref: 'Other' }, StageName: 'test' },
        },
      }),
    );
    expect(edges(graph)).toEqual(expect.arrayContaining(['Clients > Domain', 'Domain > Api']));
  });

  test('calls a route whose key only deployment knows as its resource', () => {
    const graph = firstGraph(
      chatWith({ Late: v2('Route', { RouteKey: { Ref: 'Key' } }) }, { Parameters: { Key: { Type: 'String' } } }),
    );
    expect(edges(graph)).toContain('Api > Late');
  });

  test('shows the integration of another API that a route leads to', () => {
    const graph = firstGraph(
      chatWith({
        Other: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'other', ProtocolType: 'WEBSOCKET' } },
        Foreign: {
          Type: 'AWS::ApiGatewayV2::Integration',
          Properties: { ApiId: { Ref: 'Other' }, IntegrationType: 'MOCK' },
        },
        Ping: v2('Route', { RouteKey: 'ping', Target: { 'Fn::Sub': 'integrations/${Foreign}' } }),
      }),
    );
    expect(edges(graph)).toContain('ping > Foreign');
  });

  test('shows the service of AWS, the address, or the function out of sight that an integration calls', () => {
    const graph = firstGraph(
      chatWith({
        Queue: v2('Integration', {
          IntegrationType: 'AWS',
          IntegrationUri: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:sqs:path/123456789012/chat' },
        }),
        Web: v2('Integration', { IntegrationType: 'HTTP', IntegrationUri: 'https://example.org/chat' }),
        Far: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: { 'Fn::ImportValue': 'Uri' } }),
      }),
    );
    expect(edges(graph)).toEqual(
      expect.arrayContaining(['Queue > sqs', 'Web > https://example.org/chat', 'Far > function']),
    );
  });

  test('shows who may post to connections: by whose policy, of which stage and method, of this API alone', () => {
    const statement = (Resource: unknown): object => ({
      Effect: 'Allow',
      Action: 'execute-api:ManageConnections',
      Resource,
    });
    const arn = (api: string, rest: string): object => ({
      'Fn::Sub': `arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:${api}/${rest}`,
    });
    const role = (Resource: unknown): object => ({
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyName: 'post', PolicyDocument: { Statement: [statement(Resource)] } }] },
    });
    const worker = (role: string): object => ({
      Type: 'AWS::Lambda::Function',
      Properties: { Runtime: 'nodejs22.x', Role: { 'Fn::GetAtt': [role, 'Arn'] } },
    });
    const graph = firstGraph(
      chatWith({
        Other: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'other', ProtocolType: 'WEBSOCKET' } },
        WriterRole: role(arn('${Api}', 'live/POST/@connections/*')),
        Writer: worker('WriterRole'),
        IdleRole: role(arn('${Api}', '*/*/@connections/*')),
        ReaderRole: role(arn('${Api}', '*/GET/@connections/*')),
        Reader: worker('ReaderRole'),
        StrangerRole: role(arn('${Other}', '*/*/@connections/*')),
        Stranger: worker('StrangerRole'),
        ElsewhereRole: role(arn('a1b2c3d4e5', '*/*/@connections/*')),
        Elsewhere: worker('ElsewhereRole'),
        OperatorRole: role(arn('${Api}', 'live/*/@connections/*')),
        Operator: worker('OperatorRole'),
      }),
    );
    const details = new Map(graph.nodes.map(({ id, label, detail }) => [id, `${label} (${detail})`]));
    const grants = graph.edges
      .map(({ from, to }) => `${details.get(from) ?? ''} > ${details.get(to) ?? ''}`)
      .filter((step) => step.includes('@connections'));
    expect(grants.sort()).toEqual([
      'Operator (nodejs22.x) > @connections (every method, one stage)',
      'Reader (nodejs22.x) > @connections (GET, every stage)',
      'Writer (nodejs22.x) > @connections (POST, one stage)',
    ]);
    expect([...details.values()]).toContain('@connections (every method and stage)');
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

  test('SVG: a way through a column is level, and a part without a detail has its name in the middle', async () => {
    const node = (id: string, kind: GraphNode['kind'], detail = kind as string): GraphNode => ({
      id,
      kind,
      label: id,
      detail,
      resources: [],
    });
    const graph: ApiGraph = {
      title: 'Api',
      template: 'api.json',
      nodes: [node('Api', 'api'), node('ping', 'route'), node('Ping', 'integration', ''), node('on ping', 'function')],
      edges: [
        { from: 'Api', to: 'ping' },
        { from: 'ping', to: 'on ping' },
        { from: 'ping', to: 'Ping' },
      ],
    };
    const svg = await svgDocument([{ graph, pins: new Map() }]);
    expect(svg).toMatch(/<path class="edge" d="M\S+ \S+ \S+L\S+C\S+ \S+ \S+"><\/path>/);
    expect(svg).toContain('<title>Ping, integration</title>');
    expect(svg.match(/class="label"/g)).toHaveLength(4);
    expect(svg.match(/class="detail"/g)).toHaveLength(3);
  });

  test('SVG: more than 99 findings of one severity at one place are 99+', async () => {
    const picture = firstPicture([template(templateWithRoutes({ count: 300, slow: 120 }))]);
    expect(await svgDocument([picture])).toContain('>99+</text>');
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
