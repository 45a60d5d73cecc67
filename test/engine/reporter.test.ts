import { buildModel } from '../../src/apigateway/building/build-model';
import type { Model, Part } from '../../src/apigateway/model';
import type { Value } from '../../src/cloudformation/intrinsics/value';
import { checkModel } from '../../src/engine/check';
import type { Judge, Policy, Verdict } from '../../src/rules/policy';
import { line, template } from '../support/findings';

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
