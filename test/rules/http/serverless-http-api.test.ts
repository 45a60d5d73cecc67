import { check } from '../../../src/engine/check';
import { line, template } from '../../support/findings';

const SAM = template(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Books:
    Type: AWS::Serverless::HttpApi
    Properties:
      CorsConfiguration: { AllowOrigins: ['*'], AllowCredentials: true }
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 }
`);

test('a SAM HTTP API is judged where its properties are written', () => {
  const { findings, unknown } = check([SAM], { protocols: ['http'] });
  expect(findings.map((one) => `${one.ruleId} ${line(one)}`)).toEqual([
    'stage-access-logs Books AccessLogSettings',
    'http-cors-credentials-wildcard Books CorsConfiguration.AllowOrigins',
    'stage-detailed-metrics Books DefaultRouteSettings.DetailedMetricsEnabled',
  ]);
  expect(unknown.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toContain(
    'http-route-authorized: parts of the API are in the document of its Body',
  );
});

test('nothing is said of it where HTTP APIs are not asked for', () => {
  const { findings, unknown, summary } = check([SAM], { preset: 'all' });
  expect([...findings, ...unknown]).toEqual([]);
  expect(summary.apis).toBe(0);
});
