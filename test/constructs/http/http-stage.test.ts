import { App, CfnParameter, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpMethod, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { HttpApi, HttpIamAuthorizer, HttpStage, HttpUrlIntegration, type HttpStageProps } from '../../../src/index';

const STAGE = 'AWS::ApiGatewayV2::Stage';

let stack: Stack;
let api: HttpApi;
beforeEach(() => {
  stack = new Stack(new App(), 'Books');
  api = new HttpApi(stack, 'Api', { createDefaultStage: false, defaultAuthorizer: new HttpIamAuthorizer() });
});

const stage = (props: Partial<HttpStageProps> = {}) => new HttpStage(stack, 'Beta', { httpApi: api, ...props });
const route = (path: string) =>
  api.addRoutes({
    path,
    methods: [HttpMethod.GET],
    integration: new HttpUrlIntegration('Integration', 'https://books.example.com'),
  });
const hasStage = (properties: object) => {
  Template.fromStack(stack).hasResourceProperties(STAGE, properties);
};

describe('with no option set', () => {
  test('a stage is deployed, throttled, measured and logged', () => {
    stage();
    hasStage({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500, DetailedMetricsEnabled: true },
      AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BetaAccessLog'), 'Arn'] } },
    });
  });

  test('its access log is JSON, and is kept for a year in a log group of its own', () => {
    const { accessLogGroup } = stage();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
    const [{ Properties }] = Object.values(template.findResources(STAGE)) as [
      { Properties: { AccessLogSettings: { DestinationArn: unknown; Format: string } } },
    ];
    expect(Properties.AccessLogSettings.DestinationArn).toEqual(stack.resolve(accessLogGroup?.logGroupArn));
    expect(JSON.parse(Properties.AccessLogSettings.Format)).toMatchObject({
      requestId: '$context.requestId',
      routeKey: '$context.routeKey',
      status: '$context.status',
    });
  });
});

test('what is stated stays', () => {
  const made = stage({
    stageName: 'beta',
    autoDeploy: false,
    description: 'Before all others.',
    throttle: { rateLimit: 5, burstLimit: 2 },
    detailedMetricsEnabled: false,
    stageVariables: { backend: 'blue' },
    accessLogSettings: {
      destination: new LogGroupLogDestination(new LogGroup(stack, 'Own')),
      format: AccessLogFormat.clf(),
    },
  });
  expect(made.accessLogGroup).toBeUndefined();
  hasStage({
    StageName: 'beta',
    AutoDeploy: false,
    Description: 'Before all others.',
    DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 2, DetailedMetricsEnabled: false },
    StageVariables: { backend: 'blue' },
    AccessLogSettings: { Format: AccessLogFormat.clf().toString() },
  });
});

test('the format of a destination of its own is JSON', () => {
  stage({ accessLogSettings: { destination: new LogGroupLogDestination(new LogGroup(stack, 'Own')) } });
  hasStage({ AccessLogSettings: { Format: Match.stringLikeRegexp('^\\{"requestId"') } });
});

test('the access log may be kept for another time', () => {
  stage({ accessLogRetention: RetentionDays.ONE_WEEK });
  Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
});

describe('the settings of a single route', () => {
  test('are those of the stage, but for what is stated; the stage waits for the routes', () => {
    stage({ throttle: { rateLimit: 100 }, routeSettings: { 'GET /books': { throttle: { burstLimit: 7 } } } });
    route('/books');
    hasStage({
      RouteSettings: {
        'GET /books': { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 7, DetailedMetricsEnabled: true },
      },
    });
    Template.fromStack(stack).hasResource(STAGE, {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^ApiGETbooks')]),
    });
  });

  test('are refused for a route that is not there', () => {
    stage({ routeSettings: { 'GET /boks': {} } });
    route('/books');
    expect(() => Template.fromStack(stack)).toThrow('[Books/Beta] routeSettings has "GET /boks"');
  });
});

describe('refuses what cannot work', () => {
  test.each<[Partial<HttpStageProps>, string]>([
    [{ stageName: 'be ta' }, 'Books/Beta: stageName is "be ta"'],
    [{ throttle: { rateLimit: 0 } }, 'Books/Beta: throttle.rateLimit is 0'],
    [
      { routeSettings: { 'GET /books': { throttle: { burstLimit: 0.5 } } } },
      'Books/Beta: routeSettings["GET /books"].throttle.burstLimit is 0.5',
    ],
    [
      { routeSettings: { 'GET /books': 5 as unknown as object } },
      'Books/Beta: routeSettings["GET /books"] is 5, but has to be an object with the settings of the route.',
    ],
  ])('%j', (props, message) => {
    expect(() => stage(props)).toThrow(message);
  });

  test('but not what is only known at deployment', () => {
    const rate = new CfnParameter(stack, 'Rate', { type: 'Number' });
    const name = new CfnParameter(stack, 'Name');
    stage({ stageName: name.valueAsString, throttle: { rateLimit: Token.asNumber(rate.value) } });
    hasStage({ StageName: { Ref: 'Name' }, DefaultRouteSettings: { ThrottlingRateLimit: { Ref: 'Rate' } } });
  });
});
