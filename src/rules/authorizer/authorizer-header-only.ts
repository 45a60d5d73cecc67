import { identitySources, isBrowserHeader } from '../../apigateway/texts/identity-source-expressions';
import type { Policy } from '../policy';
import { developerGuide, github } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  headerOnly: (headers: string) =>
    `The authorizer requires ${headers}, which a browser cannot set on the handshake: browsers always get 401.`,
};

export const authorizerHeaderOnly: Policy = {
  id: 'authorizer-header-only',
  category: 'runtime',
  severity: 'info',
  title: 'A browser can send what an authorizer requires',
  why: 'In a browser, a page can set no header of the handshake but Sec-WebSocket-Protocol; the browser adds cookies and Origin. Where the authorizer requires another header, browsers always get 401, and API Gateway never calls its function.',
  fix: 'If browsers are among the clients, take the token from the query string, a cookie or Sec-WebSocket-Protocol (which the $connect integration must echo).',
  references: [
    developerGuide('apigateway-websocket-api-lambda-auth'),
    developerGuide('websocket-connect-route-subprotocol'),
    github('aws/aws-cdk/issues/18307'),
  ],
  otherTools:
    'WebSocketLambdaAuthorizer of aws-cdk-lib requires the Authorization header unless identitySource says otherwise.',
  check(model, judge) {
    for (const authorizer of model.authorizers) {
      judge.list(authorizer, 'IdentitySource', (items) => {
        const sources = items.flatMap((item) => identitySources(item.string));
        const isOutOfReach = sources.every(({ from, name }) => from === 'header' && !isBrowserHeader(name));
        if (sources.length === 0 || !isOutOfReach) return undefined;
        const headers = sources.map(({ name }) => name).join(', ');
        return MESSAGES.headerOnly(headers);
      });
    }
  },
};
