import type { TSESLint } from '@typescript-eslint/utils';
import { type FloatingPost, floatingPosts } from '../analysis/handler-code/floating-posts';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'await-post',
  category: 'runtime',
  severity: 'warning',
  title: 'A function ends when its posts have been sent',
  why: 'AWS Lambda freezes a function when the promise of its handler settles. A post that nobody waits for is sent later, when the function runs again, or never; forEach waits for nothing. A request of SDK v2 without promise(), send() or a callback is never sent at all.',
  fix: 'Await each post; for many, await Promise.allSettled(connections.map(…)). With SDK v2, put .promise() behind the call.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
    'https://blog.dai.codes/aws-gw-management-api-promises/',
  ],
  whenNotToUse:
    'Where the code runs in a server that goes on after it has answered. Write void before a post that nobody has to wait for.',
};

export const awaitPost = defineHandlerRule(description, {
  hasSuggestions: true,
  messages: {
    floating:
      'Nobody waits for this post: AWS Lambda freezes the function when its handler has ended, and the message may never be sent. Await it.',
    list: 'Nobody waits for these posts: AWS Lambda freezes the function when its handler has ended, and some messages may never be sent. Await Promise.allSettled of a map.',
    unsent: 'This makes a request and never sends it. Put .promise() behind it, and await that.',
    addAwait: 'Wait for it.',
  },
  check(file, report) {
    for (const post of floatingPosts(file))
      report({
        node: post.node,
        messageId: post.kind,
        suggest: post.kind === 'floating' ? [{ messageId: 'addAwait', fix: awaiting(post) }] : [],
      });
  },
});

function awaiting({ node }: FloatingPost): TSESLint.ReportFixFunction {
  return (fixer) => fixer.insertTextBefore(node, 'await ');
}
