import { CfnCondition, CfnMapping, CfnParameter, CfnResource, Fn, type Stack } from 'aws-cdk-lib';
import type * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnApi, CfnRoute, CfnStage, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { check } from '../../src/engine/check';
import type { Result } from '../../src/engine/finding';
import { synthesiseStack, temporaryDirectory } from '../support/cdk';
import { addChat, cfn } from '../support/chat-app';
import { line } from '../support/findings';

// What other checkers of CDK apps get wrong, each on an app that is synthesised for real.

const judged = (define: (stack: Stack) => void): Result => check(synthesiseStack(define));

/** What some rules report, a line each; and what they cannot tell. */
function reports(rules: readonly string[], define: (stack: Stack) => void): readonly string[] {
  const { findings, unknown } = judged(define);
  return [
    ...findings.filter(({ ruleId }) => rules.includes(ruleId)).map(line),
    ...unknown.filter(({ ruleId }) => rules.includes(ruleId)).map((one) => `? ${line(one)}`),
  ];
}

const AUTHORIZATION = ['connect-route-authorized', 'authorizer-only-on-connect', 'route-authorization-type'];
const LOGS = ['stage-access-logs'];
const THROTTLING = ['stage-throttling'];

const LOGGED = { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:chat', Format: '$context.requestId' };
const LIMITED = { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 };

/** An API as an L1 construct, with a `$connect` route that is authorized in some way. */
function connecting(stack: Stack, authorizationType: string): void {
  const api = new CfnApi(stack, 'Api', { name: 'chat', protocolType: 'WEBSOCKET' });
  new CfnRoute(stack, 'Connect', { apiId: api.ref, routeKey: '$connect', authorizationType });
}

describe('only $connect can be authorized', () => {
  test('$disconnect, $default and custom routes without an authorizer are as they should be', () => {
    expect(reports(AUTHORIZATION, (stack) => addChat(stack, { authorized: true }))).toEqual([]);
  });

  test('an open $connect is the one finding of its API', () => {
    expect(reports(AUTHORIZATION, (stack) => addChat(stack))).toEqual([
      expect.stringMatching(/^ApiconnectRoute\w+ AuthorizationType$/),
    ]);
  });
});

describe('property overrides count', () => {
  const overridden = (change: (stage: CfnResource) => void): ((stack: Stack) => void) => {
    return (stack) => {
      change(cfn(addChat(stack, { authorized: true }).stage));
    };
  };

  test('logs and limits that an override sets', () => {
    const change = overridden((stage) => {
      stage.addPropertyOverride('AccessLogSettings', LOGGED);
      stage.addPropertyOverride('DefaultRouteSettings', LIMITED);
    });
    expect(reports([...LOGS, ...THROTTLING], change)).toEqual([]);
  });

  test('logs that an override removes', () => {
    const remove = overridden((stage) => {
      (stage as CfnStage).accessLogSettings = { destinationArn: LOGGED.DestinationArn, format: LOGGED.Format };
      stage.addPropertyDeletionOverride('AccessLogSettings');
    });
    expect(reports(LOGS, remove)).toEqual([expect.stringMatching(/^Live\w* AccessLogSettings$/)]);
  });
});

describe('how a resource came to be does not matter', () => {
  const bare = ['Stage AccessLogSettings'];

  test('a raw CfnResource', () => {
    expect(
      reports(LOGS, (stack) => {
        const api = new CfnResource(stack, 'Api', {
          type: 'AWS::ApiGatewayV2::Api',
          properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' },
        });
        new CfnResource(stack, 'Stage', {
          type: 'AWS::ApiGatewayV2::Stage',
          properties: { ApiId: api.ref, StageName: 'live' },
        });
      }),
    ).toEqual(bare);
  });

  const included = (stack: Stack): CfnInclude => {
    const templateFile = path.join(temporaryDirectory(), 'chat.json');
    const Resources = {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'live' } },
    };
    fs.writeFileSync(templateFile, JSON.stringify({ Resources }));
    return new CfnInclude(stack, 'Included', { templateFile });
  };

  test('an included template', () => {
    expect(reports(LOGS, included)).toEqual(bare);
  });

  test('an included template with an override', () => {
    expect(
      reports(LOGS, (stack) => {
        included(stack).getResource('Stage').addPropertyOverride('AccessLogSettings', LOGGED);
      }),
    ).toEqual([]);
  });

  test('a second copy of aws-cdk-lib', () => {
    let copy: Pick<typeof apigatewayv2, 'CfnApi' | 'CfnStage'> | undefined;
    jest.isolateModules(() => {
      const { CfnApi, CfnStage } = jest.requireActual<typeof apigatewayv2>('aws-cdk-lib/aws-apigatewayv2');
      copy = { CfnApi, CfnStage };
    });
    if (!copy) throw new Error('no second copy');
    const { CfnApi: OtherApi, CfnStage: OtherStage } = copy;
    expect(OtherStage).not.toBe(CfnStage);
    expect(
      reports(LOGS, (stack) => {
        const api = new OtherApi(stack, 'Api', { name: 'chat', protocolType: 'WEBSOCKET' });
        const stage = new OtherStage(stack, 'Stage', { apiId: api.ref, stageName: 'live' });
        expect(stage instanceof CfnStage).toBe(false);
      }),
    ).toEqual(bare);
  });
});

