import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { answersOf } from '../analysis/handler-code/authorizer-answers';
import { isHandshake } from '../analysis/handler-code/authorizer-events';
import { exportedFunctions } from '../analysis/handler-code/handler-exports';
import type { HandlerFile } from '../analysis/handler-code/handler-file';
import { valuesOf } from '../analysis/handler-code/values';
import { memberName, propertyNamed, unwrap, type Node } from '../analysis/syntax';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'authorizer-context',
  category: 'runtime',
  severity: 'error',
  title: 'The context of an authorizer has only strings, numbers and booleans',
  why: 'AWS on what an authorizer returns: "you cannot set a JSON object or array as a valid value of any key in the context map". With one, the authorizer counts as misconfigured, and the client gets 500 instead of a connection.',
  fix: 'Pass arrays and objects on as strings: roles: JSON.stringify(roles). Handlers read them from event.requestContext.authorizer.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html',
    'https://github.com/dherault/serverless-offline/pull/1376',
  ],
  whenNotToUse: 'Where the function is an authorizer of an HTTP API, which may return arrays and objects as well.',
};

export const authorizerContext = defineHandlerRule(description, {
  hasSuggestions: true,
  messages: {
    nested:
      'API Gateway accepts no {{kind}} in the context of an authorizer: the client gets 500 instead of a connection. Pass it on as a string.',
    stringify: 'Pass it on as JSON.',
  },
  check(file, report) {
    if (!isOfWebSocketApi(file)) return;
    const seen = new Set<Node>();
    for (const { node: handler } of exportedFunctions(file)) {
      const policies = answersOf(file, handler).filter(({ kind }) => kind === 'policy');
      if (policies.length === 0 || !isHandshake(file, handler)) continue;
      const answers = policies.flatMap(({ node }) => valuesOf(file, node));
      const contexts = [...contextsOf(file, answers), ...assigned(file, answers)];
      for (const { value, kind } of contexts.flatMap((context) => nested(file, context)))
        if (!seen.has(value)) {
          seen.add(value);
          report({
            node: value,
            messageId: 'nested',
            data: { kind },
            suggest: [{ messageId: 'stringify', fix: asJson(value) }],
          });
        }
    }
  },
});

/** Whether a file shows that it serves a WebSocket API. Authorizers of HTTP APIs may return values of any type. */
function isOfWebSocketApi({ name, sourceCode: { text } }: HandlerFile): boolean {
  const isHttp = /\b(?:routeArn|isAuthorized|rawPath)\b/.test(text);
  return !isHttp && /websocket|\$connect\b|\bwss?\b/i.test(`${name} ${text}`);
}

/** The `context` in an authorizer's answer, if it is an object literal. */
function contextsOf(file: HandlerFile, answers: readonly Node[]): readonly TSESTree.ObjectExpression[] {
  return answers.flatMap((value) => {
    const context = value.type === 'ObjectExpression' ? propertyNamed(value, 'context')?.value : undefined;
    return context ? objectsIn(file, context) : [];
  });
}

/** `answer.context = { … }` */
function assigned(file: HandlerFile, answers: readonly Node[]): readonly TSESTree.ObjectExpression[] {
  return file.nodes.of('AssignmentExpression').flatMap(({ left, right }) => {
    if (left.type !== 'MemberExpression' || memberName(left) !== 'context') return [];
    const isAnswer = valuesOf(file, left.object).some((value) => answers.includes(value));
    return isAnswer ? objectsIn(file, right) : [];
  });
}

function objectsIn(file: HandlerFile, written: Node): readonly TSESTree.ObjectExpression[] {
  return valuesOf(file, written).filter((value) => value.type === 'ObjectExpression');
}

interface Nested {
  readonly value: Node;
  /** How a message names the value. */
  readonly kind: string;
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['ObjectExpression', 'object'],
  ['ArrayExpression', 'array'],
]);

/** The values of a context that are lists or objects, as far as the file shows them. */
function nested(file: HandlerFile, { properties }: TSESTree.ObjectExpression): readonly Nested[] {
  return properties.flatMap((property) => {
    if (property.type !== 'Property') return [];
    const kinds = new Set(valuesOf(file, property.value).map(({ type }) => KINDS.get(type)));
    const [kind, another] = kinds;
    return kind !== undefined && another === undefined && kinds.size === 1
      ? [{ value: unwrap(property.value), kind }]
      : [];
  });
}

function asJson(value: Node): TSESLint.ReportFixFunction {
  return (fixer) => [fixer.insertTextBefore(value, 'JSON.stringify('), fixer.insertTextAfter(value, ')')];
}
