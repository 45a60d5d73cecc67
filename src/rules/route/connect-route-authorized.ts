import type { Api } from '../../apigateway/model';
import type { Assumption } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { developerGuide } from '../support/pages';
import { reportMissingRoute } from '../support/report-branches';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  missing: 'Anybody can connect: the API has no $connect route, the only one that can have an authorizer.',
};

const ADD_ROUTE =
  'Add an AWS::ApiGatewayV2::Route with RouteKey $connect and AuthorizationType AWS_IAM, or CUSTOM with the AuthorizerId of a Lambda authorizer, and let the deployment of the stage depend on it.';

export const connectRouteAuthorized: Policy = {
  id: 'connect-route-authorized',
  category: 'security',
  severity: 'error',
  title: 'The $connect route has an authorizer',
  why: 'API Gateway authorizes a WebSocket client once, on $connect, and that decision covers the whole API. With authorization type NONE, or without a $connect route, anybody on the internet can connect and send messages to every route.',
  fix: 'Set AuthorizationType to AWS_IAM, or to CUSTOM with a Lambda authorizer, on the $connect route.',
  references: [
    developerGuide('apigateway-websocket-api-control-access'),
    developerGuide('apigateway-websocket-api-route-keys-connect-disconnect'),
    developerGuide('api-gateway-api-usage-plans'),
  ],
  controls: {
    securityHub: ['APIGateway.8'],
    config: ['api-gwv2-authorization-type-configured'],
    nist80053: ['AC-3', 'CM-2'],
    cwe: ['CWE-306'],
  },
  otherTools:
    'Security Hub APIGateway.8, cdk-nag APIG4 and checkov CKV_AWS_309 (for Terraform) ask for authorization on every route, which AWS rejects on every WebSocket route but $connect.',
  check(model, judge) {
    judge.values(model.routes, ['AuthorizationType', 'RouteKey', 'ApiKeyRequired'], ([type, key, apiKey]) => {
      if (!key.isKnown || key.string !== '$connect' || (!type.isAbsent && type.string !== 'NONE')) return undefined;
      const hasKey = apiKey.isKnown && apiKey.boolean === true;
      const whoever = hasKey ? 'anybody connect who has an API key' : 'anybody connect';
      const advice = hasKey ? ' AWS: "Don\'t use API keys for authentication or authorization for your APIs."' : '';
      return `API Gateway lets ${whoever}: the $connect route has authorization type NONE, and no other route can have one.${advice}`;
    });
    reportMissingRoute(model, judge, '$connect', { message: MESSAGES.missing, fix: ADD_ROUTE }, isUsed);
  },
};

/** The branches in which there is anything to connect to: an API with neither stage nor route is not in use yet. */
function isUsed({ routes, stages }: Api): readonly (readonly Assumption[])[] {
  return [...routes, ...stages].map(({ when }) => when);
}
