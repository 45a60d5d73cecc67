import { App, Validations } from 'aws-cdk-lib';
import { WebSocketGuardChecks, WebSocketGuardPreset } from 'cdk-websocket-guard';
import { ScoresStack } from './lib/scores-stack';

const app = new App();
new ScoresStack(app, 'Scores');

Validations.of(app).addPlugins(new WebSocketGuardChecks(app, { preset: WebSocketGuardPreset.STRICT }));
app.synth();
