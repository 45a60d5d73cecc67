import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpMethod, LogGroupLogDestination, type HttpStageProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  HttpApi,
  HttpGuardInjectors,
  WebSocketGuardInjectors,
  type HttpDefaultsOptions,
  type HttpStage,
} from '../../src/index';
import { GUARDED, PLAIN, type Library } from '../support/libraries';

const STAGE = 'AWS::ApiGatewayV2::Stage';
const INTEGRATION = 'AWS::ApiGatewayV2::Integration';

interface Wishes {
  readonly library?: Library;
  readonly options?: HttpDefaultsOptions;
  readonly timeout?: Duration;
  readonly stage?: (stack: Stack) => Partial<HttpStageProps>;
}

/** An app of an organisation that uses the injectors, with a stage of its own if it has wishes. */
function organisation({ library = PLAIN, options, timeout, stage }: Wishes = {}): Template {
  const app = new App({ propertyInjectors: HttpGuardInjectors.all(options) });
  const stack = new Stack(app, 'Books');
  const httpApi = new library.HttpApi(stack, 'Api', {
    createDefaultStage: !stage,
    defaultAuthorizer: new library.HttpIamAuthorizer(),
  });
  httpApi.addRoutes({
    path: '/books',
    methods: [HttpMethod.GET],
    integration: new library.HttpUrlIntegration('Books', 'https://books.example.com', { timeout }),
  });
  if (stage) new library.HttpStage(stack, 'Beta', { httpApi, stageName: 'beta', ...stage(stack) });
  return Template.fromStack(stack);
}

test('plain stages, the default one too, and integrations get what their authors do not state', () => {
  const template = organisation();
  template.hasResourceProperties(STAGE, {
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500, DetailedMetricsEnabled: true },
    AccessLogSettings: {
      DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApiDefaultStageAccessLog'), 'Arn'] },
      Format: Match.stringLikeRegexp('^\\{"requestId":"\\$context.requestId"'),
    },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  template.hasResourceProperties(INTEGRATION, { TimeoutInMillis: 30_000 });
});

test('what their authors state stays', () => {
  const template = organisation({
    timeout: Duration.seconds(5),
    stage: (stack) => ({
      autoDeploy: false,
      throttle: { rateLimit: 5 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(stack, 'Central')),
        format: AccessLogFormat.clf(),
      },
    }),
  });
  template.hasResourceProperties(STAGE, {
    AutoDeploy: false,
    DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 500 },
    AccessLogSettings: { Format: AccessLogFormat.clf().toString() },
  });
  template.hasResourceProperties(INTEGRATION, { TimeoutInMillis: 5000 });
});

test('an organisation has values of its own', () => {
  const template = organisation({
    options: { throttle: { rateLimit: 30, burstLimit: 15 }, accessLogRetention: RetentionDays.ONE_MONTH },
  });
  template.hasResourceProperties(STAGE, {
    DefaultRouteSettings: { ThrottlingRateLimit: 30, ThrottlingBurstLimit: 15 },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});

test('they apply to the constructs of this package too', () => {
  const template = organisation({ library: GUARDED, options: { throttle: { rateLimit: 30 } } });
  template.hasResourceProperties(STAGE, {
    DefaultRouteSettings: { ThrottlingRateLimit: 30, ThrottlingBurstLimit: 500 },
  });
  template.hasResourceProperties(INTEGRATION, { TimeoutInMillis: 30_000 });
  template.resourceCountIs('AWS::Logs::LogGroup', 1);
});

test('30 seconds, which aws-cdk-lib rejects, are taken', () => {
  organisation({ timeout: Duration.seconds(30) }).hasResourceProperties(INTEGRATION, { TimeoutInMillis: 30_000 });
});

test('a timeout out of range names the construct', () => {
  expect(() => organisation({ timeout: Duration.minutes(1) })).toThrow(
    'Books/Api/GET--books/Books: timeout is 60000 ms, but an integration of an HTTP API waits 50 to 30000 ms',
  );
});

test('those for WebSocket APIs leave HTTP APIs alone', () => {
  const stack = new Stack(new App({ propertyInjectors: WebSocketGuardInjectors.all() }), 'Books');
  new PLAIN.HttpApi(stack, 'Api');
  Template.fromStack(stack).hasResourceProperties(STAGE, { DefaultRouteSettings: Match.absent() });
});

test.each([
  [{ throtle: {} }, 'no option "throtle"; did you mean "throttle"?'],
  [{ throttle: { rateLimit: 0 } }, 'HttpGuardInjectors: throttle.rateLimit is 0, but has to be a number above 0'],
  [{ throttle: { burst: 5 } }, 'HttpGuardInjectors: throttle has no option "burst"; it has rateLimit, burstLimit'],
])('options %j, which would have no effect or let nothing through, are refused', (options, message) => {
  expect(() => HttpGuardInjectors.all(options as object)).toThrow(message);
});

test("this package's stage has its own log group and its retention, where there are injectors", () => {
  const propertyInjectors = HttpGuardInjectors.all({ accessLogRetention: RetentionDays.ONE_DAY });
  const stack = new Stack(new App({ propertyInjectors }), 'Books');
  const { defaultStage } = new HttpApi(stack, 'Api', {
    defaultStageOptions: { accessLogRetention: RetentionDays.ONE_MONTH },
  });
  expect((defaultStage as HttpStage).accessLogGroup?.node.path).toBe('Books/Api/DefaultStage/AccessLog');
  Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});
