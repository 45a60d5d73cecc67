import type { Resource } from '../../cloudformation/types';
import { type Branch, firstOf, partsIn, widestFirst } from '../../cloudformation/conditions/branches';
import { absentRoute } from '../../apigateway/absence/absent-route';
import { writersByApi, type StoreWriter } from '../../apigateway/stores/store-writers';
import type { Policy, Judge } from '../policy';
import { developerGuide, github } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  missing: 'The API has no $disconnect route: nothing cleans up after a connection has ended.',
};

export const disconnectRouteMissing: Policy = {
  id: 'disconnect-route-missing',
  category: 'runtime',
  severity: 'info',
  title: 'An API that stores data of its clients has a $disconnect route',
  why: 'API Gateway calls $disconnect after a connection has ended. Without it, what was stored for the connection stays, and the back end goes on posting to clients that are gone.',
  fix: 'Add a $disconnect route that removes what $connect stored. API Gateway calls it on a best-effort basis, so expire the entries as well, and remove them on 410 Gone.',
  references: [
    developerGuide('apigateway-websocket-api-route-keys-connect-disconnect'),
    github('aws-samples/simple-websockets-chat-app/issues/27'),
  ],
  check(model, judge) {
    for (const api of model.apis) {
      const { resource } = api;
      if (!resource) continue;
      judge.about(resource);
      for (const { when, reason } of absentRoute(api, '$disconnect')) {
        const writers = writersByApi(model).get(api);
        if (!writers) break;
        if (reason === undefined) checkBranch(judge, resource, when, writers);
        else
          for (const branch of partsIn(
            when,
            writers.map((writer) => writer.when),
          ))
            judge.unknown(resource, '', reason, branch);
      }
    }
  },
};

/** Judges an API in a branch in which it has no `$disconnect` route. */
function checkBranch(judge: Judge, api: Resource, branch: Branch, writers: readonly StoreWriter[]): void {
  const isCertain = ({ doubt }: StoreWriter): boolean => doubt === undefined;
  const certain = widestFirst(branch, writers.filter(isCertain), messageAbout);
  // Those in doubt come after them.
  for (const { candidate, when } of firstOf(branch, [...certain, ...writers])) {
    const { doubt } = candidate;
    if (doubt === undefined) judge.report(api, '', messageAbout(candidate), when);
    else judge.unknown(api, '', `what its handlers store: ${doubt}`, when);
  }
}

function messageAbout({ store, route }: StoreWriter): string {
  return `The API has no $disconnect route, and the handler of ${route.key ?? 'a route'} may write to ${store.declared.logicalId}: nothing cleans up there after a connection has ended.`;
}
