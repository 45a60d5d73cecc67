import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide, templateReference } from '../support/pages';

export const customAuthorizationNeedsAuthorizer: Policy = {
  id: 'custom-authorization-needs-authorizer',
  category: 'deploy',
  severity: 'error',
  title: 'A route with CUSTOM authorization names its authorizer',
  why: 'CUSTOM means "ask this Lambda authorizer"; without AuthorizerId there is none to ask, and AWS rejects the route.',
  fix: 'Set AuthorizerId to the AWS::ApiGatewayV2::Authorizer of this API.',
  references: [templateReference('ApiGatewayV2::Route'), developerGuide('apigateway-websocket-api-lambda-auth')],
  otherTools: 'cdk-nag APIG4 is content with CUSTOM, and does not ask for the authorizer.',
  check(model, judge) {
    judge.values(model.routes, ['AuthorizerId', 'AuthorizationType'], ([authorizer, type]) => {
      if (!isEmpty(authorizer) || type.string !== 'CUSTOM') return undefined;
      return 'Authorization type CUSTOM without an AuthorizerId: there is no authorizer to ask.';
    });
  },
};
