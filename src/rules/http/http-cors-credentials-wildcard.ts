import { REJECTED_CREDENTIALS } from '../../aws/rejections';
import type { Policy } from '../policy';
import { branchesWithEveryOrigin } from '../support/cors-origins';
import { developerGuide, templateReference } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  everyOrigin: `Every origin may send credentials: ${REJECTED_CREDENTIALS}.`,
};

export const httpCorsCredentialsWildcard: Policy = {
  id: 'http-cors-credentials-wildcard',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'An API that lets browsers send credentials names its origins',
  why: `AWS rejects every origin (*) together with credentials, as browsers do: ${REJECTED_CREDENTIALS}.`,
  fix: 'List the origins of your pages in AllowOrigins (https://app.example.com), or set AllowCredentials to false, and still name the origins.',
  references: [developerGuide('http-api-cors'), templateReference('ApiGatewayV2::Api', 'Cors')],
  controls: { cwe: ['CWE-942'] },
  check(model, judge) {
    const paths = ['CorsConfiguration.AllowOrigins', 'CorsConfiguration.AllowCredentials'] as const;
    judge.values(model.apiResources, paths, ([origins, credentials], api) => {
      if (origins.isAbsent || credentials.isAbsent) return undefined;
      if (credentials.isKnown && credentials.boolean !== true) return undefined;
      const open = branchesWithEveryOrigin(judge, api, origins, origins.when);
      if (open.length === 0 || credentials.boolean !== true) return undefined;
      const message = MESSAGES.everyOrigin;
      return open.map((when) => ({ message, when }));
    });
  },
};
