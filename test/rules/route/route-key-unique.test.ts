import { EXPORTED, IS_PROD, chat, of, route, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'route-key-unique';

test('the second route of a key is reported, in the order of the template', () => {
  expect(reports(id, chat({ Send: route('send'), Alike: route('send') }))).toEqual(['Alike RouteKey']);
});

test('every further route of the key is reported', () => {
  const routes = { One: route('send'), Two: route('send'), Three: route('send') };
  expect(reports(id, chat(routes))).toEqual(['Three RouteKey', 'Two RouteKey']);
});

test('the message names the first route, and quotes AWS', () => {
  const { findings } = judge(id, chat({ One: route('$connect'), Two: route('$connect') }));
  expect(findings.map(({ message }) => message)).toEqual([
    'Route One has the same key: "Route with key $connect already exists for this API".',
  ]);
});

test('keys that differ in case only are two keys', () => {
  expect(reports(id, chat({ One: route('send'), Two: route('Send') }))).toEqual([]);
});

test('a number and its text are one key', () => {
  expect(reports(id, chat({ One: route('1'), Two: route("'1'") }))).toEqual(['Two RouteKey']);
});

test('the same key on another API passes', () => {
  const other = { Other: '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: other, ProtocolType: WEBSOCKET } }' };
  const routes = { One: route('send'), Two: of('!Ref Other', route('send')) };
  expect(reports(id, chat({ ...other, ...routes }))).toEqual([]);
});

describe('conditions', () => {
  test('that exclude each other make two routes of a key one', () => {
    const routes = { One: under('IsProd', route('send')), Two: under('IsTest', route('send')) };
    expect(reports(id, chat(routes, IS_PROD))).toEqual([]);
  });

  test('that can hold together do not', () => {
    const sections = `
Parameters: { Env: { Type: String }, Region: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod], IsHome: !Equals [!Ref Region, home] }`;
    const routes = { One: under('IsProd', route('send')), Two: under('IsHome', route('send')) };
    expect(reports(id, chat(routes, sections))).toEqual(['Two RouteKey when IsProd is true']);
  });

  test('of the first route alone are named', () => {
    const routes = { One: under('IsProd', route('send')), Two: route('send') };
    expect(reports(id, chat(routes, IS_PROD))).toEqual(['Two RouteKey when IsProd is true']);
  });

  test('inside a key are followed', () => {
    const routes = { One: route('send'), Two: route('!If [IsProd, receive, send]') };
    expect(reports(id, chat(routes, IS_PROD))).toEqual(['Two RouteKey when IsProd is false']);
  });

  test('do not make one route a duplicate of itself', () => {
    expect(reports(id, chat({ One: route('!If [IsProd, send, send]') }, IS_PROD))).toEqual([]);
  });

  test('on which the API depends are followed', () => {
    const other = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: other, ProtocolType: WEBSOCKET } }';
    const routes = {
      One: of('!If [IsProd, !Ref Api, !Ref Other]', route('send')),
      Two: of('!If [IsProd, !Ref Other, !Ref Api]', route('send')),
    };
    expect(reports(id, chat({ Other: other, ...routes }, IS_PROD))).toEqual([]);
  });
});

describe('parameters', () => {
  test('of the same name are the same key', () => {
    const routes = { One: route('!Ref Key'), Two: route('!Ref Key') };
    expect(reports(id, chat(routes, 'Parameters: { Key: { Type: String } }'))).toEqual(['Two RouteKey']);
  });

  test('with a default are compared by it', () => {
    const routes = { One: route('send'), Two: route('!Ref Key') };
    const sections = 'Parameters: { Key: { Type: String, Default: send } }';
    expect(reports(id, chat(routes, sections))).toEqual(['Two RouteKey']);
  });

  test('that only deployment knows are unknown beside other routes, and no question alone', () => {
    const sections = 'Parameters: { Key: { Type: String } }';
    const both = chat({ One: route('send'), Two: route('!Ref Key') }, sections);
    expect(reports(id, both)).toEqual([]);
    expect(unknowns(id, both)).toEqual(['Two RouteKey: ${Ref Key} is only known at deployment']);
    expect(unknowns(id, chat({ Two: route('!Ref Key') }, sections))).toEqual([]);
  });
});

test('two routes of one API in two stacks are found', () => {
  const more = of('!ImportValue ChatApi', stack({ Again: route('send') }));
  expect(reports(id, chat({ Send: route('send') }, EXPORTED), more)).toEqual(['Again RouteKey']);
});

test('two routes of an API out of sight are found where its parts show that it is a WebSocket API', () => {
  const routes = { One: route('send'), Two: route('send') };
  expect(reports(id, of('a1b2c3', stack({ ...routes, Connect: route('$connect') })))).toEqual(['Two RouteKey']);
  expect(reports(id, of('a1b2c3', stack(routes)))).toEqual([]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, chat({ One: route('send'), Two: route('send') }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('all routes of the same key are named, in all branches', () => {
  const routes = {
    A: under('IsProd', route('send')),
    B: under('IsTest', route('send')),
    C: route('send'),
  };
  const { findings } = judge(id, chat(routes, IS_PROD));
  expect(findings).toMatchObject([
    { resource: { logicalId: 'C' }, message: expect.stringMatching(/^Routes A, B have the same key/) as string },
  ]);
  expect(findings[0]).not.toHaveProperty('branch');
});

test('routes of an API of which only deployment knows whether it is a WebSocket API are unknown', () => {
  const routes = { A: route('send'), B: route('send'), C: route('send') };
  const text = chat(routes, 'Parameters: { Kind: { Type: String } }').replace('WEBSOCKET', '!Ref Kind');
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([
    'B RouteKey: ProtocolType is only known at deployment',
    'C RouteKey: ProtocolType is only known at deployment',
  ]);
});

test('a key that is no text is no duplicate of another', () => {
  expect(reports(id, chat({ A: route('[send]'), B: route('[send]'), C: route('ask'), D: route('ask') }))).toEqual([
    'D RouteKey',
  ]);
});
