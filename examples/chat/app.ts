import { App, Aspects } from 'aws-cdk-lib';
import { WebSocketGuard } from 'cdk-websocket-guard';
import { ChatStack } from './lib/chat-stack';

const app = new App();
new ChatStack(app, 'Chat');

Aspects.of(app).add(new WebSocketGuard());
