import type { TSESLint } from '@typescript-eslint/utils';
import { type FloatingPost, floatingPosts } from '../analysis/handler-code/floating-posts';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'await-post',
  category: 'runtime',
  severity: 'warning',
  title: 'A function ends only when its posts have been sent',
  why: 'AWS Lambda freezes a function when the promise of its handler settles. A post that nothing awaits is sent later, when the function runs again, or never; forEach awaits nothing. SDK v2 never sends a request without promise(), send() or a callback.',
  fix: 'Await each post; for many, await Promise.allSettled(connections.map(…)). With SDK v2, add .promise() to the call.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
    'https://blog.dai.codes/aws-gw-management-api-promises/',
  ],
  whenNotToUse:
    'Where the code runs in a server that keeps running after it has answered. Write void before a post that nothing has to await.',
};

export const awaitPost = defineHandlerRule(description, {
  hasSuggestions: true,
  messages: {
    floating:
      'Nothing awaits this post: AWS Lambda freezes the function when its handler ends, and the message may never be sent. Await it.',
    list: 'Nothing awaits these posts: AWS Lambda freezes the function when its handler ends, and some messages may never be sent. Await Promise.allSettled(connections.map(…)).',
    unsent: 'SDK v2 makes this request and never sends it. Add .promise(), and await that.',
    addAwait: 'Await it.',
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
