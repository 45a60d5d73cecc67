import { REJECTED_AUTHORIZATION } from '../../aws/rejections';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const authorizerOnlyOnConnect: Policy = {
  id: 'authorizer-only-on-connect',
  category: 'deploy',
  severity: 'error',
  title: 'Only the $connect route has an authorization type',
  why: `AWS rejects one on any other route: ${REJECTED_AUTHORIZATION}. What $connect decides holds for every message of the connection.`,
  fix: 'Remove AuthorizationType and AuthorizerId from this route, and authorize on $connect.',
  references: [developerGuide('apigateway-websocket-api-control-access'), templateReference('ApiGatewayV2::Route')],
  otherTools:
    'cdk-nag APIG4 and Security Hub APIGateway.8 ask for exactly this, and the deployment fails. cdk-preflight reports the same (pf-apigwv2-websocket-authorization-connect-only).',
  check(model, judge) {
    judge.values(model.routes, ['AuthorizationType', 'RouteKey'], ([type, key]) => {
      if (type.isAbsent || (key.isKnown && key.string === '$connect') || type.string === 'NONE') return undefined;
      return (
        key.string !== undefined &&
        `AWS rejects ${String(type)} authorization on route ${key.string}: ${REJECTED_AUTHORIZATION}.`
      );
    });
  },
};
