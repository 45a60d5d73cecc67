import { App, Aspects } from 'aws-cdk-lib';
import { WebSocketGuard } from 'cdk-websocket-guard';
import { PricesStack } from './lib/prices-stack';

const app = new App();
new PricesStack(app, 'Prices');

Aspects.of(app).add(new WebSocketGuard());
