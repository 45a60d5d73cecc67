import { apiKeyNotEnforced as policy } from '../../rules/api/api-key-not-enforced';
import { isAsWritten } from '../analysis/instance';
import { nodeOf, stringOf, type Value } from '../analysis/static-values';
import { allApis } from '../analysis/websocket-constructs';
import { allRoutes, apiKeyOf } from '../analysis/websocket-routes';
import { defineSourceRule } from '../define-source-rule';

export const apiKeyNotEnforced = defineSourceRule(policy, {
  messages: {
    notEnforced:
      'No route has apiKeyRequired: clients connect without an API key. apiKeySelectionExpression only says where API Gateway looks for a key.',
  },
  check(file, report) {
    for (const api of allApis(file)) {
      const expression = file.evaluator.property(api.props, 'apiKeySelectionExpression');
      const node = nodeOf(expression);
      if (!node || !isCertain(expression) || !isAsWritten(api.instance, 'apiKeySelectionExpression')) continue;
      const known = allRoutes(file, api);
      if (!known?.every((route) => apiKeyOf(file, route) === false)) continue;
      report({ node, messageId: 'notEnforced' });
    }
  },
});

/**
 * Whether an expression is certainly there, and no variable that may be undefined: a text, or a constant or an object
 * of aws-cdk-lib.
 */
function isCertain(expression: Value): boolean {
  return stringOf(expression) !== undefined || expression.kind === 'symbol' || expression.kind === 'made';
}
