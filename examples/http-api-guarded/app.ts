import { App, Validations } from 'aws-cdk-lib';
import { WebSocketGuardChecks, WebSocketGuardPreset, WebSocketGuardProtocol } from 'cdk-websocket-guard';
import { BooksStack } from './lib/books-stack';

const app = new App();
new BooksStack(app, 'Books');

Validations.of(app).addPlugins(
  new WebSocketGuardChecks(app, { preset: WebSocketGuardPreset.STRICT, protocols: [WebSocketGuardProtocol.HTTP] }),
);
app.synth();
