import { apiKeyNotEnforced as policy } from '../../rules/api/api-key-not-enforced';
import { nodeOf } from '../analysis/static-values';
import { apis } from '../analysis/websocket-constructs';
import { allRoutes, apiKeyOf } from '../analysis/websocket-routes';
import { defineSourceRule } from '../define-source-rule';

export const apiKeyNotEnforced = defineSourceRule(policy, {
  messages: {
    notEnforced:
      'No route has apiKeyRequired: clients connect without an API key. apiKeySelectionExpression only says where API Gateway looks for a key.',
  },
  check(file, report) {
    for (const api of apis(file)) {
      const expression = file.evaluator.property(api.props, 'apiKeySelectionExpression');
      const node = nodeOf(expression);
      if (!node || (expression.kind !== 'symbol' && expression.kind !== 'made')) continue;
      const known = allRoutes(file, api);
      if (!known?.every((route) => apiKeyOf(file, route) === false)) continue;
      report({ node, messageId: 'notEnforced' });
    }
  },
});
