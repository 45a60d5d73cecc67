import { MESSAGES, defaultRouteMissing as policy } from '../../rules/route/default-route-missing';
import { stringOf } from '../analysis/static-values';
import { allRoutes, apis } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

export const defaultRouteMissing = defineSourceRule(policy, {
  type: 'suggestion',
  messages: MESSAGES,
  check(file, context) {
    for (const api of apis(file)) {
      // The API of this package answers messages that match no route by itself.
      const known = api.isGuarded ? undefined : allRoutes(file, api);
      if (!known || known.some(({ key }) => stringOf(key) === '$default')) continue;
      context.report({ node: api.creation.node.callee, messageId: 'missing' });
    }
  },
});
