import type { Api, Authorizer } from '../../apigateway/model';
import { excluding } from '../../cloudformation/conditions/branches';
import { linksTo } from '../../cloudformation/resources/links';
import type { Assumption } from '../../cloudformation/types';
import type { HiddenParts } from '../../cloudformation/stacks/visibility';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = { unused: 'No $connect route names the authorizer: API Gateway never calls it.' };

export const authorizerUnused: Policy = {
  id: 'authorizer-unused',
  category: 'security',
  severity: 'warning',
  title: 'An authorizer is used by the $connect route',
  why: 'API Gateway never calls an authorizer that $connect does not name: the API looks protected, and is not.',
  fix: 'On the $connect route, set AuthorizationType to CUSTOM and AuthorizerId to this authorizer; or remove the authorizer.',
  references: [developerGuide('apigateway-websocket-api-lambda-auth'), templateReference('ApiGatewayV2::Route')],
  otherTools: 'Prowler apigatewayv2_api_authorizers_enabled passes an authorizer that no route names.',
  check(model, judge) {
    const hidden = new Map(model.apis.map((api) => [api, hiddenUses(api)]));
    judge.about(model.authorizers);
    for (const authorizer of model.authorizers) {
      const alone = excluding(authorizer.when, uses(authorizer));
      const { hiddenBy: reason } = authorizer.resource.template;
      const doubts = [...(hidden.get(authorizer.api) ?? []), ...(reason === undefined ? [] : [{ when: [], reason }])];
      reportBeyondDoubt(judge, authorizer, '', alone, MESSAGES.unused, doubts);
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

/** Where a route may use an authorizer of the API without our seeing it. */
function hiddenUses(api: Api): readonly HiddenParts[] {
  const open = api.routes
    .filter(({ key }) => key === undefined || key === '$connect')
    .flatMap(({ resource, when }) =>
      ['RouteKey', 'AuthorizerId'].flatMap((name) =>
        resource
          .cases(name)
          .filter(({ value }) => value.kind === 'unknown')
          .map((one) => ({
            when: [...when, ...one.when],
            reason: `what route ${resource.declared.logicalId} uses is only known at deployment`,
          })),
      ),
    );
  const isConnected = api.resource !== undefined || api.routes.some(({ key }) => key === '$connect');
  const elsewhere = isConnected
    ? []
    : [{ when: [], reason: 'the $connect route of the API is in a template out of sight' }];
  return [...api.hidden, ...open, ...elsewhere];
}
