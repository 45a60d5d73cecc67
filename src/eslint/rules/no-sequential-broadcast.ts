import { fragileLists, sequentialPosts } from '../analysis/handler-code/broadcasts';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'no-sequential-broadcast',
  category: 'runtime',
  severity: 'off',
  title: 'A broadcast posts to all connections at once, and one failure does not end the others',
  why: 'Each post takes a round trip to API Gateway: one after the other, a thousand connections take longer than the 29 seconds that the route waits. Promise.all rejects with the first post that fails, and the function may end while others are under way.',
  fix: 'Post to all with Promise.allSettled, in groups where there are many, and handle the GoneException of each.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
    'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise/allSettled',
  ],
  whenNotToUse: 'Where there are a few connections only, or where messages have to reach clients in a certain order.',
};

export const noSequentialBroadcast = defineHandlerRule(description, {
  messages: {
    sequential:
      'Each client waits for the posts to all clients before it. Post to all at once with Promise.allSettled, in groups where there are many.',
    all: 'Promise.all rejects with the first post that fails, and the function may end before the others are sent. Use Promise.allSettled, and handle the GoneException of each post.',
  },
  check(file, report) {
    for (const node of sequentialPosts(file)) report({ node, messageId: 'sequential' });
    for (const node of fragileLists(file)) report({ node, messageId: 'all' });
  },
});
