import { originsOf } from '../analysis/handler-code/origins';
import { failureOf } from '../analysis/handler-code/post-failures';
import { postsOf } from '../analysis/handler-code/posts';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'handle-gone',
  category: 'runtime',
  severity: 'warning',
  title: 'A post to a stored connection handles the GoneException',
  why: 'API Gateway answers 410 Gone for a client that has left, and $disconnect is delivered on a best-effort basis: a table of connections always has some that are gone. Where the code does not catch the GoneException of each post, the first of them ends the broadcast to the others.',
  fix: 'Catch the GoneException of each post, delete that connection, and go on with the others.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html',
  ],
  whenNotToUse:
    'Where a failed post is meant to fail the invocation, so that a queue invokes the function again. Posts whose connection does not come from a store that the file reads are never reported.',
};

export const handleGone = defineHandlerRule(description, {
  messages: {
    unhandled:
      'This post throws GoneException for a client that has left, and nothing catches it for this post alone: one such client ends the handler, or the broadcast to the others. Catch it for each post, and delete the connection.',
  },
  check(file, report) {
    for (const post of postsOf(file)) {
      const origins = post.connectionId && originsOf(file, post.connectionId);
      if (!origins || origins.calls.size === 0) continue;
      if (failureOf(file, post, origins).fate === 'unhandled') report({ node: post.node, messageId: 'unhandled' });
    }
  },
});
