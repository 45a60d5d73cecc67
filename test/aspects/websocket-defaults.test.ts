import { App, Aspects, CfnCondition, CfnParameter, CfnResource, Fn, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  CfnApi,
  CfnIntegration,
  CfnStage,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
  WebSocketApi,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer, WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { WebSocketDefaults } from '../../src/aspects/websocket-defaults';
import { REPAIRS } from '../../src/constructs/support/repairs';
import { LoggingLevel } from '../../src/constructs/options/logging-level';
import type { WebSocketDefaultsOptions } from '../../src/constructs/websocket/websocket-defaults-options';
import { check } from '../../src/engine/check';
import { synthesiseStack, temporaryDirectory } from '../support/cdk';
import { lambda } from '../support/libraries';
import * as guarded from '../../src/index';

const STAGE = 'AWS::ApiGatewayV2::Stage';
const CLAIMED = REPAIRS.filter(({ defaults }) => defaults).map(({ ruleId }) => ruleId);

type Define = (stack: Stack) => void;

const constructs: Define = (stack) => {
  const api = new WebSocketApi(stack, 'Api', {
    connectRouteOptions: {
      integration: new WebSocketLambdaIntegration('Connect', lambda(stack, 'Handler')),
      authorizer: new WebSocketIamAuthorizer(),
    },
  });
  new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live' });
};

const typed: Define = (stack) => {
  const api = new CfnApi(stack, 'Api', {
    name: 'chat',
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  new CfnIntegration(stack, 'Integration', { apiId: api.ref, integrationType: 'MOCK' });
  new CfnStage(stack, 'Stage', { apiId: api.ref, stageName: 'live' });
};

const raw: Define = (stack) => {
  const resource = (id: string, type: string, properties: object) => {
    new CfnResource(stack, id, { type: `AWS::ApiGatewayV2::${type}`, properties: { ...properties } });
  };
  resource('Api', 'Api', { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' });
  resource('Integration', 'Integration', { ApiId: { Ref: 'Api' }, IntegrationType: 'MOCK' });
  resource('Stage', 'Stage', {
    ApiId: { Ref: 'Api' },
    StageName: 'live',
    RouteSettings: { 'chat.send': { LoggingLevel: 'INFO' } },
  });
};

const included: Define = (stack) => {
  const templateFile = path.join(temporaryDirectory(), 'included.json');
  const scratch = new Stack(new App(), 'Scratch');
  raw(scratch);
  const { Resources } = Template.fromStack(scratch).toJSON();
  fs.writeFileSync(templateFile, JSON.stringify({ Resources }));
  new CfnInclude(stack, 'Included', { templateFile });
};

const imported: Define = (stack) => {
  const webSocketApi = WebSocketApi.fromWebSocketApiAttributes(stack, 'Api', { webSocketId: 'a1b2c3' });
  new WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live' });
};

function repaired(define: Define, options?: WebSocketDefaultsOptions): Stack {
  const stack = new Stack(new App(), 'Chat');
  define(stack);
  Aspects.of(stack).add(new WebSocketDefaults(options));
  return stack;
}

const said = (stack: Stack) =>
  Annotations.fromStack(stack)
    .findInfo('*', Match.anyValue())
    .map(({ entry }) => entry.data);

describe.each([
  ['constructs of aws-cdk-lib', constructs],
  ['typed resources', typed],
  ['raw resources', raw],
  ['an included template', included],
  ['an imported API', imported],
])('%s', (_, define) => {
  const findings = (repair: boolean) =>
    check(
      synthesiseStack((stack) => {
        define(stack);
        if (repair) Aspects.of(stack).add(new WebSocketDefaults());
      }),
      { preset: 'strict' },
    ).findings.filter(({ ruleId }) => CLAIMED.includes(ruleId));

  test('keep every policy that is claimed, where they broke some', () => {
    if (define !== imported) expect(findings(false)).not.toEqual([]);
    expect(findings(true)).toEqual([]);
  });

  test('get throttling, logs, metrics and auto-deploy', () => {
    Template.fromStack(repaired(define)).hasResourceProperties(STAGE, {
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: 1000,
        ThrottlingBurstLimit: 500,
        LoggingLevel: 'ERROR',
        DetailedMetricsEnabled: true,
      },
      AccessLogSettings: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('connectionId') },
    });
  });

  test('are changed once, however many Aspects there are', () => {
    const once = repaired(define);
    const twice = repaired(define);
    Aspects.of(twice).add(new WebSocketDefaults());
    expect(Template.fromStack(twice).toJSON()).toEqual(Template.fromStack(once).toJSON());
    expect(said(twice)).toEqual(said(once));
  });
});

test('an integration waits for a stated time', () => {
  Template.fromStack(repaired(typed)).hasResourceProperties('AWS::ApiGatewayV2::Integration', {
    TimeoutInMillis: 29_000,
  });
});

test('what was changed is said where it was changed', () => {
  const stack = repaired(constructs);
  const messages = Annotations.fromStack(stack).findInfo('/Chat/Live/Resource', Match.anyValue());
  expect(messages.map(({ entry }) => entry.data)).toEqual([
    'WebSocketDefaults set AutoDeploy to true, DefaultRouteSettings.ThrottlingRateLimit to 1000, DefaultRouteSettings.ThrottlingBurstLimit to 500, DefaultRouteSettings.LoggingLevel to ERROR, DefaultRouteSettings.DetailedMetricsEnabled to true, AccessLogSettings.DestinationArn to log group Chat/Live/AccessLog, AccessLogSettings.Format to JSON with the variables of WebSocket APIs. [ack: cdk-websocket-guard:defaults]',
  ]);
  expect(
    Annotations.fromStack(stack).findInfo('/Chat/Api/$connect-Route/Connect/Resource', Match.anyValue()).length,
  ).toBe(1);
});

describe('what somebody set stays', () => {
  const stage = (define: (stack: Stack, apiId: string) => void) => {
    const stack = repaired((inside) => {
      const { ref } = new CfnApi(inside, 'Api', {
        name: 'chat',
        protocolType: 'WEBSOCKET',
        routeSelectionExpression: '$request.body.action',
      });
      define(inside, ref);
    });
    const [found] = Object.values(Template.fromStack(stack).findResources(STAGE));
    return (found as { Properties: Record<string, unknown> }).Properties;
  };

  test('where all is set, nothing is changed or said', () => {
    const properties = stage((stack, apiId) => {
      new CfnStage(stack, 'Stage', {
        apiId,
        stageName: 'live',
        autoDeploy: false,
        defaultRouteSettings: {
          throttlingRateLimit: 1,
          throttlingBurstLimit: 2,
          loggingLevel: 'OFF',
          detailedMetricsEnabled: false,
        },
        accessLogSettings: {
          destinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:central',
          format: '$context.requestId',
        },
      });
    });
    expect(properties).toMatchObject({
      AutoDeploy: false,
      DefaultRouteSettings: {
        ThrottlingRateLimit: 1,
        ThrottlingBurstLimit: 2,
        LoggingLevel: 'OFF',
        DetailedMetricsEnabled: false,
      },
      AccessLogSettings: { Format: '$context.requestId' },
    });
  });

  test('by a property override', () => {
    const properties = stage((stack, apiId) => {
      new CfnStage(stack, 'Stage', { apiId, stageName: 'live' }).addPropertyOverride(
        'DefaultRouteSettings.ThrottlingRateLimit',
        5,
      );
    });
    expect(properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 5, ThrottlingBurstLimit: 500 });
  });

  test('by a condition or a token, as a whole', () => {
    const properties = stage((stack, apiId) => {
      new CfnCondition(stack, 'IsProduction', { expression: Fn.conditionEquals('a', 'b') });
      new CfnResource(stack, 'Stage', {
        type: STAGE,
        properties: {
          ApiId: apiId,
          StageName: 'live',
          AutoDeploy: new CfnParameter(stack, 'Auto').valueAsString,
          DefaultRouteSettings: { 'Fn::If': ['IsProduction', { ThrottlingRateLimit: 9 }, { Ref: 'AWS::NoValue' }] },
          RouteSettings: { send: { 'Fn::If': ['IsProduction', { LoggingLevel: 'INFO' }, { Ref: 'AWS::NoValue' }] } },
          AccessLogSettings: { 'Fn::If': ['IsProduction', { DestinationArn: 'arn' }, { Ref: 'AWS::NoValue' }] },
        },
      });
    });
    expect(properties).toEqual({
      ApiId: { Ref: 'Api' },
      StageName: 'live',
      AutoDeploy: { Ref: 'Auto' },
      DefaultRouteSettings: { 'Fn::If': ['IsProduction', { ThrottlingRateLimit: 9 }, { Ref: 'AWS::NoValue' }] },
      RouteSettings: { send: { 'Fn::If': ['IsProduction', { LoggingLevel: 'INFO' }, { Ref: 'AWS::NoValue' }] } },
      AccessLogSettings: { 'Fn::If': ['IsProduction', { DestinationArn: 'arn' }, { Ref: 'AWS::NoValue' }] },
    });
  });

  test('by a deployment of its own: there is no auto-deploy', () => {
    const properties = stage((stack, apiId) => {
      new CfnStage(stack, 'Stage', { apiId, stageName: 'live', deploymentId: 'd1' });
    });
    expect(properties).not.toHaveProperty('AutoDeploy');
  });

  test('by a log destination: it only gets a format', () => {
    const properties = stage((stack, apiId) => {
      new CfnStage(stack, 'Stage', {
        apiId,
        stageName: 'live',
        accessLogSettings: { destinationArn: 'arn:aws:logs:::log-group:x' },
      });
    });
    expect(properties.AccessLogSettings).toEqual({
      DestinationArn: 'arn:aws:logs:::log-group:x',
      Format: expect.stringContaining('$context.requestId'),
    });
  });

  test('in the settings of a single route, which get what the stage has', () => {
    const properties = stage((stack, apiId) => {
      new CfnStage(stack, 'Stage', {
        apiId,
        stageName: 'live',
        defaultRouteSettings: { throttlingRateLimit: 20, dataTraceEnabled: false },
        routeSettings: { 'chat.send': { LoggingLevel: 'INFO' } },
      });
    });
    expect(properties.RouteSettings).toEqual({
      'chat.send': {
        ThrottlingRateLimit: 20,
        ThrottlingBurstLimit: 500,
        LoggingLevel: 'INFO',
        DetailedMetricsEnabled: true,
        DataTraceEnabled: false,
      },
    });
  });
});

describe('what is no WebSocket API', () => {
  test('is left alone', () => {
    const stack = repaired((inside) => {
      const httpApi = new HttpApi(inside, 'Http', { createDefaultStage: false });
      new HttpStage(inside, 'Stage', { httpApi, stageName: 'v1' });
      new CfnStage(inside, 'Unknown', { apiId: Fn.importValue('SomeApi'), stageName: 'live' });
      new CfnResource(inside, 'Broken', { type: STAGE });
    });
    expect(said(stack)).toEqual([]);
  });
});

test('an app made of the constructs of this package needs nothing', () => {
  const stack = repaired((inside) => {
    const api = new guarded.WebSocketApi(inside, 'Api', {
      connectRouteOptions: {
        integration: new guarded.WebSocketLambdaIntegration('Connect', lambda(inside, 'Handler')),
        authorizer: new WebSocketLambdaAuthorizer('Authorizer', lambda(inside, 'Authorize')),
      },
    });
    new guarded.WebSocketStage(inside, 'Live', { webSocketApi: api, stageName: 'live' });
  });
  expect(said(stack)).toEqual([]);
});

test('an organisation has values of its own', () => {
  const stack = repaired(typed, {
    throttle: { rateLimit: 30, burstLimit: 15 },
    loggingLevel: LoggingLevel.INFO,
    accessLogRetention: RetentionDays.ONE_MONTH,
  });
  const template = Template.fromStack(stack);
  template.hasResourceProperties(STAGE, {
    DefaultRouteSettings: { ThrottlingRateLimit: 30, ThrottlingBurstLimit: 15, LoggingLevel: 'INFO' },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});

test('a log destination of aws-cdk-lib is left alone', () => {
  const stack = repaired((inside) => {
    new WebSocketStage(inside, 'Live', {
      webSocketApi: new WebSocketApi(inside, 'Api'),
      stageName: 'live',
      accessLogSettings: { destination: new LogGroupLogDestination(new LogGroup(inside, 'Central')) },
    });
  });
  Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 1);
});

test('options that it does not have are refused', () => {
  expect(() => new WebSocketDefaults({ throtle: {} } as object)).toThrow(
    'no option "throtle"; did you mean "throttle"?',
  );
});

test('limits that let nothing through are refused', () => {
  expect(() => new WebSocketDefaults({ throttle: { rateLimit: -1 } })).toThrow(
    'WebSocketDefaults: throttle.rateLimit is -1, but has to be a number above 0',
  );
  expect(() => new WebSocketDefaults({ throttle: { burstLimit: 0.5 } })).toThrow('throttle.burstLimit is 0.5');
});

test('a limit that does not exist is refused', () => {
  expect(() => new WebSocketDefaults({ throttle: { rate: 5 } as object })).toThrow(
    'WebSocketDefaults: throttle has no option "rate"; it has rateLimit, burstLimit',
  );
});

test('CDK applies an Aspect of an app to none of its stages: each has its own', () => {
  const app = new App();
  const [without, having] = ['Without', 'Having'].map((id) => {
    const stage = new Stage(app, id);
    constructs(new Stack(stage, 'Chat'));
    return stage;
  }) as [Stage, Stage];
  Aspects.of(app).add(new WebSocketDefaults());
  Aspects.of(having).add(new WebSocketDefaults());
  app.synth();
  const template = (stage: Stage) => Template.fromStack(stage.node.findChild('Chat') as Stack);
  template(without).hasResourceProperties(STAGE, { AutoDeploy: Match.absent() });
  template(having).hasResourceProperties(STAGE, { AutoDeploy: true });
});
