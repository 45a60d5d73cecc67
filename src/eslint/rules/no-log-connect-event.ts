import { CONNECT_HANDLERS } from '../connect-handlers-option';
import { eventLogs } from '../analysis/handler-code/event-logs';
import { routesOf } from '../analysis/handler-code/handler-routes';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'no-log-connect-event',
  category: 'security',
  severity: 'warning',
  title: 'The event of $connect, or of an authorizer, is not logged as a whole',
  why: 'The event of the handshake has every header and the query string: cookies, Authorization, and the token that browsers can send in no other way. A log of it is a store of credentials that many people can read for as long as the log is kept.',
  fix: 'Log what is needed by name: the connection id, the request id, the stage.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#data-to-exclude',
  ],
  options: CONNECT_HANDLERS,
  whenNotToUse: 'Where the logger removes headers and query strings, or where clients connect without any secret.',
};

export const noLogConnectEvent = defineHandlerRule(description, {
  messages: {
    connect:
      'The event of $connect has the headers, the cookies and the query string of the handshake, tokens included: all of it ends up in the logs. Log the connection id instead.',
    authorizer:
      'The event of the authorizer has the token that it checks, and all headers and cookies: all of it ends up in the logs. Log the request id instead.',
  },
  check(file, report, connectHandlers) {
    for (const { node, isAuthorizer } of eventLogs(file, routesOf(file, connectHandlers)))
      report({ node, messageId: isAuthorizer ? 'authorizer' : 'connect' });
  },
});
