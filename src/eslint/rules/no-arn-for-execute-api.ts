import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createRule, docsOf, onFile, type RuleDescription } from '../create-rule';
import type { SourceFile } from '../source/source-file';
import { unwrap } from '../source/syntax';
import { stringOf } from '../source/values';

const METHOD = 'arnForExecuteApi';

export const description: RuleDescription = {
  id: 'no-arn-for-execute-api',
  category: 'runtime',
  severity: 'error',
  title: 'ARNs of WebSocket routes are built by arnForExecuteApiV2',
  why: 'arnForExecuteApi() builds api/stage/METHOD/path, the ARN of a REST API. Routes of a WebSocket API are api/stage/ROUTE_KEY: IAM authorization on $connect never matches, and every connection is refused.',
  fix: 'Call arnForExecuteApiV2(routeKey, stageName).',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
    'https://github.com/aws/aws-cdk/issues/33218',
  ],
};

export const noArnForExecuteApi = createRule({
  name: description.id,
  meta: {
    type: 'problem',
    docs: docsOf(description),
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      restArn:
        'arnForExecuteApi() builds the ARN of a REST API (stage/METHOD/path), which IAM authorization of a WebSocket API never matches.',
      useV2: 'Call arnForExecuteApiV2() with the route key.',
    },
  },
  create(context) {
    return onFile(context, (file) => {
      for (const call of file.methodCalls([METHOD])) {
        const callee = unwrap(call.callee);
        if (callee.type !== 'MemberExpression') continue;
        const type = file.typeOf(callee.object)?.symbol;
        if (type !== 'apigatewayv2.WebSocketApi' && type !== 'guard.WebSocketApi') continue;
        const rename = (fixer: TSESLint.RuleFixer): TSESLint.RuleFix =>
          fixer.replaceText(callee.property, callee.computed ? `'${METHOD}V2'` : `${METHOD}V2`);
        const args = call.arguments.length === 0 ? undefined : routeArguments(file, call);
        context.report({
          node: callee.property,
          messageId: 'restArn',
          fix: call.arguments.length === 0 ? rename : null,
          suggest: args
            ? [
                {
                  messageId: 'useV2',
                  fix: (fixer) => [rename(fixer), fixer.replaceTextRange([args.range[0], args.range[1]], args.text)],
                },
              ]
            : [],
        });
      }
    });
  },
});

/** `('GET', '/$connect', stage)` as `('$connect', stage)`. */
function routeArguments(
  file: SourceFile,
  call: TSESTree.CallExpression,
): { readonly range: TSESTree.Range; readonly text: string } | undefined {
  const [first, path, stage] = call.arguments;
  const last = call.arguments.at(-1);
  const written = path ? stringOf(file.evaluator.evaluate(path)) : '/*';
  if (!first || !last || written === undefined || call.arguments.some(({ type }) => type === 'SpreadElement'))
    return undefined;
  const route = written.replace(/^\//, '');
  const quote = file.sourceCode.getText(path ?? first).startsWith('"') ? '"' : "'";
  const text = [`${quote}${route}${quote}`, ...(stage ? [file.sourceCode.getText(stage)] : [])].join(', ');
  return { range: [first.range[0], last.range[1]], text };
}
