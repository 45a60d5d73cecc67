import { absentRoute } from '../../apigateway/absence/absent-route';
import { writersByApi } from '../../apigateway/integrations/stores';
import type { Policy } from '../policy';
import { firstCulprits } from '../support/first-culprits';

/** What is said of a violation, in templates and while typing. */
export const MESSAGES = {
  missing: 'The API has no $disconnect route: nothing cleans up after a connection has ended.',
};

export const disconnectRouteMissing: Policy = {
  id: 'disconnect-route-missing',
  category: 'runtime',
  severity: 'info',
  title: 'An API that stores something of its clients has a $disconnect route',
  why: 'API Gateway calls $disconnect after a connection has ended. Without it, what was stored for the connection stays, and the back end goes on posting to clients that are gone.',
  fix: 'Add a $disconnect route that removes what $connect stored. Its call is best effort, so expire the entries as well, and remove them on 410 Gone.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html',
    'https://github.com/aws-samples/simple-websockets-chat-app/issues/27',
  ],
  check(model, judge) {
    for (const api of model.apis) {
      if (api.resource) judge.about(api.resource);
      const lack = absentRoute(api, '$disconnect');
      const writers = (lack && writersByApi(model).get(api)) ?? [];
      if (!api.resource || !lack || writers.length === 0) continue;
      const certain = writers.filter(({ doubt }) => doubt === undefined);
      const reason =
        'reason' in lack
          ? lack.reason
          : certain.length === 0
            ? `what its handlers store: ${writers[0]?.doubt ?? ''}`
            : undefined;
      if (reason !== undefined || !('branches' in lack)) {
        judge.unknown(api.resource, '', reason ?? '');
        continue;
      }
      for (const branch of lack.branches) {
        const storing = certain.filter(({ route }) => route.key !== '$disconnect');
        const widestFirst = [...storing].sort((a, b) => a.when.length - b.when.length);
        for (const [{ route, store }, when] of firstCulprits(branch, widestFirst)) {
          const message = `The API has no $disconnect route, and the handler of ${route.key ?? 'a route'} may write to ${store.declared.logicalId}: nothing cleans up there after a connection has ended.`;
          judge.report(api.resource, '', message, when);
        }
      }
    }
  },
};
