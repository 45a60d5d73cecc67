import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { styleOf } from '../analysis/code-style';
import { coversManaging } from '../analysis/connection-grants';
import { usesAlpha } from '../analysis/import-names';
import type { SourceFile } from '../analysis/source-file';
import { ABSENT, type Value, stringOf } from '../analysis/static-values';
import { type Node, ancestor, keyName, wrapped } from '../analysis/syntax';
import { referencesOf } from '../analysis/variables';
import { type RuleDescription, defineSourceRule } from '../define-source-rule';

const METHOD = 'arnForExecuteApi';

export const description: RuleDescription = {
  id: 'no-arn-for-execute-api',
  category: 'runtime',
  severity: 'error',
  title: 'ARNs of WebSocket routes are built by arnForExecuteApiV2',
  why: 'arnForExecuteApi() builds api/stage/METHOD/path, the ARN of a REST API. The ARN of a WebSocket route is api/stage/ROUTE_KEY: IAM authorization on $connect never matches, and API Gateway refuses every connection.',
  fix: 'Call arnForExecuteApiV2(routeKey, stageName).',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
    'https://github.com/aws/aws-cdk/issues/33218',
  ],
};

export const noArnForExecuteApi = defineSourceRule(description, {
  isFixable: true,
  hasSuggestions: true,
  messages: {
    restArn:
      'arnForExecuteApi() builds the ARN of a REST API (stage/METHOD/path), which no route of a WebSocket API has: IAM authorization and permissions of Lambda functions never match.',
    useV2: 'Call arnForExecuteApiV2() with the route key.',
  },
  check(file, report) {
    for (const { node: call, access: callee, receiver } of file.methodCalls([METHOD])) {
      const type = file.typeOf(receiver)?.symbol;
      if (type !== 'apigatewayv2.WebSocketApi' && type !== 'guard.WebSocketApi') continue;
      if (!isOfRoutes(file, call)) continue;
      const { quote } = styleOf(file.sourceCode);
      const rename = (fixer: TSESLint.RuleFixer): TSESLint.RuleFix =>
        fixer.replaceText(callee.property, callee.computed ? `${quote}${METHOD}V2${quote}` : `${METHOD}V2`);
      const hasV2 = !usesAlpha(file);
      const isBare = call.arguments.length === 0;
      const args = hasV2 && !isBare ? routeArguments(file, call) : undefined;
      report({
        node: callee.property,
        messageId: 'restArn',
        fix: hasV2 && isBare ? rename : null,
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
  },
});

/**
 * Whether the ARN is for routes, judged by its path or by all its uses. ARNs of connections have a method and a path,
 * too.
 */
function isOfRoutes(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const path = file.argument(call, 1);
  const written = path.kind === 'absent' ? '/*' : stringOf(path);
  if (written === undefined || written.startsWith('/@connections')) return false;
  return written !== '/*' || usesOf(file, call).every((use) => isAboutRoutes(file, use));
}

/** The uses of an ARN: the place where it is built, or the reads of its constant. */
function usesOf({ sourceCode }: SourceFile, call: TSESTree.CallExpression): readonly Node[] {
  const { parent } = wrapped(call);
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return [call];
  const reads = referencesOf(sourceCode, parent.id).filter((reference) => reference.isRead());
  return reads.length > 0 ? reads.map(({ identifier }) => identifier) : [call];
}

/** Whether an ARN stands in a statement about other actions than managing connections, or in the permission of a function. */
function isAboutRoutes(file: SourceFile, use: Node): boolean {
  const statement = ancestor(use, (node) => actionsOf(file, node).kind !== 'absent');
  if (!statement) return ancestor(use, isSourceArn) !== undefined;
  const actions = actionsOf(file, statement);
  return actions.kind === 'array' && actions.items.every((item) => item.kind === 'literal' && !coversManaging(item));
}

function isSourceArn(node: Node): boolean {
  return node.type === 'Property' && keyName(node) === 'sourceArn';
}

function actionsOf({ evaluator }: SourceFile, node: Node): Value {
  return node.type === 'ObjectExpression'
    ? evaluator.property({ kind: 'object', object: node, node }, 'actions')
    : ABSENT;
}

/** `('GET', '/$connect', stage)` as `('$connect', stage)`. */
function routeArguments(
  file: SourceFile,
  call: TSESTree.CallExpression,
): { readonly range: TSESTree.Range; readonly text: string } | undefined {
  const [first, path, stage] = call.arguments;
  const last = call.arguments.at(-1);
  const pattern = path ? stringOf(file.evaluator.evaluate(path)) : '/*';
  if (!first || !last || pattern === undefined) return undefined;
  const route = pattern.replace(/^\//, '');
  const { quote } = styleOf(file.sourceCode);
  const text = [`${quote}${route}${quote}`, ...(stage ? [file.sourceCode.getText(stage)] : [])].join(', ');
  return { range: [first.range[0], last.range[1]], text };
}
