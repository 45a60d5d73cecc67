import { integrationLambdaUri as policy, MESSAGES } from '../../rules/integration/integration-lambda-uri';
import { defineSourceRule } from '../define-source-rule';
import { attributeOf } from '../analysis/attributes';
import { LAMBDA_FUNCTION, RAW_FUNCTION } from '../analysis/function-classes';
import { functionMadeAs } from '../analysis/lambda-functions';
import { isAsWritten } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import type { Node } from '../analysis/syntax';
import { nodeOf, stringOf, type Value } from '../analysis/static-values';
import { integrations } from '../analysis/websocket-constructs';

/** `arn:aws:lambda:…`, which an invocation URI never starts with. */
const ARN = /^arn:[\w-]+:lambda:/;
/** The end of an invocation URI that has a name where the ARN of the function belongs. */
const NAMED = /:lambda:path\/[\d-]+\/functions\/([\w-]+(?::[\w$-]+)?)\/invocations$/;
/** What stands before and after a name that is an expression. */
const [BEFORE, AFTER] = [/:lambda:path\/[\d-]+\/functions\/$/, /^(?::[\w$-]+)?\/invocations$/];

export const integrationLambdaUri = defineSourceRule(policy, {
  messages: {
    notInvocation: MESSAGES.notInvocation('{{uri}}'),
    name: MESSAGES.name('{{name}}'),
  },
  check(file, report) {
    for (const { props, instance } of integrations(file)) {
      const uri = file.evaluator.property(props, 'integrationUri');
      const node = nodeOf(uri);
      if (!node || !isAsWritten(instance, 'integrationUri')) continue;
      const name = nameIn(file, uri);
      if (name !== undefined) report({ node, messageId: 'name', data: { name } });
      else if (isArnOfFunction(file, uri))
        report({
          node,
          messageId: 'notInvocation',
          data: { uri: stringOf(uri) ?? file.sourceCode.getText(file.evaluator.origin(node)) },
        });
    }
  },
});

/** An ARN as text, or the attribute of a Lambda function that is its ARN. */
function isArnOfFunction(file: SourceFile, uri: Value): boolean {
  const text = uri.kind === 'text' ? uri.parts[0] : stringOf(uri);
  if (typeof text === 'string') return ARN.test(text);
  const attribute = uri.kind === 'unknown' && uri.node ? attributeOfFunction(file, uri.node) : undefined;
  return attribute === 'functionArn' || attribute === 'attrArn';
}

/** The name of the function in `…/functions/NAME/invocations`; undefined where an ARN, or something unknown, stands there. */
function nameIn(file: SourceFile, uri: Value): string | undefined {
  const parts = uri.kind === 'text' ? uri.parts : [stringOf(uri) ?? ''];
  const [before, reference, after] = parts.slice(-3);
  const last = parts.at(-1);
  const isSplit = typeof before === 'string' && BEFORE.test(before) && typeof after === 'string' && AFTER.test(after);
  if (!isSplit) return typeof last === 'string' ? NAMED.exec(last)?.[1] : undefined;
  const attribute = reference && typeof reference !== 'string' ? attributeOfFunction(file, reference) : undefined;
  const isName = attribute === 'functionName' || attribute === 'ref';
  return isName ? file.sourceCode.getText(file.evaluator.origin(reference as Node)) : undefined;
}

/**
 * `functionArn` of `handler.functionArn`, where the handler is a Lambda function; its name only where this file makes it,
 * as another stack may give something else for a name.
 */
function attributeOfFunction(file: SourceFile, written: Node): string | undefined {
  const attribute = attributeOf(file, written);
  if (!attribute) return undefined;
  const { name, of } = attribute;
  const made = functionMadeAs(file, of);
  const symbol = file.typeOf(of)?.symbol ?? made?.symbol ?? '';
  if (symbol === RAW_FUNCTION) return /^(?:attrArn|ref)$/.test(name) ? name : undefined;
  if (name === 'functionName') return made && name;
  const hasArn = LAMBDA_FUNCTION.test(symbol) || /\.(?:Function|Alias|Version)$/.test(symbol);
  return hasArn && name === 'functionArn' ? name : undefined;
}
