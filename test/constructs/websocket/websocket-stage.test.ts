import { App, CfnOutput, CfnParameter, Stack, Stage, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { AccessLogFormat, RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnDomainName,
  DomainName,
  LogGroupLogDestination,
  type CfnApi,
  type CfnStage,
  type IWebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AccountLogRole } from '../../../src/constructs/websocket/account-log-role';
import { ConnectionMethod } from '../../../src/constructs/options/connection-method';
import { LoggingLevel } from '../../../src/constructs/options/logging-level';
import { WebSocketApi } from '../../../src/constructs/websocket/websocket-api';
import { WebSocketMockIntegration } from '../../../src/constructs/websocket/websocket-mock-integration';
import { WebSocketStage, type WebSocketStageProps } from '../../../src/constructs/websocket/websocket-stage';
import { grantedConnections } from '../../support/granted-connections';

const STAGE = 'AWS::ApiGatewayV2::Stage';

let stack: Stack;
let api: WebSocketApi;
beforeEach(() => {
  stack = new Stack(new App(), 'Chat');
  api = new WebSocketApi(stack, 'Api', { anonymousAccess: { reason: 'Who may connect is not what is tested.' } });
});

const stage = (props: Partial<WebSocketStageProps> = {}, id = 'Live') =>
  new WebSocketStage(stack, id, { webSocketApi: api, stageName: 'live', ...props });

const hasStage = (properties: object) => {
  Template.fromStack(stack).hasResourceProperties(STAGE, properties);
};

describe('with no option set', () => {
  test('a stage is deployed, throttled, measured and logged', () => {
    stage();
    hasStage({
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: 1000,
        ThrottlingBurstLimit: 500,
        LoggingLevel: 'ERROR',
        DetailedMetricsEnabled: true,
      },
      AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LiveAccessLog'), 'Arn'] } },
    });
  });

  test('its access log is JSON, and is kept for a year in a log group of its own', () => {
    const { accessLogGroup } = stage();
    const template = Template.fromStack(stack);
    const [{ Properties }] = Object.values(template.findResources(STAGE)) as [
      { Properties: { AccessLogSettings: { Format: string } } },
    ];
    expect(JSON.parse(Properties.AccessLogSettings.Format)).toMatchObject({
      requestId: '$context.requestId',
      connectionId: '$context.connectionId',
      routeKey: '$context.routeKey',
    });
    template.hasResource('AWS::Logs::LogGroup', { Properties: { RetentionInDays: 365 }, DeletionPolicy: 'Retain' });
    expect(stack.resolve(accessLogGroup?.logGroupName)).toEqual({ Ref: expect.stringMatching(/^LiveAccessLog/) });
  });
});

