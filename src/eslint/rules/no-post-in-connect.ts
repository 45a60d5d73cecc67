import type { TSESTree } from '@typescript-eslint/utils';
import { connectBranch, ownConnection } from '../analysis/handler-events';
import type { SourceFile } from '../analysis/source-file';
import { unwrap } from '../analysis/syntax';
import { type RuleDescription, defineSourceRule } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'no-post-in-connect',
  category: 'runtime',
  severity: 'warning',
  title: 'A $connect handler does not post to the connection it is asked about',
  why: 'The connection exists only when the handler of $connect has returned: posting to it before is answered with 410 Gone.',
  fix: 'Let the client send a first message, and answer that; or post from something that runs later.',
  references: [
    'https://repost.aws/knowledge-center/410-gone-api-gateway',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
  ],
};

export const noPostInConnect = defineSourceRule(description, {
  messages: {
    gone: 'The connection exists only when the $connect handler has returned: posting to it here is answered with 410 Gone.',
  },
  check(file, context) {
    for (const post of posts(file)) {
      const event = ownConnection(file, file.argument(post, 0));
      if (event !== undefined && connectBranch(file, post, event)) context.report({ node: post, messageId: 'gone' });
    }
  },
});

/** `new PostToConnectionCommand({…})` and `management.postToConnection({…})` of the AWS SDK. */
function posts(file: SourceFile): readonly (TSESTree.NewExpression | TSESTree.CallExpression)[] {
  const calls = file.methodCalls(['postToConnection']).filter(({ callee }) => {
    const access = unwrap(callee);
    return (
      access.type === 'MemberExpression' && file.typeOf(access.object)?.symbol === 'management.ApiGatewayManagementApi'
    );
  });
  return [...file.made('management.PostToConnectionCommand').map(({ node }) => node), ...calls];
}
