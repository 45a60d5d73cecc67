import { App, Aspects, CfnCondition, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  CfnApi,
  CfnIntegration,
  CfnStage,
  HttpApi,
  HttpStage,
  WebSocketApi,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  HttpDefaults,
  HttpApi as GuardedApi,
  HttpIamAuthorizer,
  WebSocketDefaults,
  type HttpDefaultsOptions,
} from '../../src/index';

const STAGE = 'AWS::ApiGatewayV2::Stage';
const INTEGRATION = 'AWS::ApiGatewayV2::Integration';

/** The template of an app that has the Aspect. */
function repaired(define: (stack: Stack) => void, options?: HttpDefaultsOptions): { stack: Stack; template: Template } {
  const stack = new Stack(new App(), 'Books');
  define(stack);
  Aspects.of(stack).add(new HttpDefaults(options));
  return { stack, template: Template.fromStack(stack) };
}

const constructs = (stack: Stack): void => {
  new HttpApi(stack, 'Api', { defaultIntegration: new HttpUrlIntegration('Books', 'https://books.example.com') });
};
const typed = (stack: Stack): void => {
  const api = new CfnApi(stack, 'Api', { name: 'books', protocolType: 'HTTP' });
  new CfnStage(stack, 'Stage', { apiId: api.ref, stageName: '$default' });
  new CfnIntegration(stack, 'Integration', { apiId: api.ref, integrationType: 'HTTP_PROXY' });
};
const raw = (stack: Stack): void => {
  const resource = (type: string, properties: object) =>
    new CfnResource(stack, type, { type: `AWS::ApiGatewayV2::${type}`, properties: { ...properties } });
  resource('Api', { Name: 'books', ProtocolType: 'HTTP' });
  resource('Stage', { ApiId: { Ref: 'Api' }, StageName: '$default' });
  resource('Integration', { ApiId: { Ref: 'Api' }, IntegrationType: 'HTTP_PROXY' });
};

test.each([
  ['constructs of aws-cdk-lib', constructs],
  ['typed resources', typed],
  ['raw resources', raw],
])('%s get what they lack', (_, define) => {
  const { template } = repaired(define);
  template.hasResourceProperties(STAGE, {
    AutoDeploy: true,
    DefaultRouteSettings: {
      ThrottlingRateLimit: 1000,
      ThrottlingBurstLimit: 500,
      DetailedMetricsEnabled: true,
      LoggingLevel: Match.absent(),
    },
    AccessLogSettings: {
      DestinationArn: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] },
      Format: Match.stringLikeRegexp('routeKey'),
    },
  });
  template.hasResourceProperties(INTEGRATION, { TimeoutInMillis: 30_000 });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
});

test('what was set is said at the resource', () => {
  const { stack } = repaired(typed);
  Annotations.fromStack(stack).hasInfo(
    '/Books/Stage',
    Match.stringLikeRegexp('^HttpDefaults set AutoDeploy to true, '),
  );
  Annotations.fromStack(stack).hasInfo('/Books/Integration', Match.stringLikeRegexp('TimeoutInMillis to 30000'));
});

test('what somebody set stays, an Fn::If and a parameter too', () => {
  const { template } = repaired((stack) => {
    const api = new CfnApi(stack, 'Api', { name: 'books', protocolType: 'HTTP' });
    const isLive = new CfnCondition(stack, 'IsLive', { expression: Fn.conditionEquals('a', 'b') });
    new CfnStage(stack, 'Stage', {
      apiId: api.ref,
      stageName: '$default',
      deploymentId: 'abc',
      defaultRouteSettings: { throttlingRateLimit: 5 },
      accessLogSettings: Fn.conditionIf(isLive.logicalId, { DestinationArn: 'arn' }, { Ref: 'AWS::NoValue' }),
    });
    const wait = new CfnParameter(stack, 'Wait', { type: 'Number' });
    new CfnIntegration(stack, 'Integration', {
      apiId: api.ref,
      integrationType: 'HTTP_PROXY',
      timeoutInMillis: wait.valueAsNumber,
    });
  });
  template.hasResourceProperties(STAGE, {
    AutoDeploy: Match.absent(),
    DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 500 },
    AccessLogSettings: { 'Fn::If': Match.anyValue() },
  });
  template.hasResourceProperties(INTEGRATION, { TimeoutInMillis: { Ref: 'Wait' } });
});

test('an organisation has values of its own', () => {
  const { template } = repaired(constructs, {
    throttle: { rateLimit: 30, burstLimit: 15 },
    accessLogRetention: RetentionDays.ONE_MONTH,
  });
  template.hasResourceProperties(STAGE, {
    DefaultRouteSettings: { ThrottlingRateLimit: 30, ThrottlingBurstLimit: 15 },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});

test('the stage of an imported API gets it as well', () => {
  const { template } = repaired((stack) => {
    new HttpStage(stack, 'Beta', {
      httpApi: HttpApi.fromHttpApiAttributes(stack, 'Api', { httpApiId: 'abc' }),
      stageName: 'beta',
    });
  });
  template.hasResourceProperties(STAGE, { DefaultRouteSettings: { ThrottlingRateLimit: 1000 } });
});

test('a stage whose API nobody knows is left alone', () => {
  const { template } = repaired((stack) => {
    new CfnStage(stack, 'Stage', { apiId: 'abc', stageName: 'beta' });
  });
  template.hasResourceProperties(STAGE, { DefaultRouteSettings: Match.absent() });
});

test('the constructs of this package leave nothing to do', () => {
  const { stack } = repaired((scope) => {
    new GuardedApi(scope, 'Api', { defaultAuthorizer: new HttpIamAuthorizer() });
  });
  Annotations.fromStack(stack).hasNoInfo('*', Match.stringLikeRegexp('HttpDefaults'));
});

describe('the two kinds of API', () => {
  const both = (stack: Stack): void => {
    constructs(stack);
    new WebSocketStage(stack, 'Live', { webSocketApi: new WebSocketApi(stack, 'Chat'), stageName: 'live' });
  };
  const live = { StageName: 'live', DefaultRouteSettings: Match.absent() };

  test('are told apart', () => {
    repaired(both).template.hasResourceProperties(STAGE, live);
  });

  test('are both repaired by both Aspects', () => {
    const { template } = repaired((stack) => {
      both(stack);
      Aspects.of(stack).add(new WebSocketDefaults());
    });
    template.hasResourceProperties(STAGE, { StageName: 'live', DefaultRouteSettings: { LoggingLevel: 'ERROR' } });
    template.hasResourceProperties(STAGE, {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 1000, LoggingLevel: Match.absent() },
    });
  });
});

test('options that it does not have are refused', () => {
  expect(() => new HttpDefaults({ throtle: {} } as object)).toThrow('no option "throtle"; did you mean "throttle"?');
});

test('limits that let nothing through are refused', () => {
  expect(() => new HttpDefaults({ throttle: { rateLimit: -1 } })).toThrow(
    'HttpDefaults: throttle.rateLimit is -1, but has to be a number above 0',
  );
  expect(() => new HttpDefaults({ throttle: { burstLimit: 0.5 } })).toThrow('throttle.burstLimit is 0.5');
});

test('a limit that does not exist is refused', () => {
  expect(() => new HttpDefaults({ throttle: { rate: 5 } as object })).toThrow(
    'HttpDefaults: throttle has no option "rate"; it has rateLimit, burstLimit',
  );
});
