import { App, Validations } from 'aws-cdk-lib';
import { WebSocketGuardChecks, WebSocketGuardPreset, WebSocketGuardProtocol } from 'cdk-websocket-guard';
import { ChatStack } from './lib/chat-stack';

const app = new App();
new ChatStack(app, 'Chat');

Validations.of(app).addPlugins(
  new WebSocketGuardChecks(app, {
    preset: WebSocketGuardPreset.STRICT,
    protocols: [WebSocketGuardProtocol.WEBSOCKET, WebSocketGuardProtocol.HTTP],
  }),
);
app.synth();
