import { integrationLambdaUri as policy, MESSAGES } from '../../rules/integration/integration-lambda-uri';
import { defineSourceRule } from '../define-source-rule';
import { functionMadeAs, LAMBDA_FUNCTION } from '../analysis/handler-functions';
import { isAsWritten } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import { memberName } from '../analysis/syntax';
import { nodeOf, stringOf, type Value } from '../analysis/static-values';
import { integrations } from '../analysis/websocket-constructs';

/** `arn:aws:lambda:…`, which an invocation URI never starts with. */
const ARN = /^arn:[\w-]+:lambda:/;

export const integrationLambdaUri = defineSourceRule(policy, {
  messages: { notInvocation: MESSAGES.notInvocation('{{uri}}') },
  check(file, context) {
    for (const { props, instance } of integrations(file)) {
      const uri = file.evaluator.property(props, 'integrationUri');
      const node = nodeOf(uri);
      if (!node || !isAsWritten(instance, 'integrationUri') || !isArnOfFunction(file, uri)) continue;
      context.report({ node, messageId: 'notInvocation', data: { uri: file.sourceCode.getText(node) } });
    }
  },
});

/** An ARN as text, or the attribute of a Lambda function that is its ARN. */
function isArnOfFunction(file: SourceFile, uri: Value): boolean {
  const text = uri.kind === 'text' ? uri.parts[0] : stringOf(uri);
  if (typeof text === 'string') return ARN.test(text);
  const access = uri.kind === 'unknown' && uri.node ? file.evaluator.origin(uri.node) : undefined;
  if (access?.type !== 'MemberExpression') return false;
  const symbol = file.typeOf(access.object)?.symbol ?? functionMadeAs(file, access.object)?.symbol ?? '';
  const name = memberName(access);
  if (name === 'attrArn') return symbol === 'lambda.CfnFunction';
  return name === 'functionArn' && (LAMBDA_FUNCTION.test(symbol) || /\.(?:Function|Alias|Version)$/.test(symbol));
}
