import type { Api, Authorizer } from '../../apigateway/model';
import { excluding } from '../../cloudformation/conditions/branches';
import { linksTo } from '../../cloudformation/links';
import type { Assumption } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { reportBranches } from '../support/report-branches';

/** What is said of a violation, in templates and while typing. */
export const MESSAGES = { unused: 'No $connect route names the authorizer: it is never asked.' };

export const authorizerUnused: Policy = {
  id: 'authorizer-unused',
  category: 'security',
  severity: 'warning',
  title: 'An authorizer is used by the $connect route',
  why: 'An authorizer that $connect does not name is never asked. Whoever wrote it believes the API to be protected.',
  fix: 'On the $connect route, set AuthorizationType to CUSTOM and AuthorizerId to this authorizer, or remove it.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html',
  ],
  otherTools: 'Prowler apigatewayv2_api_authorizers_enabled is content with an authorizer that no route names.',
  check(model, judge) {
    const hidden = new Map(model.apis.map((api) => [api, hiddenUse(api)]));
    judge.about(model.authorizers);
    for (const authorizer of model.authorizers) {
      const alone = excluding(authorizer.when, uses(authorizer));
      const reason =
        alone.length > 0 ? (hidden.get(authorizer.api) ?? authorizer.resource.template.hiddenBy) : undefined;
      if (reason !== undefined) judge.unknown(authorizer, '', reason);
      else reportBranches(judge, authorizer, '', alone, MESSAGES.unused);
    }
  },
};

/** The branches in which a `$connect` route names the authorizer. */
function uses(authorizer: Authorizer): readonly (readonly Assumption[])[] {
  return authorizer.routes.flatMap((route) =>
    linksTo(route.resource, ['AuthorizerId'], authorizer.resource.type).flatMap((link) =>
      link.resource === authorizer.resource
        ? route.resource
            .cases('RouteKey')
            .filter(({ value }) => value.kind === 'scalar' && value.value === '$connect')
            .map(({ when }) => [...route.when, ...link.when, ...when])
        : [],
    ),
  );
}

/** Why a route may use an authorizer of the API without our seeing it. */
function hiddenUse(api: Api): string | undefined {
  if (api.hiddenBy !== undefined) return api.hiddenBy;
  const open = api.routes.find(
    (route) =>
      (route.key === undefined || route.key === '$connect') &&
      ['RouteKey', 'AuthorizerId'].some((name) =>
        route.resource.cases(name).some(({ value }) => value.kind === 'unknown'),
      ),
  );
  if (open) return `what route ${open.resource.declared.logicalId} uses is only known at deployment`;
  if (api.resource || api.routes.some(({ key }) => key === '$connect')) return undefined;
  return 'the $connect route of the API is in a template out of sight';
}
