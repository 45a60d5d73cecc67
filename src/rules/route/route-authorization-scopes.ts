import { REJECTED_SCOPES } from '../../aws/rejections';
import type { Policy } from '../policy';
import { developerGuide, github, templateReference } from '../support/pages';

export const routeAuthorizationScopes: Policy = {
  id: 'route-authorization-scopes',
  category: 'deploy',
  severity: 'error',
  title: 'A route of a WebSocket API has no authorization scopes',
  why: `Scopes belong to JWT authorizers, which WebSocket APIs do not have. AWS rejects the route: ${REJECTED_SCOPES}.`,
  fix: 'Remove AuthorizationScopes, and let the function of the authorizer on $connect check what the token allows.',
  references: [
    templateReference('ApiGatewayV2::Route'),
    developerGuide('apigateway-websocket-api-lambda-auth'),
    github('badmintoncryer/cdk-preflight/tree/main/rules/apigatewayv2'),
  ],
  otherTools:
    'cdk-preflight reports the same for every route without authorization type JWT (pf-apigwv2-route-authorization-scopes-jwt).',
  check(model, judge) {
    for (const route of model.routes) {
      judge.list(route, 'AuthorizationScopes', ([first]) => {
        first?.assertInSight();
        return first && `AWS rejects the route: ${REJECTED_SCOPES}.`;
      });
    }
  },
};