describe('intrinsics have the value they get', () => {
  test('a parameter whose default is AWS_IAM', () => {
    expect(
      reports(AUTHORIZATION, (stack) => {
        connecting(stack, new CfnParameter(stack, 'Auth', { default: 'AWS_IAM' }).valueAsString);
      }),
    ).toEqual([]);
  });

  test('a parameter whose default is NONE', () => {
    expect(
      reports(AUTHORIZATION, (stack) => {
        connecting(stack, new CfnParameter(stack, 'Auth', { default: 'NONE' }).valueAsString);
      }),
    ).toEqual(['Connect AuthorizationType']);
  });

  test('a parameter without a default cannot be told, and is no finding', () => {
    const define = (stack: Stack): void => {
      connecting(stack, new CfnParameter(stack, 'Auth').valueAsString);
    };
    const lines = reports(AUTHORIZATION, define);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((one) => one.startsWith('? Connect AuthorizationType'))).toBe(true);
  });

  test('each of the values a parameter is allowed to have', () => {
    const allowing = (...allowedValues: string[]): readonly string[] =>
      reports(AUTHORIZATION, (stack) => {
        connecting(stack, new CfnParameter(stack, 'Auth', { allowedValues }).valueAsString);
      });
    expect(allowing('AWS_IAM')).toEqual([]);
    expect(allowing('AWS_IAM', 'NONE')).toEqual(['Connect AuthorizationType when Auth is "NONE"']);
  });

  test('of Fn::If(AWS_IAM, NONE), the branch that fails is named', () => {
    expect(
      reports(AUTHORIZATION, (stack) => {
        const env = new CfnParameter(stack, 'Env');
        const isProd = new CfnCondition(stack, 'IsProd', {
          expression: Fn.conditionEquals(env.valueAsString, 'prod'),
        });
        connecting(stack, Fn.conditionIf(isProd.logicalId, 'AWS_IAM', 'NONE').toString());
      }),
    ).toEqual(['Connect AuthorizationType when IsProd is false']);
  });

  test('an entry of a mapping', () => {
    expect(
      reports(AUTHORIZATION, (stack) => {
        const map = new CfnMapping(stack, 'Map', { mapping: { dev: { auth: 'NONE' }, prod: { auth: 'AWS_IAM' } } });
        const env = new CfnParameter(stack, 'Env', { default: 'prod' });
        connecting(stack, map.findInMap(env.valueAsString, 'auth'));
      }),
    ).toEqual([]);
  });

  test('numbers that are written as strings', () => {
    const limits = (rate: unknown, burst: unknown): readonly string[] =>
      reports([...THROTTLING, 'stage-throttle-zero'], (stack) => {
        const stage = cfn(addChat(stack, { authorized: true }).stage);
        stage.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', rate);
        stage.addPropertyOverride('DefaultRouteSettings.ThrottlingBurstLimit', burst);
      });
    expect(limits('100', '50')).toEqual([]);
    expect(limits(100, 50)).toEqual([]);
    expect(limits('0', '50')).toEqual(limits(0, 50));
    expect(limits(0, 50)).toHaveLength(1);
  });
});

describe('what is no WebSocket API is none of our business', () => {
  test('an HTTP API in the same template gets no finding', () => {
    const { findings, unknown } = judged((stack) => {
      addChat(stack, { authorized: true });
      new HttpApi(stack, 'Http').addStage('beta', { stageName: 'beta' });
    });
    expect(findings.length).toBeGreaterThan(0);
    expect([...findings, ...unknown].filter(({ resource }) => resource.constructPath?.startsWith('Chat/Http'))).toEqual(
      [],
    );
  });

  test('an app without API Gateway gets none', () => {
    const { findings, unknown, summary } = judged((stack) => {
      new Bucket(stack, 'Bucket');
    });
    expect([findings, unknown, summary.apis]).toEqual([[], [], 0]);
  });
});
