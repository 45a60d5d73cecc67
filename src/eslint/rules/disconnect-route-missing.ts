import { disconnectRouteMissing as policy, MESSAGES } from '../../rules/route/disconnect-route-missing';
import { defineSourceRule } from '../define-source-rule';
import { mayBeSame } from '../analysis/lambda-functions';
import { handlerOfRoute } from '../analysis/route-integrations';
import type { SourceFile } from '../analysis/source-file';
import { storeWrites } from '../analysis/store-writes';
import { stringOf } from '../analysis/static-values';
import { allApis } from '../analysis/websocket-constructs';
import { allRoutes, type Route } from '../analysis/websocket-routes';

export const disconnectRouteMissing = defineSourceRule(policy, {
  type: 'suggestion',
  messages: MESSAGES,
  check(file, report) {
    for (const api of allApis(file)) {
      const known = allRoutes(file, api);
      if (!known || known.some(({ key }) => stringOf(key) === '$disconnect')) continue;
      if (!known.some((route) => mayStore(file, route))) continue;
      report({ node: api.creation.node.callee, messageId: 'missing' });
    }
  },
});

/** Whether the function behind a route may write to something that this file makes. */
function mayStore(file: SourceFile, route: Route): boolean {
  const handler = handlerOfRoute(file, route);
  return handler !== undefined && storeWrites(file).some((write) => mayBeSame(write.handler, handler));
}
