import type { Policy } from '../policy';

/** Where API Gateway can take the key of a client from. */
export const KEY_SOURCES = ['$request.header.x-api-key', '$context.authorizer.usageIdentifierKey'];

export const apiKeySelectionExpression: Policy = {
  id: 'api-key-selection-expression',
  category: 'deploy',
  severity: 'error',
  title: 'API keys come from one of the two sources that AWS has',
  why: 'AWS documents two values of ApiKeySelectionExpression: $request.header.x-api-key, which is the default, and $context.authorizer.usageIdentifierKey. A query string, which a browser could send, is none of them.',
  fix: 'Set ApiKeySelectionExpression to $request.header.x-api-key; or to $context.authorizer.usageIdentifierKey, and let the Lambda authorizer of $connect answer with usageIdentifierKey.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html',
  ],
  check(model, judge) {
    judge.value(model.apiResources, 'ApiKeySelectionExpression', (expression) => {
      const source = expression.string ?? '';
      if (source === '' || KEY_SOURCES.includes(source)) return undefined;
      return `API keys are to come from ${String(expression)}. AWS takes ${KEY_SOURCES.join(' and ')} only.`;
    });
  },
};
