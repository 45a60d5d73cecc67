import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const authorizerIdentitySourceRequired: Policy = {
  id: 'authorizer-identity-source-required',
  category: 'security',
  severity: 'warning',
  title: 'An authorizer says what a client has to bring',
  why: 'With identity sources, API Gateway answers 401 to a client that brings none of them, and does not call the function. Without any, every connection attempt runs the authorizer, at your expense and out of the concurrency of the account.',
  fix: 'Set IdentitySource to what the function reads, for example route.request.querystring.token.',
  references: [templateReference('ApiGatewayV2::Authorizer'), developerGuide('apigateway-websocket-api-lambda-auth')],
  controls: { cwe: ['CWE-770'] },
  check(model, judge) {
    for (const authorizer of model.authorizers) {
      judge.list(authorizer, 'IdentitySource', (sources) => {
        if (sources.some((source) => !source.isKnown || source.string?.trim() !== '')) return undefined;
        return 'The authorizer has no identity source: every connection attempt, token or not, runs its function.';
      });
    }
  },
};
