import { buildModel } from '../../src/apigateway/building/build-model';
import type { Model } from '../../src/apigateway/model';
import { excluding, jointly } from '../../src/cloudformation/conditions/branches';
import { EXPORTED, IS_PROD, authorizer, chat, of, part, route, stack, under } from '../support/api';
import { template } from '../support/findings';

const read = (...texts: readonly string[]): Model =>
  buildModel(texts.map((text, index) => template(text, `${index}.yaml`)));

const names = (parts: readonly { readonly resource: { readonly logicalId: string } }[]): readonly string[] =>
  parts.map(({ resource }) => resource.logicalId);

const branch = (when: readonly { readonly name: string; readonly value: boolean | string }[]): string =>
  when.map(({ name, value }) => `${name}=${value}`).join();

const OTHER = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: other, ProtocolType: WEBSOCKET } }';

describe('an API has the parts that name it', () => {
  test('in its own stack and in others', () => {
    const model = read(
      chat({ Connect: route('$connect') }, EXPORTED),
      of('!ImportValue ChatApi', stack({ Send: route('send') })),
    );
    expect(model.apis.map(({ routes }) => names(routes))).toEqual([['Connect', 'Send']]);
  });

  test('each in the branch in which it does', () => {
    const model = read(chat({ Other: OTHER, Send: of('!If [IsProd, !Ref Api, !Ref Other]', route('send')) }, IS_PROD));
    expect(model.apis.map(({ routes }) => routes.map(({ when }) => branch(when)))).toEqual([
      ['IsProd=true'],
      ['IsProd=false'],
    ]);
  });

  test('under the condition they have themselves', () => {
    const [api] = read(chat({ Send: under('IsProd', route('send')) }, IS_PROD)).apis;
    expect(api?.routes.map(({ when }) => branch(when))).toEqual(['IsProd=true']);
  });
});

test('a part of either of two APIs is a part of each', () => {
  const model = read(
    of(
      '!If [IsProd, !Ref Api, a1b2c3]',
      stack({ Api: OTHER, Connect: route('$connect'), Stage: part('Stage', 'StageName: live') }, IS_PROD),
    ),
  );
  expect(model.apis).toHaveLength(2);
  expect(names(model.routes)).toEqual(['Connect', 'Connect']);
  expect(names(model.stages)).toEqual(['Stage', 'Stage']);
});

test('a route points at the integration and the authorizer of its own API, whichever that is', () => {
  const [first, second] = read(
    chat(
      {
        Other: OTHER,
        Echo: of('!If [IsProd, !Ref Api, !Ref Other]', part('Integration', 'IntegrationType: MOCK')),
        Check: of('!If [IsProd, !Ref Api, !Ref Other]', authorizer()),
        Connect: of(
          '!If [IsProd, !Ref Api, !Ref Other]',
          route('$connect', "Target: !Sub 'integrations/${Echo}', AuthorizerId: !Ref Check"),
        ),
      },
      IS_PROD,
    ),
  ).apis;
  for (const api of [first, second]) {
    expect(api?.routes[0]?.integrations).toEqual(api?.integrations);
    expect(api?.routes[0]?.authorizers).toEqual(api?.authorizers);
  }
});

describe('of an API out of sight', () => {
  test.each([
    ['its $connect route', { Connect: route('$connect') }],
    ['a stage with a logging level', { Stage: part('Stage', 'DefaultRouteSettings: { LoggingLevel: INFO }') }],
    ['a logging level of a route', { Stage: part('Stage', 'RouteSettings: { send: { LoggingLevel: INFO } }') }],
    ['a trace of a route', { Stage: part('Stage', 'RouteSettings: { send: { DataTraceEnabled: true } }') }],
    ['a model', { Order: part('Model', 'Name: order') }],
    ['a route response', { Answer: part('RouteResponse', 'RouteResponseKey: $default') }],
    ['a route that selects a model', { Send: route('send', 'ModelSelectionExpression: $default') }],
    ['an integration that is no proxy', { Echo: part('Integration', 'IntegrationType: HTTP') }],
    ['an integration with templates', { Echo: part('Integration', "RequestTemplates: { $default: '{}' }") }],
    ['an integration that converts', { Echo: part('Integration', 'ContentHandlingStrategy: CONVERT_TO_TEXT') }],
    ['an integration that passes through', { Echo: part('Integration', 'PassthroughBehavior: NEVER') }],
    ['an authorizer with WebSocket sources', { Check: authorizer() }],
  ])('%s shows that it is a WebSocket API', (_, resources) => {
    expect(read(of('a1b2c3', stack(resources))).apis.map(({ resource }) => resource)).toStrictEqual([undefined]);
  });

  test.each([
    ['a route', { Send: route('send') }],
    ['a stage', { Stage: part('Stage', 'AutoDeploy: true') }],
    [
      'a logging level of a route of an HTTP API',
      { Stage: part('Stage', 'RouteSettings: { GET /books: { LoggingLevel: INFO } }') },
    ],
    ['a proxy', { Echo: part('Integration', 'IntegrationType: HTTP_PROXY') }],
    ['throttling of a route', { Stage: part('Stage', 'RouteSettings: { send: { ThrottlingRateLimit: 5 } }') }],
    [
      'what only WebSocket APIs have, beside a route of an HTTP API',
      { Order: part('Model', 'Name: order'), Books: route('GET /books') },
    ],
    ['an authorizer of an HTTP API', { Check: authorizer({ IdentitySource: '[$request.header.Authorization]' }) }],
  ])('%s shows nothing', (_, resources) => {
    expect(read(of('a1b2c3', stack(resources))).apis).toEqual([]);
  });

  test('the same name in another stack is another API', () => {
    const text = of('!Ref Id', stack({ Connect: route('$connect') }, 'Parameters: { Id: { Type: String } }'));
    expect(read(text, text).apis).toHaveLength(2);
  });
});

describe('things that exist together, or without each other', () => {
  const model = read(
    chat({ Always: route('a'), Prod: under('IsProd', route('b')), Test: under('IsTest', route('c')) }, IS_PROD),
  );
  const [always = [], inProd = [], inTest = []] = model.routes.map(({ when }) => when);

  test('can be, in the branch where all of their conditions hold', () => {
    expect(jointly(always, inProd)).toEqual(inProd);
    expect(jointly()).toEqual([]);
  });

  test('cannot be, where their conditions exclude each other', () => {
    expect(jointly(inProd, inTest)).toBeUndefined();
  });

  test('one is without another where the condition of the other does not hold', () => {
    const alone = excluding(always, [inProd]);
    expect(alone.map(branch)).toEqual(['IsProd=false']);
  });

  test('one is never without others of which one is always there', () => {
    expect(excluding(always, [inProd, inTest])).toEqual([]);
    expect(excluding(inProd, [always])).toEqual([]);
    expect(excluding(inProd, [inProd])).toEqual([]);
  });

  test('one is alone where there is nothing else', () => {
    expect(excluding(inProd, [])).toEqual([inProd]);
  });
});
