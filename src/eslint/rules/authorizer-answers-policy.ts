import { answersOf } from '../analysis/handler-code/authorizer-answers';
import { isHandshake } from '../analysis/handler-code/authorizer-events';
import { isDeclaredAuthorizer } from '../analysis/handler-code/event-kinds';
import { exportedFunctions } from '../analysis/handler-code/handler-exports';
import { routesOf } from '../analysis/handler-code/handler-routes';
import type { HandlerFile } from '../analysis/handler-code/handler-file';
import { isInside, type FunctionNode } from '../analysis/syntax';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'authorizer-answers-policy',
  category: 'runtime',
  severity: 'error',
  title: 'An authorizer returns a policy, whatever it decides',
  why: 'An authorizer of a WebSocket API returns { principalId, policyDocument } or throws. API Gateway accepts neither { statusCode } nor { isAuthorized }: the client gets 500 instead of 401 or 403.',
  fix: "Throw new Error('Unauthorized') for 401; return a policy with Effect: 'Deny' for 403.",
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html',
  ],
  whenNotToUse: 'Where one function is an authorizer of a WebSocket API and does something else as well.',
};

export const authorizerAnswersPolicy = defineHandlerRule(description, {
  messages: {
    noPolicy:
      "An authorizer of a WebSocket API has to return a policy or throw: with { {{field}} }, the client gets 500. Throw new Error('Unauthorized') for 401, or return a policy that denies for 403.",
  },
  check(file, report) {
    const seen = new Set(exportedFunctions(file).map(({ node }) => node));
    for (const handler of seen) {
      const answers = answersOf(file, handler);
      if (!answers.some(({ kind }) => kind === 'policy' || (kind === 'named-policy' && isNamed(file, handler))))
        continue;
      if (!isHandshake(file, handler) || isInvokedOtherwise(file, handler)) continue;
      for (const { kind, node } of answers) {
        if (kind === 'status' || kind === 'simple')
          report({ node, messageId: 'noPolicy', data: { field: kind === 'status' ? 'statusCode' : 'isAuthorized' } });
      }
    }
  },
});

/** Whether a function is an authorizer by its declared type or by its name. */
function isNamed(file: HandlerFile, handler: FunctionNode): boolean {
  return isDeclaredAuthorizer(file, handler) || routesOf(file).roleOf(handler) === 'authorizer';
}

/** Checks in the code for what invoked a function: a route, a warm-up schedule, or an authorizer. */
const OTHER_EVENT = /\b(?:source|routeKey|eventType|warm\w*)\b|\bevent\??\.type\b/i;

/** Whether a function is also invoked for something else, which needs another answer. */
function isInvokedOtherwise({ nodes, sourceCode }: HandlerFile, handler: FunctionNode): boolean {
  const questions = [
    ...nodes.of('IfStatement').map(({ test }) => test),
    ...nodes.of('ConditionalExpression').map(({ test }) => test),
    ...nodes.of('SwitchStatement').map(({ discriminant }) => discriminant),
  ];
  return questions.some((question) => isInside(question, handler) && OTHER_EVENT.test(sourceCode.getText(question)));
}
