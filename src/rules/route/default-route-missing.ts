import type { Api } from '../../apigateway/model';
import type { Assumption } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { developerGuide, github } from '../support/pages';
import { reportMissingRoute } from '../support/report-branches';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  missing: 'The API has no $default route: a client whose message matches no route gets {"message":"Forbidden"}.',
};

export const defaultRouteMissing: Policy = {
  id: 'default-route-missing',
  category: 'runtime',
  severity: 'warning',
  title: 'An API has a $default route',
  why: 'A message that matches no route, or is not JSON, goes to $default. Without it, the client gets {"message":"Forbidden"}, which reads like a permission problem, and none of your code sees the message.',
  fix: 'Add a $default route that tells the client what went wrong, and logs it.',
  references: [
    developerGuide('websocket-api-develop-routes'),
    github('aws-samples/simple-websockets-chat-app/issues/24'),
  ],
  check(model, judge) {
    reportMissingRoute(model, judge, '$default', MESSAGES.missing, takesMessages);
  },
};

/** The branches in which clients may send something: an API of $connect and $disconnect alone only pushes. */
function takesMessages({ routes }: Api): readonly (readonly Assumption[])[] {
  return routes.flatMap((route) =>
    route.resource
      .cases('RouteKey')
      .filter(({ value }) => value.kind !== 'scalar' || !PUSHES.has(String(value.value)))
      .map(({ when }) => [...route.when, ...when]),
  );
}

const PUSHES = new Set(['$connect', '$disconnect']);
