import { ownConnectionPosts } from '../analysis/handler-code/own-connection-posts';
import { routesOf } from '../analysis/handler-code/handler-routes';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'no-post-in-disconnect',
  category: 'runtime',
  severity: 'warning',
  title: 'A $disconnect handler does not post to the connection that was closed',
  why: 'API Gateway calls the handler of $disconnect when the connection is closed: AWS answers a post to it with 410 Gone, and nobody reads the message.',
  fix: 'Delete the connection, and tell the other clients if they need to know. Send what the client has to read before you disconnect it.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html',
    'https://repost.aws/knowledge-center/410-gone-api-gateway',
  ],
  whenNotToUse:
    'Where a file is named disconnect and its handler runs behind other routes, turn the rule off for that file. Posts to other connections are never reported.',
};

export const noPostInDisconnect = defineHandlerRule(description, {
  messages: {
    closed:
      'The connection is already closed when $disconnect runs: a post to it here fails with 410 Gone. Delete the connection, and post to others only.',
  },
  check(file, report) {
    for (const node of ownConnectionPosts(file, routesOf(file), '$disconnect')) report({ node, messageId: 'closed' });
  },
});
