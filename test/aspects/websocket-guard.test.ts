import { App, Aspects, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketGuard } from '../../src/aspects/websocket-guard';
import { temporaryDirectory } from '../support/cdk';

function chat(stack: Stack): void {
  new WebSocketStage(stack, 'Live', { webSocketApi: new WebSocketApi(stack, 'Api'), stageName: 'live' });
}

const app = (): App => new App({ outdir: temporaryDirectory(), analyticsReporting: false });
const throttling = Match.stringLikeRegexp('ThrottlingRateLimit');

test('annotates the construct at fault', () => {
  const stack = new Stack(app(), 'Chat');
  chat(stack);
  Aspects.of(stack).add(new WebSocketGuard());
  Annotations.fromStack(stack).hasError('/Chat/Live/Resource', throttling);
  Annotations.fromStack(stack).hasWarning('/Chat/Live/Resource', Match.stringLikeRegexp('AccessLogSettings'));
});

test('reaches the stacks of stages from the app', () => {
  const root = app();
  const stack = new Stack(new Stage(root, 'Prod'), 'Chat');
  chat(stack);
  Aspects.of(root).add(new WebSocketGuard());
  expect(Annotations.fromStack(stack).findError('*', throttling)).toHaveLength(1);
});
