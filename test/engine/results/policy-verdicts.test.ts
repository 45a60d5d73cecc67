import { checkModel } from '../../../src/engine/check';
import { buildModel } from '../../../src/apigateway/building/build-model';
import type { Configuration } from '../../../src/engine/config/configuration';
import { definePolicy } from '../../../src/engine/config/define-policy';
import type { Result } from '../../../src/engine/finding';
import { mergeResults } from '../../../src/engine/results/merge-results';
import { type PolicyVerdict, askedPolicies, policyVerdicts } from '../../../src/engine/results/policy-verdicts';
import { suppress } from '../../../src/engine/suppression/suppress';
import { template } from '../../support/findings';

const Api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } };

/** A stage of the API with some access log settings. */
function stage(AccessLogSettings?: unknown): object {
  return {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: 'Api' }, StageName: 'live', AccessLogSettings },
  };
}

const LOGS = { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:chat', Format: '$context.requestId' };

function check(resources: object, configuration: Configuration = {}): Result {
  return checkModel(buildModel([template({ Resources: resources })]), configuration);
}

function verdict(result: Result, id = 'stage-access-logs'): PolicyVerdict | undefined {
  return policyVerdicts(result).find((one) => one.id === id);
}

describe('the verdict of a policy is that', () => {
  test('every resource keeps it', () => {
    expect(verdict(check({ Api, Live: stage(LOGS), Test: stage(LOGS) }))).toEqual({
      id: 'stage-access-logs',
      verdict: 'kept',
      severity: 'warning',
      judged: 2,
      kept: 2,
      violated: 0,
      suppressed: 0,
      unknown: 0,
    });
  });

  test('some resource violates it, of how many', () => {
    const found = verdict(check({ Api, Live: stage(LOGS), Test: stage() }));
    expect(found).toMatchObject({ verdict: 'violated', judged: 2, kept: 1, violated: 1 });
  });

  test('some resource violates it, which somebody has accepted', () => {
    const result = suppress(check({ Api, Test: stage() }), () => ({ reason: 'a test', by: 'waiver' }));
    expect(verdict(result)).toMatchObject({ verdict: 'violated', judged: 1, violated: 0, suppressed: 1 });
  });

  test('only deployment knows, where no resource violates it', () => {
    const settings = { 'Fn::ImportValue': 'settings' };
    const open = verdict(check({ Api, Live: stage(LOGS), Test: stage(settings) }));
    expect(open).toMatchObject({ verdict: 'unknown', judged: 2, kept: 1, unknown: 1 });
    const both = verdict(check({ Api, Live: stage(), Test: stage(settings) }));
    expect(both).toMatchObject({ verdict: 'violated', violated: 1, unknown: 1, kept: 0 });
  });

  test('there was nothing to ask', () => {
    expect(verdict(check({ Api }))).toMatchObject({ verdict: 'not-applicable', judged: 0 });
    const Queue = { Type: 'AWS::SQS::Queue' };
    expect(policyVerdicts(check({ Queue })).filter(({ verdict: one }) => one === 'kept')).toEqual([]);
  });

  test('it is off', () => {
    const off = verdict(check({ Api, Live: stage() }, { rules: { 'stage-access-logs': 'off' } }));
    expect(off).toEqual({
      id: 'stage-access-logs',
      verdict: 'off',
      judged: 0,
      kept: 0,
      violated: 0,
      suppressed: 0,
      unknown: 0,
    });
  });

  test('it is about APIs that were judged, and of no other', () => {
    expect(verdict(check({ Api }), 'http-route-authorized')).toBeUndefined();
    expect(verdict(check({ Api }, { protocols: ['websocket', 'http'] }), 'http-route-authorized')).toMatchObject({
      verdict: 'not-applicable',
    });
  });

  test('it is unknown where the policy of a user failed', () => {
    const failing = definePolicy({
      id: 'acme/failing',
      category: 'runtime',
      severity: 'error',
      title: 'It works',
      why: 'It has to.',
      fix: 'Mend it.',
      references: ['https://acme.example'],
      check: () => {
        throw new Error('oops');
      },
    });
    expect(verdict(check({ Api }, { policies: [failing] }), failing.id)).toMatchObject({ verdict: 'unknown' });
  });

  test('where overrides have it off, resources are not judged', () => {
    const overrides = [{ constructs: ['Test'], rules: { 'stage-access-logs': 'off' as const } }];
    const found = verdict(check({ Api, Live: stage(LOGS), Test: stage() }, { overrides }));
    expect(found).toMatchObject({ verdict: 'kept', judged: 1 });
  });
});

test('what SAM creates of a resource counts as that resource', () => {
  const result = checkModel(
    buildModel([
      template({
        Transform: 'AWS::Serverless-2016-10-31',
        Resources: {
          Chat: {
            Type: 'AWS::Serverless::WebSocketApi',
            Properties: { Routes: Object.fromEntries(['ask', 'tell'].map((key) => [key, { FunctionArn: 'arn' }])) },
          },
        },
      }),
    ]),
  );
  expect(verdict(result, 'route-authorization-type')).toMatchObject({ judged: 1 });
  expect(verdict(result, 'stage-throttling')).toMatchObject({ judged: 1, violated: 1 });
});

test('verdicts of several apps are put together', () => {
  const severe = check({ Api, Live: stage() }, { rules: { 'stage-access-logs': 'error' } });
  const off = check({ Api, Live: stage() }, { rules: { 'stage-access-logs': 'off' } });
  const merged = mergeResults([off, severe, check({ Api, Live: stage(LOGS) })]);
  expect(verdict(merged)).toMatchObject({ verdict: 'violated', severity: 'error', judged: 2, violated: 1, kept: 1 });
});

test('what was asked can be read back from the verdicts', () => {
  const result = check({ Api, Live: stage(LOGS) });
  expect(policyVerdicts({ ...result, policies: askedPolicies(policyVerdicts(result)) })).toEqual(
    policyVerdicts(result),
  );
});
