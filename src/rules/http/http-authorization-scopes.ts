import { REJECTED_SCOPES } from '../../aws/rejections';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const httpAuthorizationScopes: Policy = {
  id: 'http-authorization-scopes',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'Only a route with authorization type JWT has scopes',
  why: `Scopes are read from a JSON web token. AWS rejects them on any other route: ${REJECTED_SCOPES}.`,
  fix: 'Set AuthorizationType to JWT with a JWT authorizer, or remove AuthorizationScopes and let the Lambda authorizer or the IAM policy decide.',
  references: [developerGuide('http-api-jwt-authorizer'), templateReference('ApiGatewayV2::Route')],
  check(model, judge) {
    judge.values(model.routes, ['AuthorizationScopes', 'AuthorizationType'], ([scopes, type], { resource }) => {
      const { term, when } = scopes;
      if (scopes.isAbsent) return undefined;
      const lists = term.kind === 'list' ? resource.template.evaluator.items(term, when) : [{ value: [term], when }];
      const having = lists.filter(({ value }) => value.length > 0);
      if (having.length === 0 || (!type.isAbsent && type.string === 'JWT')) return undefined;
      scopes.assertInSight();
      const message = `The route has scopes and ${type.isAbsent ? 'no authorization type' : `authorization type ${String(type)}`}: ${REJECTED_SCOPES}.`;
      return having.map((fault) => ({ message, when: fault.when }));
    });
  },
};
