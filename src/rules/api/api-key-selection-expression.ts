import { KEY_SOURCES } from '../../aws/documented-values';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const apiKeySelectionExpression: Policy = {
  id: 'api-key-selection-expression',
  category: 'deploy',
  severity: 'error',
  title: 'API keys come from one of the two sources that AWS supports',
  why: 'AWS documents two values of ApiKeySelectionExpression: $request.header.x-api-key, which is the default, and $context.authorizer.usageIdentifierKey. A query string, which a browser could send, is not one of them.',
  fix: 'Set ApiKeySelectionExpression to $request.header.x-api-key; or to $context.authorizer.usageIdentifierKey, and let the Lambda authorizer of $connect return usageIdentifierKey.',
  references: [
    developerGuide('apigateway-websocket-api-selection-expressions'),
    templateReference('ApiGatewayV2::Api'),
  ],
  check(model, judge) {
    judge.value(model.apiResources, 'ApiKeySelectionExpression', (expression) => {
      const source = expression.string ?? '';
      if (source === '' || KEY_SOURCES.includes(source)) return undefined;
      return `API keys are to come from ${String(expression)}. AWS accepts only ${KEY_SOURCES.join(' and ')}.`;
    });
  },
};
