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
      // This package's API adds a `$default` route itself.
      const known = api.isGuarded ? undefined : allRoutes(file, api);
      const keys = known?.map(({ key }) => stringOf(key)) ?? [];
      // With only $connect and $disconnect, clients are not meant to send anything.
      if (keys.includes('$default') || keys.every((key) => /^\$(?:dis)?connect$/.test(key ?? ''))) continue;
      report({ node: api.creation.node.callee, messageId: 'missing' });
    }
  },
});
