import { App, Validations } from 'aws-cdk-lib';
import { WebSocketGuardChecks, WebSocketGuardPreset } from 'cdk-websocket-guard';
import { OrdersStack } from './lib/orders-stack';

const app = new App();
new OrdersStack(app, 'Orders');

Validations.of(app).addPlugins(new WebSocketGuardChecks(app, { preset: WebSocketGuardPreset.STRICT }));
app.synth();
