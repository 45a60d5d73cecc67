import { buildModel } from '../../../src/apigateway/building/build-model';
import type { Model, Part } from '../../../src/apigateway/model';
import type { Value } from '../../../src/cloudformation/intrinsics/value';
import { checkModel } from '../../../src/engine/check';
import type { Judge, Policy, Verdict } from '../../../src/rules/policy';
import { judge, line, reports, template } from '../../support/findings';

const route = (name: string, properties: string, more = ''): string => `
  ${name}:
    Type: AWS::ApiGatewayV2::Route
    ${more}
    Properties: { ApiId: !Ref Api, ${properties} }`;

/** What is found, and what is unknown, in an API with some routes. */
function judged(routes: string, check: (model: Model, judge: Judge) => void) {
  const policy: Policy = {
    id: 'one',
    category: 'runtime',
    severity: 'error',
    title: 'a',
    why: 'b',
    fix: 'c',
    references: ['https://example.com'],
    check,
  };
  const input = template(`
Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }
Parameters: { Open: { Type: String } }
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
${routes}`);
  const { findings, unknown } = checkModel(buildModel([input]), {}, [policy]);
  return { findings: findings.map(line), messages: findings.map(({ message }) => message), unknown: unknown.length };
}

const THREE = [
  route('A', 'RouteKey: a, AuthorizationType: NONE'),
  route('B', 'RouteKey: b, AuthorizationType: NONE'),
  route('C', 'RouteKey: c, AuthorizationType: AWS_IAM'),
].join('');

describe('a test of many resources', () => {
  /** The same question, written with one parameter, with two, and with none that counts. */
  const seen = (asked: unknown[], type: Value): Verdict => {
    asked.push(type.string);
    return type.string === 'NONE' && 'None.';
  };
  const WAYS: readonly (readonly [string, (asked: unknown[]) => (value: Value, at: Part) => Verdict])[] = [
    ['the value', (asked) => (type) => seen(asked, type)],
    ['the value and the resource', (asked) => (type, route) => route.api.routes.length > 0 && seen(asked, type)],
    [
      'nothing by name',
      (asked) =>
        (...given: readonly unknown[]) =>
          seen(asked, given[0] as Value),
    ],
  ];

  test.each(WAYS)('is asked for every resource, whether it takes %s', (_, way) => {
    const asked: unknown[] = [];
    const { findings } = judged(THREE, (model, judge) => {
      judge.value(model.routes, 'AuthorizationType', way(asked));
    });
    expect(asked).toEqual(['NONE', 'NONE', 'AWS_IAM']);
    expect(findings).toEqual(['A AuthorizationType', 'B AuthorizationType']);
  });

  test('may count what it is asked about', () => {
    const names = new Map<string | undefined, number>();
    const { findings } = judged(THREE, (model, judge) => {
      judge.value(model.routes, 'AuthorizationType', (type) => {
        names.set(type.string, (names.get(type.string) ?? 0) + 1);
        return names.get(type.string) === 2 && 'Twice.';
      });
    });
    expect(findings).toEqual(['B AuthorizationType']);
  });

  test('is asked about several properties together', () => {
    const { messages } = judged(THREE, (model, judge) => {
      judge.values(model.routes, ['AuthorizationType', 'RouteKey'], ([type, key]) => `${String(type)} ${String(key)}`);
    });
    expect(messages).toEqual(['NONE a', 'NONE b', 'AWS_IAM c']);
  });

  test('is asked about every branch of every resource whose value depends on a condition', () => {
    const type = 'AuthorizationType: !If [IsProd, AWS_IAM, NONE]';
    const routes = route('A', `RouteKey: a, ${type}`) + route('B', `RouteKey: b, ${type}`);
    const found = judged(routes, (model, judge) => {
      judge.value(model.routes, 'AuthorizationType', (value) => value.string === 'NONE' && 'None.');
    });
    expect(found.findings).toEqual([
      'A AuthorizationType when IsProd is false',
      'B AuthorizationType when IsProd is false',
    ]);
  });

  test('answers unknown for each resource of which the value is', () => {
    const routes = ['A', 'B'].map((name) => route(name, `RouteKey: ${name}, AuthorizationType: !Ref Open`)).join('');
    const found = judged(routes, (model, judge) => {
      judge.value(model.routes, 'AuthorizationType', (value) => value.string === 'NONE' && 'None.');
    });
    expect(found).toMatchObject({ findings: [], unknown: 2 });
  });

  test('reads texts with dynamic references for every resource', () => {
    const routes = ['A', 'B'].map((name) => route(name, `RouteKey: "{{resolve:ssm:${name}}}"`)).join('');
    const found = judged(routes, (model, judge) => {
      judge.value(model.routes, 'RouteKey', (key) => key.string === undefined && 'None.');
    });
    expect(found).toMatchObject({ findings: [], unknown: 2 });
  });
});

describe('a route of SAM that Fn::If writes', () => {
  const written = (entry: string): string => `
Transform: AWS::Serverless-2016-10-31
Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod], IsTest: !Equals [!Ref Env, test], IsNear: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      RouteSelectionExpression: $request.body.action
      Routes:
        $connect: ${entry}
        ping: { FunctionArn: !GetAtt Ping.Arn, IntegrationTimeout: 50000 }
  Ping: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x } }`;
  const one = (timeout: number): string => `{ FunctionArn: !GetAtt Ping.Arn, IntegrationTimeout: ${timeout} }`;
  const found = (entry: string): readonly string[] => reports('integration-timeout-range', written(entry));
  const PING = 'Chat Routes.ping.IntegrationTimeout';
  const CONNECT = 'Chat Routes.$connect.IntegrationTimeout';

  test('with the same fault on both sides has one finding, the one that it has without Fn::If', () => {
    const both = `!If [IsProd, ${one(40000)}, ${one(40000)}]`;
    expect(found(both)).toEqual([CONNECT, PING]);
    const prints = [both, one(40000)].map((entry) =>
      judge('integration-timeout-range', written(entry)).findings.map(({ fingerprint }) => fingerprint),
    );
    expect(prints[0]).toEqual(prints[1]);
  });

  test('with it on two of three sides has a finding that names both', () => {
    const two = `!If [IsProd, ${one(40000)}, !If [IsTest, ${one(50)}, ${one(40000)}]]`;
    expect(found(two)).toEqual([`${CONNECT} when IsTest is false`, PING]);
  });

  test('with it on one side has a finding of that', () => {
    expect(found(`!If [IsProd, ${one(50)}, ${one(40000)}]`)).toEqual([`${CONNECT} when IsProd is false`, PING]);
  });

  test('with another fault on each side has a finding of each', () => {
    expect(found(`!If [IsProd, ${one(40000)}, ${one(1)}]`)).toEqual([
      `${CONNECT} when IsProd is false`,
      `${CONNECT} when IsProd is true`,
      PING,
    ]);
  });

  test('does not name the condition of the API', () => {
    const conditional = written(`!If [IsProd, ${one(40000)}, ${one(40000)}]`).replace(
      'Type: AWS::Serverless::WebSocketApi',
      '$&\n    Condition: IsNear',
    );
    expect(reports('integration-timeout-range', conditional)).toEqual([CONNECT, PING]);
  });
});
