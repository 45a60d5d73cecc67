import { linkedResource } from '../../cloudformation/resources/links';
import type { Policy } from '../policy';
import { eachValue } from '../support/each-value';
import { isEmpty } from '../support/is-empty';
import { developerGuide, github, templateReference } from '../support/pages';

const ERROR = '"Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer."';
const AUTHORIZER = 'AWS::ApiGatewayV2::Authorizer';

export const customAuthorizationNeedsAuthorizer: Policy = {
  id: 'custom-authorization-needs-authorizer',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'A route with CUSTOM authorization names its Lambda authorizer',
  why: `CUSTOM means that a Lambda authorizer decides. Without AuthorizerId there is none, and AWS rejects the route. It also rejects the route of an HTTP API that names a JWT authorizer: ${ERROR}`,
  fix: 'Set AuthorizerId to a Ref of an AWS::ApiGatewayV2::Authorizer of this API. On an HTTP API, the type of a route with a JWT authorizer is JWT.',
  references: [
    templateReference('ApiGatewayV2::Route'),
    developerGuide('apigateway-websocket-api-lambda-auth'),
    github('hashicorp/terraform-provider-aws/issues/17497'),
  ],
  otherTools: 'cdk-nag APIG4 passes CUSTOM without an authorizer.',
  check(model, judge) {
    judge.values(model.routes, ['AuthorizerId', 'AuthorizationType'], ([id, type], route) => {
      if (isEmpty(id))
        return type.string === 'CUSTOM'
          ? 'The route has authorization type CUSTOM but no AuthorizerId: there is no authorizer to call.'
          : undefined;
      const authorizer = route.api.protocol === 'http' ? linkedResource(id.text, AUTHORIZER) : undefined;
      if (!authorizer || type.string !== 'CUSTOM') return undefined;
      const message = `The route has authorization type CUSTOM, but ${authorizer.declared.logicalId} is a JWT authorizer: ${ERROR}`;
      return eachValue(judge, route, judge.read(authorizer, 'AuthorizerType', id.when), (kind) =>
        kind.string === 'JWT' ? [{ message, when: kind.when }] : [],
      );
    });
  },
};