describe('every property that aws-cdk-lib documents', () => {
  test('reaches the template', () => {
    const destination = new LogGroupLogDestination(new LogGroup(stack, 'Central'));
    const made = stage({
      autoDeploy: false,
      description: 'The live chat',
      throttle: { rateLimit: 20 },
      detailedMetricsEnabled: false,
      accessLogSettings: { destination, format: AccessLogFormat.clf() },
      stageVariables: { table: 'chat' },
    });
    made.addStageVariable('region', 'eu-west-1');
    hasStage({
      AutoDeploy: false,
      Description: 'The live chat',
      DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 500, DetailedMetricsEnabled: false },
      AccessLogSettings: { Format: AccessLogFormat.clf().toString() },
      StageVariables: { table: 'chat', region: 'eu-west-1' },
      StageName: 'live',
    });
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 1);
    expect(made.accessLogGroup).toBeUndefined();
  });

  test('a log destination without a format gets JSON', () => {
    stage({ accessLogSettings: { destination: new LogGroupLogDestination(new LogGroup(stack, 'Central')) } });
    hasStage({ AccessLogSettings: { Format: Match.stringLikeRegexp('^\\{"requestId":"\\$context.requestId"') } });
  });

  test('a domain is mapped', () => {
    const domainName = new DomainName(stack, 'Domain', {
      domainName: 'chat.example.com',
      certificate: Certificate.fromCertificateArn(
        stack,
        'Certificate',
        'arn:aws:acm:eu-west-1:123456789012:certificate/c',
      ),
    });
    stage({ domainMapping: { domainName, mappingKey: 'v1' } });
    expect(CfnDomainName.CFN_RESOURCE_TYPE_NAME).toBe('AWS::ApiGatewayV2::DomainName');
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', { ApiMappingKey: 'v1' });
  });

  test('is there to be read, where the original is accepted', () => {
    const made: IWebSocketStage = stage();
    const [url, callback] = [made.url, made.callbackUrl].map((text) => JSON.stringify(stack.resolve(text)));
    expect(url).toMatch(/"wss:\/\/.*\.execute-api\..*\/live"/);
    expect(callback).toMatch(/"https:\/\/.*\.execute-api\..*\/live"/);
    expect([made.stageName, made.api]).toEqual(['live', api]);
    expect(made.metric('Count')).toMatchObject({ metricName: 'Count', dimensions: { Stage: 'live' } });
  });

  test('a stage of another app is imported', () => {
    const imported = WebSocketStage.fromWebSocketStageAttributes(stack, 'Other', { api, stageName: 'other' });
    expect([imported.stageName, imported.api]).toEqual(['other', api]);
  });
});

describe('execution logs and messages in logs', () => {
  test('are as the author says', () => {
    stage({ loggingLevel: LoggingLevel.INFO, dataTraceEnabled: true });
    hasStage({ DefaultRouteSettings: { LoggingLevel: 'INFO', DataTraceEnabled: true } });
  });

  test('the access log is kept as long as the author says', () => {
    stage({ accessLogRetention: RetentionDays.TWO_YEARS });
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 731 });
  });
});

