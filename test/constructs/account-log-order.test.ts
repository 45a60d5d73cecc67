import {
  App,
  Aspects,
  Aws,
  CfnOutput,
  CfnResource,
  NestedStack,
  Stack,
  Stage,
  type IPropertyInjector,
} from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnAccount, RestApi } from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { AccountLogRole, WebSocketApi, WebSocketDefaults, WebSocketGuardInjectors, WebSocketStage } from '../../src';

const ROLE = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/logs`;

interface Way {
  readonly injectors?: IPropertyInjector[];
  readonly aspect?: WebSocketDefaults;
  readonly stage: (scope: Construct) => apigatewayv2.WebSocketStage;
}

const plain = (scope: Construct) =>
  new apigatewayv2.WebSocketStage(scope, 'Live', {
    webSocketApi: new apigatewayv2.WebSocketApi(scope, 'Api'),
    stageName: 'live',
  });

const WAYS: Readonly<Record<string, Way>> = {
  WebSocketStage: {
    stage: (scope) =>
      new WebSocketStage(scope, 'Live', {
        webSocketApi: new WebSocketApi(scope, 'Api', { anonymousAccess: { reason: 'Not what is tested.' } }),
        stageName: 'live',
      }),
  },
  WebSocketDefaults: { aspect: new WebSocketDefaults(), stage: plain },
  WebSocketGuardInjectors: { injectors: WebSocketGuardInjectors.all(), stage: plain },
};

describe.each(Object.entries(WAYS))('%s', (_, { injectors, aspect, stage }) => {
  let app: App;
  beforeEach(() => {
    app = new App({ propertyInjectors: injectors, analyticsReporting: false });
    if (aspect) Aspects.of(app).add(aspect);
  });

  const stack = (id: string) => new Stack(app, id);
  const account = (scope: Construct, id = 'Account') => new CfnAccount(scope, id, { cloudWatchRoleArn: ROLE });
  const waitsFor = (scope: Stack, id: string) => {
    Template.fromStack(scope).hasResource('AWS::ApiGatewayV2::Stage', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp(`^${id}`)]),
    });
  };
  const warnings = (scope: Stack) =>
    Annotations.fromStack(scope)
      .findWarning('*', Match.stringLikeRegexp('is created after it'))
      .map(({ entry }) => entry.data as string);

  test('puts the stage after an account that is defined later in its stack', () => {
    const chat = stack('Chat');
    stage(chat);
    account(chat);
    waitsFor(chat, 'Account');
    expect(warnings(chat)).toEqual([]);
  });

  test('puts the stage after the role of a REST API', () => {
    const chat = stack('Chat');
    stage(chat);
    new RestApi(chat, 'Rest', { cloudWatchRole: true }).root.addMethod('GET');
    waitsFor(chat, 'RestAccount');
  });

  test('puts the stack of the stage after the stack of the account', () => {
    const chat = stack('Chat');
    const base = stack('Base');
    stage(chat);
    account(base);
    app.synth({ skipValidation: true });
    expect(chat.dependencies).toEqual([base]);
  });

  test('prefers an account of the same stack', () => {
    const chat = stack('Chat');
    account(stack('Base'));
    stage(chat);
    account(chat);
    waitsFor(chat, 'Account');
    expect(chat.dependencies).toEqual([]);
  });

  test.each<[string, (chat: apigatewayv2.WebSocketStage, base: Stack, own: CfnAccount) => void]>([
    [
      'by a dependency',
      (live, base) => {
        base.addStackDependency(Stack.of(live));
      },
    ],
    [
      'by a dependency of a construct',
      (live, _base, own) => {
        own.node.addDependency(live);
      },
    ],
    [
      'by a reference',
      (live, base) => {
        new CfnOutput(base, 'Url', { value: live.url });
      },
    ],
    [
      'by a reference of a nested stack',
      (live, base) => {
        new CfnResource(new NestedStack(base, 'Nested'), 'Parameter', {
          type: 'AWS::SSM::Parameter',
          properties: { Type: 'String', Value: live.callbackUrl },
        });
      },
    ],
    [
      'through another stack',
      (live, base) => {
        const between = new Stack(base.node.root, 'Between');
        base.addStackDependency(between);
        between.addStackDependency(Stack.of(live));
      },
    ],
  ])('warns where the stack of the account depends on that of the stage %s', (__, depend) => {
    const base = stack('Base');
    const chat = stack('Chat');
    depend(stage(chat), base, account(base));
    app.synth({ skipValidation: true });
    expect(chat.dependencies).toEqual([]);
    expect(warnings(chat)).toEqual([
      expect.stringMatching(/Base\/Account, which sets .* is created after it: stack Base depends on stack Chat\./),
    ]);
  });

  test('warns where the account of the same stack comes after the stage', () => {
    const chat = stack('Chat');
    const live = stage(chat);
    const parameter = new CfnResource(chat, 'Parameter', {
      type: 'AWS::SSM::Parameter',
      properties: { Type: 'String', Value: (live.node.findChild('Resource') as apigatewayv2.CfnStage).ref },
    });
    account(chat).node.addDependency(parameter);
    expect(warnings(chat)).toEqual([
      expect.stringMatching(/Chat\/Account, which .* it refers to the stage or depends on it/),
    ]);
    Template.fromStack(chat).hasResource('AWS::ApiGatewayV2::Stage', { DependsOn: Match.absent() });
  });

  test('puts a stage of a nested stack after the account of its parent, and warns the other way round', () => {
    const chat = stack('Chat');
    stage(new NestedStack(chat, 'Nested'));
    account(chat);
    const other = new Stack(app, 'Other', { env: { region: 'eu-west-1' } });
    const late = stage(new NestedStack(other, 'Nested'));
    account(other).node.addDependency(late);
    Template.fromStack(chat).hasResource('AWS::CloudFormation::Stack', { DependsOn: ['Account'] });
    expect(late.node.findChild('Resource').node.metadata.map(({ data }) => String(data))).toEqual(
      expect.arrayContaining([expect.stringMatching(/it refers to the stage or depends on it/)]),
    );
  });

  test('looks at nothing of another account or region, and nothing of another stage of the app', () => {
    const chat = new Stack(app, 'Chat', { env: { account: '111122223333', region: 'eu-west-1' } });
    stage(chat);
    account(new Stack(app, 'Other', { env: { account: '111122223333', region: 'us-east-1' } }));
    account(
      new Stack(new Stage(app, 'Production'), 'Other', { env: { account: '111122223333', region: 'eu-west-1' } }),
    );
    Template.fromStack(chat).hasResource('AWS::ApiGatewayV2::Stage', { DependsOn: Match.absent() });
    expect(chat.dependencies).toEqual([]);
  });
});

test('a stage that asks for the role waits for the one that another stack sets, or says that it comes too late', () => {
  const app = new App();
  const base = new Stack(app, 'Base');
  new CfnAccount(base, 'Account', { cloudWatchRoleArn: ROLE });
  const chat = new Stack(app, 'Chat');
  base.addStackDependency(chat);
  const webSocketApi = new WebSocketApi(chat, 'Api', { anonymousAccess: { reason: 'Not what is tested.' } });
  new WebSocketStage(chat, 'Live', { webSocketApi, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
  Template.fromStack(chat).resourceCountIs('AWS::ApiGateway::Account', 0);
  Annotations.fromStack(chat).hasWarning('*', Match.stringLikeRegexp('stack Base depends on stack Chat'));
});

test('the log group of a stage has one logical id, whichever way it is made', () => {
  const ids = Object.values(WAYS).map(({ injectors, aspect, stage }) => {
    const stack = new Stack(new App({ propertyInjectors: injectors }), 'Chat');
    if (aspect) Aspects.of(stack).add(aspect);
    stage(stack);
    return Object.keys(Template.fromStack(stack).findResources('AWS::Logs::LogGroup'));
  });
  expect(ids).toEqual(ids.map(() => ['LiveAccessLog565DEBCE']));
});
