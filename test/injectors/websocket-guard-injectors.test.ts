import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnDeployment,
  LogGroupLogDestination,
  type CfnStage,
  type WebSocketStageProps,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { WebSocketDefaultsOptions } from '../../src/constructs/websocket/websocket-defaults-options';
import { WebSocketStage } from '../../src/constructs/websocket/websocket-stage';
import { WebSocketGuardInjectors } from '../../src/injectors/websocket-guard-injectors';
import { GUARDED, type Library, PLAIN, lambda } from '../support/libraries';

const STAGE = 'AWS::ApiGatewayV2::Stage';

interface Wishes {
  readonly library?: Library;
  readonly options?: WebSocketDefaultsOptions;
  readonly timeout?: Duration;
  readonly stage?: (stack: Stack) => Partial<WebSocketStageProps>;
}

/** An app of an organisation that uses the injectors. */
function organisation({ library = PLAIN, options, timeout, stage }: Wishes = {}): Template {
  const app = new App({ propertyInjectors: WebSocketGuardInjectors.all(options) });
  const stack = new Stack(app, 'Chat');
  const webSocketApi = new library.WebSocketApi(stack, 'Api', {
    connectRouteOptions: {
      integration: new library.WebSocketLambdaIntegration('Connect', lambda(stack, 'Handler'), { timeout }),
      authorizer: new library.WebSocketIamAuthorizer(),
    },
  });
  new library.WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live', ...stage?.(stack) });
  return Template.fromStack(stack);
}

test('plain stages and integrations get what their authors do not state', () => {
  const template = organisation();
  template.hasResourceProperties(STAGE, {
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500, DetailedMetricsEnabled: true },
    AccessLogSettings: {
      DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LiveAccessLog'), 'Arn'] },
      Format: Match.stringLikeRegexp('^\\{"requestId":"\\$context.requestId"'),
    },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { TimeoutInMillis: 29_000 });
});

describe.each([
  ['plain stages', PLAIN],
  ["this package's stages", GUARDED],
])('%s with a deployment', (_, library) => {
  const deployed = (deploy: (stage: CfnStage, deploymentId: string) => void): Template => {
    const stack = new Stack(new App({ propertyInjectors: WebSocketGuardInjectors.all() }), 'Chat');
    const anonymousAccess = { reason: 'Not what is tested.' };
    const webSocketApi = new library.WebSocketApi(stack, 'Api', { anonymousAccess } as object);
    const stage = new library.WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live' });
    const deployment = new CfnDeployment(stack, 'Deployment', { apiId: webSocketApi.apiId });
    deploy(stage.node.defaultChild as CfnStage, deployment.ref);
    return Template.fromStack(stack);
  };

  test.each<[string, Parameters<typeof deployed>[0]]>([
    ['as a property', (stage, deploymentId) => (stage.deploymentId = deploymentId)],
    [
      'as an override',
      (stage, deploymentId) => {
        stage.addPropertyOverride('DeploymentId', deploymentId);
      },
    ],
  ])('that is set later, %s, do not deploy themselves: AWS rejects both', (__, deploy) => {
    deployed(deploy).hasResourceProperties(STAGE, { DeploymentId: { Ref: 'Deployment' }, AutoDeploy: Match.absent() });
  });

  test('of another stage deploy themselves', () => {
    deployed(() => undefined).hasResourceProperties(STAGE, { AutoDeploy: true });
  });
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
  template.resourceCountIs('AWS::Logs::LogGroup', 1);
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { TimeoutInMillis: 5000 });
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

test('they apply to the constructs of this package too, which keep the rest of their defaults', () => {
  const template = organisation({ library: GUARDED, options: { throttle: { rateLimit: 30 } } });
  template.hasResourceProperties(STAGE, {
    DefaultRouteSettings: { ThrottlingRateLimit: 30, ThrottlingBurstLimit: 500, LoggingLevel: 'ERROR' },
  });
  template.resourceCountIs('AWS::Logs::LogGroup', 1);
});

test('a timeout out of range names the construct', () => {
  expect(() => organisation({ timeout: Duration.minutes(1) })).toThrow(
    'Chat/Api/$connect-Route/Connect: timeout is 60000 ms, but an integration of a WebSocket API waits 50 to 29000 ms',
  );
});

test.each([
  [{ throtle: {} }, 'no option "throtle"; did you mean "throttle"?'],
  [{ throttle: { rateLimit: 0 } }, 'WebSocketGuardInjectors: throttle.rateLimit is 0, but has to be a number above 0'],
  [{ throttle: { burst: 5 } }, 'WebSocketGuardInjectors: throttle has no option "burst"; it has rateLimit, burstLimit'],
])('options %j, which would have no effect or let nothing through, are refused', (options, message) => {
  expect(() => WebSocketGuardInjectors.all(options as object)).toThrow(message);
});

test("this package's stage has its own log group and its retention, where there are injectors", () => {
  const propertyInjectors = WebSocketGuardInjectors.all({ accessLogRetention: RetentionDays.ONE_DAY });
  const stack = new Stack(new App({ propertyInjectors }), 'Chat');
  const webSocketApi = new GUARDED.WebSocketApi(stack, 'Api', { anonymousAccess: { reason: 'Not tested.' } } as object);
  const live = new WebSocketStage(stack, 'Live', {
    webSocketApi,
    stageName: 'live',
    accessLogRetention: RetentionDays.ONE_MONTH,
  });
  const beta = new WebSocketStage(stack, 'Beta', { webSocketApi, stageName: 'beta' });
  expect([live, beta].map(({ accessLogGroup }) => accessLogGroup?.node.path)).toEqual([
    'Chat/Live/AccessLog',
    'Chat/Beta/AccessLog',
  ]);
  const template = Template.fromStack(stack);
  template.resourcePropertiesCountIs('AWS::Logs::LogGroup', { RetentionInDays: 30 }, 1);
  template.resourcePropertiesCountIs('AWS::Logs::LogGroup', { RetentionInDays: 1 }, 1);
});
