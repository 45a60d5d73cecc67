import { App, Validations } from 'aws-cdk-lib';
import { WebSocketGuardChecks, WebSocketGuardPreset } from 'cdk-websocket-guard';
import { QuotesStack } from './lib/quotes-stack';

const app = new App();
new QuotesStack(app, 'Quotes');

Validations.of(app).addPlugins(new WebSocketGuardChecks(app, { preset: WebSocketGuardPreset.STRICT }));
app.synth();
