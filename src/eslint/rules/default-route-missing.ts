import { defaultRouteMissing as policy, MESSAGES } from '../../rules/route/default-route-missing';
import { defineSourceRule } from '../define-source-rule';
import { stringOf } from '../analysis/static-values';
import { allApis } from '../analysis/websocket-constructs';
import { allRoutes } from '../analysis/websocket-routes';

export const defaultRouteMissing = defineSourceRule(policy, {
  type: 'suggestion',
  messages: MESSAGES,
  check(file, report) {
    for (const api of allApis(file)) {
      // The API of this package answers messages that match no route by itself.
      const known = api.isGuarded ? undefined : allRoutes(file, api);
      const keys = known?.map(({ key }) => stringOf(key)) ?? [];
      // Clients of an API that only $connect and $disconnect belong to have nothing to send.
      if (keys.includes('$default') || keys.every((key) => /^\$(?:dis)?connect$/.test(key ?? ''))) continue;
      report({ node: api.creation.node.callee, messageId: 'missing' });
    }
  },
});
