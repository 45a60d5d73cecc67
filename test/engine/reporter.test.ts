import { checkModel } from '../../src/engine/check';
import { Model } from '../../src/apigateway/model';
import type { Judge, Policy } from '../../src/rules/policy';
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
  const { findings, unknown } = checkModel(new Model([input]), {}, [policy]);
  return { findings: findings.map(line), messages: findings.map(({ message }) => message), unknown: unknown.length };
}

const THREE = [
  route('A', 'RouteKey: a, AuthorizationType: NONE'),
  route('B', 'RouteKey: b, AuthorizationType: NONE'),
  route('C', 'RouteKey: c, AuthorizationType: AWS_IAM'),
].join('');

describe('a test of many resources that takes the value alone', () => {
  test('is asked once for each value, and its verdict holds for every resource', () => {
    const asked: unknown[] = [];
    const { findings } = judged(THREE, (model, judge) => {
      judge.value(model.routes, 'AuthorizationType', (type) => {
        asked.push(type.string);
        return type.string === 'NONE' && 'None.';
      });
    });
    expect(asked).toEqual(['NONE', 'AWS_IAM']);
    expect(findings).toEqual(['A AuthorizationType', 'B AuthorizationType']);
  });

  test('is asked once for what is not there', () => {
    let asked = 0;
    const { findings } = judged(THREE, (model, judge) => {
      judge.value(model.routes, 'OperationName', (name) => {
        asked++;
        return name.isAbsent && 'None.';
      });
    });
    expect(asked).toBe(1);
    expect(findings).toEqual(['A OperationName', 'B OperationName', 'C OperationName']);
  });

  test('tells a text from the number it looks like', () => {
    const routes = route('A', 'RouteKey: a, OperationName: "1"') + route('B', 'RouteKey: b, OperationName: 1');
    const asked: unknown[] = [];
    judged(routes, (model, judge) => {
      judge.value(model.routes, 'OperationName', ({ term }) => {
        asked.push(term.kind === 'scalar' && term.value);
        return undefined;
      });
    });
    expect(asked).toEqual(['1', 1]);
  });

  test('is asked once for each combination of several properties', () => {
    let asked = 0;
    const { messages } = judged(
      THREE +
        route('D', 'RouteKey: a, AuthorizationType: NONE') +
        route('E', 'RouteKey: a, AuthorizationType: AWS_IAM'),
      (model, judge) => {
        judge.values(model.routes, ['AuthorizationType', 'RouteKey'], ([type, key]) => {
          asked++;
          return `${String(type)} ${String(key)}`;
        });
      },
    );
    expect(asked).toBe(4);
    expect(messages).toEqual(['NONE a', 'NONE b', 'AWS_IAM c', 'NONE a', 'AWS_IAM a']);
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

  test('and about a resource that exists in one branch only', () => {
    let asked = 0;
    const routes = THREE + route('D', 'RouteKey: d, AuthorizationType: NONE', 'Condition: IsProd');
    const { findings } = judged(routes, (model, judge) => {
      judge.value(model.routes, 'AuthorizationType', (value) => {
        asked++;
        return value.string === 'NONE' && 'None.';
      });
    });
    expect(asked).toBe(3);
    expect(findings).toEqual(['A AuthorizationType', 'B AuthorizationType', 'D AuthorizationType']);
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

describe('a test that takes the resource', () => {
  test('is asked for every resource', () => {
    const asked: string[] = [];
    const { findings } = judged(THREE, (model, judge) => {
      judge.value(model.routes, 'AuthorizationType', (type, { key = '' }) => {
        asked.push(key);
        return type.string === 'NONE' && key === 'b' && 'None.';
      });
    });
    expect(asked).toEqual(['a', 'b', 'c']);
    expect(findings).toEqual(['B AuthorizationType']);
  });

  test('and so is one of a single resource', () => {
    let asked = 0;
    judged(THREE, (model, judge) => {
      for (const one of model.routes) {
        judge.value(one, 'OperationName', () => {
          asked++;
          return undefined;
        });
      }
    });
    expect(asked).toBe(3);
  });
});
