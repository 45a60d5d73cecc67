import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const authorizerIdentitySourceRequired: Policy = {
  id: 'authorizer-identity-source-required',
  category: 'security',
  severity: 'warning',
  title: 'An authorizer has an identity source',
  why: 'API Gateway answers 401 to a client that leaves out an identity source, without calling the function. Where there is none, every connection attempt runs the function, at your expense and within the concurrency of the account.',
  fix: 'Set IdentitySource to what the function reads, for example route.request.querystring.token.',
  references: [templateReference('ApiGatewayV2::Authorizer'), developerGuide('apigateway-websocket-api-lambda-auth')],
  controls: { cwe: ['CWE-770'] },
  check(model, judge) {
    for (const authorizer of model.authorizers) {
      judge.list(authorizer, 'IdentitySource', (sources) => {
        if (sources.some((source) => !source.isKnown || source.string?.trim() !== '')) return undefined;
        return 'The authorizer has no identity source: every connection attempt runs its function, with or without a token.';
      });
    }
  },
};