describe('settings of a single route', () => {
  const send = () => api.addRoute('send', { integration: new WebSocketMockIntegration('Send') });

  test('change what they state, and leave the rest as for the stage', () => {
    send();
    stage({ throttle: { rateLimit: 50, burstLimit: 10 }, routeSettings: { send: { throttle: { rateLimit: 5 } } } });
    hasStage({
      RouteSettings: {
        send: {
          ThrottlingRateLimit: 5,
          ThrottlingBurstLimit: 10,
          LoggingLevel: 'ERROR',
          DetailedMetricsEnabled: true,
        },
      },
    });
  });

  test('make the stage wait for the routes, those that are defined later too', () => {
    stage({ routeSettings: { send: { loggingLevel: LoggingLevel.INFO } } });
    send();
    Template.fromStack(stack).hasResource(STAGE, {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^ApisendRoute')]),
    });
  });

  test('without them the stage waits for nothing', () => {
    send();
    stage();
    Template.fromStack(stack).hasResource(STAGE, { DependsOn: Match.absent() });
  });

  test('for a route that the API does not have fail', () => {
    send();
    stage({ routeSettings: { sned: {} } });
    expect(() => Template.fromStack(stack)).toThrow(
      /\[Chat\/Live\] routeSettings has "sned", but the API has the routes .*send.*: AWS answers "Unable to find Route by key sned within the provided RouteSettings"/,
    );
  });

  test('of an imported API are taken on trust', () => {
    const imported = WebSocketApi.fromWebSocketApiAttributes(stack, 'Imported', { webSocketId: 'a1' });
    stage({ webSocketApi: imported, routeSettings: { send: {} } });
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

describe('values that cannot work', () => {
  test.each([
    [{ stageName: 'live stage' }, 'Chat/Live: stageName is "live stage", but has to be 1 to 128 letters'],
    [{ throttle: { rateLimit: 0 } }, 'Chat/Live: throttle.rateLimit is 0, but has to be a number above 0'],
    [
      { throttle: { burstLimit: 0.5 } },
      'Chat/Live: throttle.burstLimit is 0.5, but has to be a whole number from 1 on',
    ],
    [
      { routeSettings: { send: { throttle: { burstLimit: -1 } } } },
      'Chat/Live: routeSettings["send"].throttle.burstLimit is -1, but has to be a whole number from 1 on',
    ],
    [
      { throttle: { rateLimits: 5 } as object },
      'Chat/Live: throttle has no option "rateLimits"; did you mean "rateLimit"?',
    ],
    [
      { routeSettings: { send: null as unknown as object } },
      'Chat/Live: routeSettings["send"] is missing. It has to be an object with the settings of the route.',
    ],
    [
      { routeSettings: { send: { throttle: 5 as unknown as object } } },
      'Chat/Live: routeSettings["send"].throttle is 5, but has to be an object with limits: { rateLimit: 100, burstLimit: 50 }.',
    ],
  ] as const)('%j are refused with path, value and range', (props, message) => {
    expect(() => stage(props)).toThrow(message);
  });

  test('that only deployment knows are not', () => {
    const limit = Token.asNumber(new CfnParameter(stack, 'Limit', { type: 'Number' }).value);
    const { valueAsString: stageName } = new CfnParameter(stack, 'Name');
    stage({ stageName, throttle: { rateLimit: limit, burstLimit: limit } });
    hasStage({ StageName: { Ref: 'Name' }, DefaultRouteSettings: { ThrottlingRateLimit: { Ref: 'Limit' } } });
  });
});

describe("the account's CloudWatch Logs role", () => {
  const ACCOUNT = 'AWS::ApiGateway::Account';
  const warnings = (of = stack) =>
    Annotations.fromStack(of).findWarning('*', Match.stringLikeRegexp('CloudWatch Logs role')).length;

  test('is missed out loud', () => {
    stage();
    expect(warnings()).toBe(1);
    Template.fromStack(stack).resourceCountIs(ACCOUNT, 0);
  });

  test('is one property away, outlives the stack, and comes before the stage', () => {
    stage({ accountLogRole: AccountLogRole.CREATE });
    const template = Template.fromStack(stack);
    template.hasResource(ACCOUNT, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    template.hasResource('AWS::IAM::Role', {
      DeletionPolicy: 'Retain',
      Properties: { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'apigateway.amazonaws.com' } }] } },
    });
    template.hasResource(STAGE, {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^WebSocketAccountLogSettings')]),
    });
    expect(warnings()).toBe(0);
  });

  test('is made once for the account and region, and a stage of another stack waits for it', () => {
    stage({ accountLogRole: AccountLogRole.CREATE });
    const other = new Stack(stack.node.root, 'Other');
    new WebSocketStage(other, 'Test', { webSocketApi: api, stageName: 'test', accountLogRole: AccountLogRole.CREATE });
    Template.fromStack(other).resourceCountIs(ACCOUNT, 0);
    Template.fromStack(stack).resourceCountIs(ACCOUNT, 1);
    expect(other.dependencies).toEqual([stack]);
  });

  test('is made for each region', () => {
    const app = new App();
    const stacks = ['eu-west-1', 'us-east-1'].map((region) => {
      const regional = new Stack(app, region, { env: { region, account: '123456789012' } });
      const webSocketApi = new WebSocketApi(regional, 'Api', { anonymousAccess: { reason: 'Not what is tested.' } });
      new WebSocketStage(regional, 'Live', { webSocketApi, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
      return regional;
    });
    for (const regional of stacks) Template.fromStack(regional).resourceCountIs(ACCOUNT, 1);
  });

  test('is made for each stage of an app, which deploy on their own', () => {
    const app = new App();
    const stacks = ['Test', 'Production'].map((name) => {
      const inside = new Stack(new Stage(app, name), 'Chat');
      const webSocketApi = new WebSocketApi(inside, 'Api', { anonymousAccess: { reason: 'Not what is tested.' } });
      new WebSocketStage(inside, 'Live', { webSocketApi, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
      return inside;
    });
    for (const inside of stacks) Template.fromStack(inside).resourceCountIs(ACCOUNT, 1);
  });

  test('may be set by something else in the app', () => {
    new RestApi(stack, 'Rest', { cloudWatchRole: true }).root.addMethod('GET');
    stage();
    expect(warnings()).toBe(0);
  });

  test('may be there already', () => {
    stage({ accountLogRole: AccountLogRole.EXISTING });
    expect(warnings()).toBe(0);
    Template.fromStack(stack).resourceCountIs(ACCOUNT, 0);
  });
});

describe('a domain', () => {
  const certificate = () =>
    Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:123456789012:certificate/c');
  const resolved = (value: unknown) => JSON.stringify(stack.resolve(value));

  test('is regional, takes TLS 1.2, and is mapped once the stage is there', () => {
    const domain = stage().addDomain('Domain', { domainName: 'chat.example.com', certificate: certificate() });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'chat.example.com',
      DomainNameConfigurations: [{ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }],
    });
    template.hasResource('AWS::ApiGatewayV2::ApiMapping', {
      Properties: { Stage: 'live', ApiMappingKey: Match.absent() },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^Live[0-9A-F]{8}$')]),
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: Match.absent() });
    expect(resolved(domain.regionalDomainName)).toMatch(/RegionalDomainName/);
  });

  test('leaves the addresses of the stage alone where the default endpoint stays open', () => {
    const made = stage();
    made.addDomain('Domain', { domainName: 'chat.example.com', certificate: certificate(), mappingKey: 'v1' });
    expect(resolved(made.callbackUrl)).toMatch(/"https:\/\/.*\.execute-api\..*\/live"/);
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', { ApiMappingKey: 'v1' });
  });

  test.each([
    [undefined, ''],
    ['v1', '/v1'],
  ])('that is the only way in has the addresses of the stage follow it (mapping key: %s)', (mappingKey, path) => {
    const made = stage();
    const [callback, url] = [made.callbackUrl, made.url];
    const options = { domainName: 'chat.example.com', certificate: certificate(), closeDefaultEndpoint: true };
    const domain = made.addDomain('Domain', mappingKey === undefined ? options : { ...options, mappingKey });
    expect(resolved(callback)).toBe(resolved(`https://${domain.name}${path}`));
    expect(resolved(url)).toBe(resolved(`wss://${domain.name}${path}`));
    expect(resolved(made.callbackUrl)).toBe(resolved(callback));
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
  });

  test('given as domainMapping is followed as well', () => {
    const domainName = new DomainName(stack, 'Domain', { domainName: 'chat.example.com', certificate: certificate() });
    const made = stage({ domainMapping: { domainName, mappingKey: 'v1' } });
    expect(resolved(made.callbackUrl)).toMatch(/execute-api/);
    (api.node.defaultChild as CfnApi).disableExecuteApiEndpoint = true;
    expect(resolved(made.callbackUrl)).toBe(resolved(`https://${domainName.name}/v1`));
  });

  test('is known in other stacks', () => {
    const made = stage();
    const other = new Stack(stack.node.root, 'Other');
    new CfnOutput(other, 'Callback', { value: made.callbackUrl });
    made.addDomain('Domain', {
      domainName: 'chat.example.com',
      certificate: certificate(),
      closeDefaultEndpoint: true,
    });
    const { Value } = Template.fromStack(other).findOutputs('Callback').Callback as { Value: unknown };
    expect(Value).toEqual({
      'Fn::Join': ['', ['https://', { 'Fn::ImportValue': expect.stringMatching(/^Chat:ExportsOutputRefLiveDomain/) }]],
    });
  });

  test.each([
    [{ domainName: 'Chat.example.com' }, 'domainName is "Chat.example.com", but AWS accepts neither upper case'],
    [{ domainName: 'my_chat.example.com' }, 'domainName is "my_chat.example.com", but AWS accepts neither'],
    [{ mappingKey: '' }, 'mappingKey is "", but AWS accepts 1 to 300 letters'],
    [{ mappingKey: 'v1?beta' }, 'mappingKey is "v1?beta", but AWS accepts 1 to 300 letters'],
    [{ mappingKey: 'v'.repeat(301) }, `mappingKey is "${'v'.repeat(301)}", but AWS accepts 1 to 300 letters`],
  ])('%j is refused', (wrong, message) => {
    const options = { domainName: 'chat.example.com', certificate: certificate(), ...wrong };
    expect(() => stage().addDomain('Domain', options)).toThrow(`Chat/Live/Domain: ${message}`);
  });

  test('cannot be the only way into an API that is defined elsewhere', () => {
    const imported = WebSocketApi.fromWebSocketApiAttributes(stack, 'Imported', { webSocketId: 'a1' });
    const options = { domainName: 'chat.example.com', certificate: certificate(), closeDefaultEndpoint: true };
    expect(() => stage({ webSocketApi: imported }).addDomain('Domain', options)).toThrow(
      'Chat/Live/Domain: closeDefaultEndpoint is true, but the API is imported.',
    );
  });
});

describe('grants', () => {
  const backend = () => new Role(stack, 'Backend', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

  test('let somebody send to the connections of this stage', () => {
    stage().grantManageConnections(backend());
    expect(grantedConnections(stack)).toEqual(['/live/POST/@connections/*']);
  });

  test('give the methods that are asked for', () => {
    stage().grantManageConnections(backend(), { methods: [ConnectionMethod.GET, ConnectionMethod.DELETE] });
    expect(grantedConnections(stack)).toEqual(['/live/GET/@connections/*', '/live/DELETE/@connections/*']);
  });

  test('by the name aws-cdk-lib has give all methods of this stage', () => {
    stage().grantManagementApiAccess(backend());
    expect(grantedConnections(stack)).toEqual(
      ['POST', 'GET', 'DELETE'].map((method) => `/live/${method}/@connections/*`),
    );
  });
});

describe('alarms', () => {
  test('are raised on errors, and on more connections than expected', () => {
    stage({ alarms: { connects: 1000, clientErrors: 20, actions: [new SnsAction(new Topic(stack, 'Pager'))] } });
    const template = Template.fromStack(stack);
    for (const [MetricName, Threshold] of Object.entries({
      ClientError: 20,
      IntegrationError: 1,
      ExecutionError: 1,
      ConnectCount: 1000,
    })) {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'AWS/ApiGateway',
        MetricName,
        Threshold,
        Statistic: 'Sum',
        Period: 300,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [{ Ref: Match.stringLikeRegexp('^Pager') }],
        Dimensions: [
          { Name: 'ApiId', Value: { Ref: Match.stringLikeRegexp('^Api') } },
          { Name: 'Stage', Value: 'live' },
        ],
      });
    }
  });

  test('are not raised on connections where nobody says how many are too many', () => {
    expect(stage().addAlarms('Alarms').connects).toBeUndefined();
    Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', 3);
  });
});

test('what an injector of aws-cdk-lib sets stays', () => {
  const app = new App({
    propertyInjectors: [
      {
        constructUniqueId: 'aws-cdk-lib.aws-apigatewayv2.WebSocketStage',
        inject: (props: object) => ({ ...props, throttle: { rateLimit: 7, burstLimit: 3 }, autoDeploy: false }),
      },
      {
        constructUniqueId: WebSocketStage.PROPERTY_INJECTION_ID,
        inject: (props: object) => ({ ...props, loggingLevel: LoggingLevel.OFF }),
      },
    ],
  });
  const injected = new Stack(app, 'Injected');
  const webSocketApi = new WebSocketApi(injected, 'Api', { anonymousAccess: { reason: 'Not what is tested.' } });
  const { defaultChild } = new WebSocketStage(injected, 'Live', { webSocketApi, stageName: 'live' }).node;
  expect(defaultChild as CfnStage).toMatchObject({
    autoDeploy: false,
    defaultRouteSettings: {
      throttlingRateLimit: 7,
      throttlingBurstLimit: 3,
      loggingLevel: 'OFF',
      detailedMetricsEnabled: true,
    },
  });
});
