import { App, Aspects, Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { WebSocketDefaults } from '../../src/aspects/websocket-defaults';
import { AccountLogRole } from '../../src/constructs/websocket/account-log-role';
import { IdentitySource } from '../../src/constructs/websocket/identity-source';
import { WebSocketApi } from '../../src/constructs/websocket/websocket-api';
import { WebSocketConnectionTable } from '../../src/constructs/websocket/websocket-connection-table';
import { WebSocketIamAuthorizer } from '../../src/constructs/websocket/websocket-iam-authorizer';
import { WebSocketLambdaAuthorizer } from '../../src/constructs/websocket/websocket-lambda-authorizer';
import { WebSocketLambdaIntegration } from '../../src/constructs/websocket/websocket-lambda-integration';
import { WebSocketStage, type WebSocketStageProps } from '../../src/constructs/websocket/websocket-stage';
import { check } from '../../src/engine/check';
import { synthesiseStack } from '../support/cdk';
import { line } from '../support/findings';
import { lambda } from '../support/libraries';

interface Decisions {
  readonly byFunction?: boolean;
  readonly disconnect?: boolean;
  readonly stage?: Partial<WebSocketStageProps>;
}

/** A chat of which nothing is said but what its author has to decide. */
function chat(stack: Stack, { byFunction, disconnect, stage }: Decisions = {}): void {
  const integration = (id: string) => new WebSocketLambdaIntegration(id, lambda(stack, `${id}Handler`));
  const send = lambda(stack, 'SendHandler');
  const api = new WebSocketApi(stack, 'Api', {
    connectRouteOptions: {
      integration: integration('Connect'),
      authorizer: byFunction
        ? new WebSocketLambdaAuthorizer('Authorizer', lambda(stack, 'Authorize'), {
            identitySource: [IdentitySource.queryString('token')],
          })
        : new WebSocketIamAuthorizer(),
    },
    ...(disconnect ? { disconnectRouteOptions: { integration: integration('Disconnect') } } : {}),
  });
  api.addRoute('send', { integration: new WebSocketLambdaIntegration('Send', send) });
  new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live', ...stage });
  api.grantManageConnections(send);
}

/** What strict reports, but for alarms: which there are, and whom they wake, is for the author of the app to say. */
function atStrict(decisions?: Decisions): readonly string[] {
  const inputs = synthesiseStack((stack) => {
    chat(stack, decisions);
  });
  const { findings, unknown } = check(inputs, { preset: 'strict', rules: { 'alarms-missing': 'off' } });
  return [...findings, ...unknown].map(
    (one) => `${'severity' in one ? one.severity : 'unknown'} ${one.ruleId} ${line(one).replace(/[0-9A-F]{8}/, '')}`,
  );
}

test('an app with no option set has no error at strict, and is told what else its author may decide', () => {
  expect(atStrict()).toEqual(['warning stage-logging-account-role Live']);
});

test.each([false, true])(
  'an app whose author has decided has no finding at all (authorized by a function: %s)',
  (byFunction) => {
    expect(atStrict({ byFunction, disconnect: true, stage: { accountLogRole: AccountLogRole.CREATE } })).toEqual([]);
  },
);

test('a domain that is the only way in, a table of connections and who posts to them add no finding', () => {
  const inputs = synthesiseStack((stack) => {
    const [connect, disconnect, send] = ['Connect', 'Disconnect', 'Send'].map((id) => lambda(stack, `${id}Handler`));
    const integration = (id: string, handler?: typeof send) =>
      new WebSocketLambdaIntegration(id, handler ?? lambda(stack, id));
    const api = new WebSocketApi(stack, 'Api', {
      connectRouteOptions: { integration: integration('Connect', connect), authorizer: new WebSocketIamAuthorizer() },
      disconnectRouteOptions: { integration: integration('Disconnect', disconnect) },
    });
    api.addRoute('send', { integration: integration('Send', send) });
    const stage = new WebSocketStage(stack, 'Live', {
      webSocketApi: api,
      stageName: 'live',
      accountLogRole: AccountLogRole.CREATE,
    });
    const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000000';
    const certificate = Certificate.fromCertificateArn(stack, 'Certificate', arn);
    stage.addDomain('Domain', { domainName: 'chat.example.com', certificate, closeDefaultEndpoint: true });
    const table = new WebSocketConnectionTable(stack, 'Connections');
    if (!connect || !disconnect || !send) throw new Error('a handler is missing');
    table.grantRecord(connect);
    table.grantForget(disconnect);
    table.grantBroadcast(send);
    send.addEnvironment('CALLBACK_URL', stage.callbackUrl);
    stage.grantManageConnections(send);
  });
  const { findings, unknown } = check(inputs, { preset: 'strict', rules: { 'alarms-missing': 'off' } });
  expect([...findings, ...unknown].map((one) => `${one.ruleId} ${line(one)}`)).toEqual([]);
});

test('whether CDK lets Aspects run until nothing changes makes no difference', () => {
  const [once, stable] = [false, true].map((stabilised) => {
    const app = new App({ context: { '@aws-cdk/core:aspectStabilization': stabilised } });
    const stack = new Stack(app, 'Chat');
    chat(stack);
    Tags.of(app).add('team', 'chat');
    Aspects.of(app).add(new WebSocketDefaults());
    return Template.fromStack(stack).toJSON();
  });
  expect(stable).toEqual(once);
});
