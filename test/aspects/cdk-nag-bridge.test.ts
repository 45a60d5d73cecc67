import { Aspects, Stack, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CdkNagBridge } from '../../src/aspects/cdk-nag-bridge';
import { WebSocketGuardChecks } from '../../src/nag/websocket-guard-checks';
import { addChat, cfn, newApp } from '../support/chat-app';
import { validationReport } from '../support/validation-report';

const LOGS = {
  DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:chat',
  Format: '{"id":"$context.requestId"}',
};

/** What cdk-nag's own pack says of an app, as `rule path`, with and without the bridge. */
function awsSolutions(define: (app: App) => void, bridged: boolean): readonly string[] {
  const app = newApp();
  define(app);
  if (bridged) Aspects.of(app).add(new CdkNagBridge());
  return validationReport(app, new AwsSolutionsChecks(app))
    .violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    )
    .sort();
}

const chat =
  (authorized: boolean, change?: (stack: Stack) => void) =>
  (app: App): void => {
    const stack = new Stack(app, 'Chat');
    addChat(stack, { authorized });
    change?.(stack);
  };

test('cdk-nag raises three false alarms on an authorized API, and the bridge takes away those three', () => {
  const before = awsSolutions(chat(true), false);
  expect(before).toEqual([
    'AwsSolutions-APIG1 Chat/Live/Resource',
    'AwsSolutions-APIG4 Chat/Api/$default-Route/Resource',
    'AwsSolutions-APIG4 Chat/Api/$disconnect-Route/Resource',
    'AwsSolutions-APIG4 Chat/Api/send-Route/Resource',
  ]);
  expect(awsSolutions(chat(true), true)).toEqual(['AwsSolutions-APIG1 Chat/Live/Resource']);
});

test('where anybody can connect, nothing is taken away', () => {
  expect(awsSolutions(chat(false), true)).toEqual(awsSolutions(chat(false), false));
});

test('access logs that a property override adds satisfy APIG1', () => {
  const logged = chat(true, (stack) => {
    cfn(stack.node.findChild('Live')).addPropertyOverride('AccessLogSettings', LOGS);
  });
  expect(awsSolutions(logged, false)).toContain('AwsSolutions-APIG1 Chat/Live/Resource');
  expect(awsSolutions(logged, true)).toEqual([]);
});

test('our own pack reports the API before and after alike', () => {
  const ours = (bridged: boolean): readonly string[] => {
    const app = newApp();
    chat(true)(app);
    if (bridged) Aspects.of(app).add(new CdkNagBridge());
    app.synth();
    return new WebSocketGuardChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
  };
  expect(ours(true)).toEqual(ours(false));
  expect(ours(true)).toContain('WebSocketGuard-StageThrottling');
  expect(ours(true)).not.toContain('WebSocketGuard-ConnectRouteAuthorized');
});
