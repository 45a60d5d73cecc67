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
  List: { Type: AWS::Serverless::Function, Properties: { Events: { All: { Type: HttpApi, Properties: { ApiId: !Ref Books } }, Own: { Type: HttpApi } } } }
`);

test('a SAM HTTP API is judged where its properties are written', () => {
  const { findings } = check([SAM], { protocols: ['http'] });
  expect(findings.map((one) => `${one.ruleId} ${line(one)}`)).toEqual([
    'stage-access-logs Books AccessLogSettings',
    'http-cors-credentials-wildcard Books CorsConfiguration.AllowOrigins',
    'stage-detailed-metrics Books DefaultRouteSettings.DetailedMetricsEnabled',
    'http-route-authorized List Events.All.Properties.Auth',
    'http-route-authorized List Events.Own.Properties.Auth',
    'stage-access-logs ServerlessHttpApi AccessLogSettings',
    'stage-throttling ServerlessHttpApi DefaultRouteSettings',
    'stage-detailed-metrics ServerlessHttpApi DefaultRouteSettings.DetailedMetricsEnabled',
  ]);
});

test('nothing is said of it where HTTP APIs are not asked for', () => {
  const { findings, unknown, summary } = check([SAM], { preset: 'all' });
  expect([...findings, ...unknown]).toEqual([]);
  expect(summary.apis).toBe(0);
});
