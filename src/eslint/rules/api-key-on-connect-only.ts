import { apiKeyOnConnectOnly as policy } from '../../rules/route/api-key-on-connect-only';
import { propertyNode } from '../analysis/edits';
import { stringOf } from '../analysis/static-values';
import { apiKeyOf, routes } from '../analysis/websocket-routes';
import { defineSourceRule } from '../define-source-rule';

export const apiKeyOnConnectOnly = defineSourceRule(policy, {
  messages: {
    late: 'Route {{key}} requires an API key, which a client can present only when it connects: set apiKeyRequired on $connect.',
  },
  check(file, report) {
    for (const route of routes(file)) {
      const key = stringOf(route.key);
      if (key === undefined || key === '$connect' || apiKeyOf(file, route) !== true) continue;
      const written = route.occasion ? undefined : propertyNode(route.options, 'apiKeyRequired');
      report({ node: written ?? route.node, messageId: 'late', data: { key } });
    }
  },
});
