import { partsIn } from '../../cloudformation/conditions/branches';
import type { Assumption } from '../../cloudformation/types';
import type { Route } from '../../apigateway/model';
import type { Policy } from '../policy';
import { branchesWithEveryOrigin } from '../support/cors-origins';
import { developerGuide } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  everyOrigin: 'Every origin may read what the API answers, although the API has an authorizer.',
};

export const httpCorsOpen: Policy = {
  id: 'http-cors-open',
  protocols: ['http'],
  category: 'security',
  severity: 'warning',
  title: 'An API with an authorizer allows known origins only',
  why: 'With origin *, browsers let a script of any website call the API and read its answers, with whatever token the script got hold of.',
  fix: 'List the origins of your pages in AllowOrigins: https://app.example.com.',
  references: [developerGuide('http-api-cors'), 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS'],
  controls: { cwe: ['CWE-942'], owaspAsvs: ['3.4.2'] },
  check(model, judge) {
    for (const { resource, authorizers, routes } of model.apis) {
      if (!resource) continue;
      const asking = [...authorizers.map(({ when }) => when), ...routes.flatMap(authorized)];
      judge.value(resource, 'CorsConfiguration.AllowOrigins', (origins) => {
        if (origins.isAbsent) return undefined;
        const message = MESSAGES.everyOrigin;
        return partsIn(origins.when, asking)
          .flatMap((given) => branchesWithEveryOrigin(judge, resource, origins, given))
          .map((when) => ({ message, when }));
      });
    }
  },
};

/** The branches in which an authorizer decides about a route, in sight or not. */
function authorized({ resource, when }: Route): readonly (readonly Assumption[])[] {
  return partsIn(
    when,
    resource
      .cases('AuthorizationType')
      .filter(({ value }) => value.kind === 'scalar' && (value.value === 'JWT' || value.value === 'CUSTOM'))
      .map((type) => type.when),
  );
}
