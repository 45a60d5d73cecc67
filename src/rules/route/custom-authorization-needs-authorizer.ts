import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide, templateReference } from '../support/pages';

export const customAuthorizationNeedsAuthorizer: Policy = {
  id: 'custom-authorization-needs-authorizer',
  category: 'deploy',
  severity: 'error',
  title: 'A route with CUSTOM authorization names its authorizer',
  why: 'CUSTOM means that a Lambda authorizer decides. Without AuthorizerId there is none, and AWS rejects the route.',
  fix: 'Set AuthorizerId to a Ref of an AWS::ApiGatewayV2::Authorizer of this API.',
  references: [templateReference('ApiGatewayV2::Route'), developerGuide('apigateway-websocket-api-lambda-auth')],
  otherTools: 'cdk-nag APIG4 passes CUSTOM without an authorizer.',
  check(model, judge) {
    judge.values(model.routes, ['AuthorizerId', 'AuthorizationType'], ([authorizer, type]) => {
      if (!isEmpty(authorizer) || type.string !== 'CUSTOM') return undefined;
      return 'The route has authorization type CUSTOM but no AuthorizerId: there is no authorizer to call.';
    });
  },
};
