import { App, Validations } from 'aws-cdk-lib';
import { WebSocketGuardChecks, WebSocketGuardPreset } from 'cdk-websocket-guard';
import { AlertsStack } from './lib/alerts-stack';

const app = new App();
new AlertsStack(app, 'Alerts');

Validations.of(app).addPlugins(new WebSocketGuardChecks(app, { preset: WebSocketGuardPreset.STRICT }));
app.synth();
