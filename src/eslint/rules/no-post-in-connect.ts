import { CONNECT_HANDLERS } from '../connect-handlers-option';
import { ownConnectionPosts } from '../analysis/handler-code/own-connection-posts';
import { routesOf } from '../analysis/handler-code/handler-routes';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'no-post-in-connect',
  category: 'runtime',
  severity: 'warning',
  title: 'A $connect handler does not post to the connection that is being opened',
  why: 'The connection exists only when the handler of $connect has returned: AWS answers an earlier post to it with 410 Gone.',
  fix: 'Let the client send a first message, and answer that; or post from something that runs later.',
  references: [
    'https://repost.aws/knowledge-center/410-gone-api-gateway',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
  ],
  options: CONNECT_HANDLERS,
  whenNotToUse:
    'Where a file is named connect and its handler runs behind other routes, turn the rule off for that file. Posts to other connections are never reported.',
};

export const noPostInConnect = defineHandlerRule(description, {
  messages: {
    gone: 'The connection exists only when the $connect handler has returned: a post to it here fails with 410 Gone. Answer a first message of the client instead.',
  },
  check(file, report, connectHandlers) {
    for (const node of ownConnectionPosts(file, routesOf(file, connectHandlers), '$connect'))
      report({ node, messageId: 'gone' });
  },
});
