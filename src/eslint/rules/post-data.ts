import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { HandlerFile } from '../analysis/handler-code/handler-file';
import { type Post, postsOf } from '../analysis/handler-code/posts';
import { valuesOf } from '../analysis/handler-code/values';
import { functionWith } from '../analysis/handler-code/functions';
import { isExported } from '../analysis/handler-code/handler-exports';
import { propertyNamed, unwrap, type Node } from '../analysis/syntax';
import { definitionOf } from '../analysis/variables';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'post-data',
  category: 'runtime',
  severity: 'error',
  title: 'What is posted to a connection is a string or bytes',
  why: 'The SDK accepts a string, a Buffer or a Uint8Array as Data. With an object it fails before it sends anything: TypeError [ERR_INVALID_ARG_TYPE] in SDK v3, InvalidParameterType in SDK v2.',
  fix: 'Post the object as a string: Data: JSON.stringify(message).',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
    'https://github.com/aws/aws-sdk-js-v3/issues/4475',
  ],
  whenNotToUse: 'Where a middleware that your code adds to the client writes objects as JSON before they are sent.',
};

export const postData = defineHandlerRule(description, {
  hasSuggestions: true,
  messages: {
    object: 'The SDK accepts a string or bytes as Data, but this is an object: every post fails before it is sent.',
    stringify: 'Post it as JSON.',
  },
  check(file, report) {
    for (const post of postsOf(file)) {
      const data = dataOf(file, post);
      if (!data || isGivenByOthers(file, data.value)) continue;
      if (!valuesOf(file, data.value).every(({ type }) => type === 'ObjectExpression')) continue;
      report({ node: data.value, messageId: 'object', suggest: [{ messageId: 'stringify', fix: asJson(data) }] });
    }
  },
});

/** The `Data` of a post by a client of the SDK; undefined where the file does not show it. */
function dataOf(file: HandlerFile, { node, sdk }: Post): TSESTree.Property | undefined {
  const [input] = node.arguments;
  const [value, another] = sdk && input ? valuesOf(file, input) : [];
  return value?.type === 'ObjectExpression' && !another ? propertyNamed(value, 'Data') : undefined;
}

/** Whether other files may pass the value: it is a parameter of a function that they can call. */
function isGivenByOthers(file: HandlerFile, value: Node): boolean {
  const node = unwrap(value);
  const called = node.type === 'Identifier' ? functionWith(definitionOf(file.sourceCode, node)) : undefined;
  return called !== undefined && isExported(file, called);
}

function asJson({ shorthand, value }: TSESTree.Property): TSESLint.ReportFixFunction {
  return (fixer) => [
    fixer.insertTextBefore(value, shorthand ? 'Data: JSON.stringify(' : 'JSON.stringify('),
    fixer.insertTextAfter(value, ')'),
  ];
}
