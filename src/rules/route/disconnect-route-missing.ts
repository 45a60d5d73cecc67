import type { Policy } from '../policy';
import { reportMissingRoute } from '../support/branches';

/** What is said of a violation, in templates and while typing. */
export const MESSAGES = {
  missing: 'The API has no $disconnect route: nothing cleans up after a connection has ended.',
};

export const disconnectRouteMissing: Policy = {
  id: 'disconnect-route-missing',
  category: 'runtime',
  severity: 'info',
  title: 'An API has a $disconnect route',
  why: 'API Gateway calls $disconnect after a connection has ended. Without it, what was stored for the connection stays, and the back end goes on posting to clients that are gone.',
  fix: 'Add a $disconnect route that removes what $connect stored. Its call is best effort, so expire the entries as well, and remove them on 410 Gone.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html',
    'https://github.com/aws-samples/simple-websockets-chat-app/issues/27',
  ],
  check(model, judge) {
    reportMissingRoute(model, judge, '$disconnect', MESSAGES.missing);
  },
};
