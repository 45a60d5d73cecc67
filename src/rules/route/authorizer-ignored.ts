import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { github, templateReference } from '../support/pages';

export const authorizerIgnored: Policy = {
  id: 'authorizer-ignored',
  category: 'security',
  severity: 'error',
  title: 'A route that names an authorizer uses it',
  why: 'API Gateway accepts an AuthorizerId on a route whose authorization type is NONE or missing, but never calls the authorizer. The route looks protected and is open.',
  fix: 'On $connect, set AuthorizationType to CUSTOM; on any other route, remove AuthorizerId.',
  references: [templateReference('ApiGatewayV2::Route'), github('hashicorp/terraform-provider-aws/issues/40833')],
  controls: { cwe: ['CWE-306'] },
  otherTools:
    'The AWS sample hook apigw-enforce-authorizer looks for an AuthorizerId, but not for the type that makes API Gateway use it.',
  check(model, judge) {
    judge.values(model.routes, ['AuthorizerId', 'AuthorizationType'], ([authorizer, type]) => {
      if (isEmpty(authorizer) || (!type.isAbsent && type.string !== 'NONE')) return undefined;
      return 'The authorizer is never called: the authorization type of the route is NONE.';
    });
  },
};
