import { isIdentitySource } from '../../apigateway/texts/identity-source-expressions';
import type { Policy } from '../policy';
import { developerGuide, github, templateReference } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  rejected: (source: string) =>
    `AWS rejects the identity source: "Invalid request identity source expression: ${source}".`,
};

export const authorizerIdentitySource: Policy = {
  id: 'authorizer-identity-source',
  category: 'deploy',
  severity: 'error',
  title: 'Identity sources are written in the WebSocket form',
  why: 'AWS rejects the form of HTTP APIs and anything else: "Invalid request identity source expression: $request.header.Authorization".',
  fix: 'Write route.request.querystring.NAME, context.NAME or stageVariables.NAME; or route.request.header.NAME, for a header that your clients can send: in browsers, only Cookie, Origin or Sec-WebSocket-Protocol.',
  references: [
    developerGuide('apigateway-websocket-api-lambda-auth'),
    templateReference('ApiGatewayV2::Authorizer'),
    github('aws/aws-cdk/issues/18307'),
  ],
  otherTools:
    'Prowler recommends $request.header.Authorization, which a WebSocket API does not accept. cdk-preflight rejects context.NAME and stageVariables.NAME, which it does.',
  check(model, judge) {
    for (const authorizer of model.authorizers) {
      judge.list(authorizer, 'IdentitySource', (sources) => {
        const wrong = sources
          .flatMap((source) => (source.string ?? '').split(','))
          .find((source) => !isIdentitySource(source));
        return wrong !== undefined && MESSAGES.rejected(wrong.slice(0, 120));
      });
    }
  },
};
