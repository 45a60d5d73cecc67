import { App, Validations } from 'aws-cdk-lib';
import { WebSocketGuardChecks, WebSocketGuardPreset } from 'cdk-websocket-guard';
import { EventsStack } from './lib/events-stack';

const app = new App();
new EventsStack(app, 'Events');

Validations.of(app).addPlugins(new WebSocketGuardChecks(app, { preset: WebSocketGuardPreset.STRICT }));
app.synth();
