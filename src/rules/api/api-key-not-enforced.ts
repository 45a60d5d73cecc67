import type { Api } from '../../apigateway/model';
import { plannedStages } from '../../apigateway/usage-plans';
import { excluding, jointly } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import type { Assumption } from '../../cloudformation/types';
import type { At, Judge, Policy } from '../policy';
import { apiLabel } from '../support/api-label';
import { developerGuide, github, templateReference } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

export const apiKeyNotEnforced: Policy = {
  id: 'api-key-not-enforced',
  category: 'security',
  severity: 'warning',
  title: 'An API with API keys or a usage plan requires a key',
  why: 'ApiKeySelectionExpression only says where API Gateway looks for a key, and a usage plan counts and throttles by key. Until a route has ApiKeyRequired: true, clients connect without a key, and the quota and throttle of the plan do nothing.',
  fix: 'Set ApiKeyRequired to true on the $connect route (in aws-cdk-lib: new WebSocketRoute with apiKeyRequired). Or remove ApiKeySelectionExpression, remove the API from the usage plan, and throttle it on the stage.',
  references: [
    developerGuide('apigateway-websocket-api-selection-expressions'),
    developerGuide('websocket-api-develop-routes'),
    templateReference('ApiGatewayV2::Route'),
    github('aws/aws-cdk/issues/28756'),
  ],
  otherTools:
    'The documentation of aws-cdk-lib says that apiKeySelectionExpression requires a key; it does not, and addRoute() and connectRouteOptions cannot.',
  check(model, judge) {
    for (const api of model.apis) {
      if (!api.resource) continue;
      judge.value(api.resource, EXPRESSION, (expression) => {
        const message = 'No route has ApiKeyRequired: clients connect without an API key.';
        if (!expression.isAbsent && api.resource)
          checkAsked(judge, api, { at: api.resource, path: EXPRESSION, message, when: expression.when });
        return undefined;
      });
    }
    for (const { plan, path, api, when } of plannedStages(model)) {
      if (!api?.resource) continue;
      const message = `No route of ${apiLabel(api)} has ApiKeyRequired: clients connect without a key, and the quota and throttle of the plan do nothing.`;
      const given = jointly(when, api.when);
      if (given) checkAsked(judge, api, { at: plan, path, message, when: given });
    }
  },
};

const EXPRESSION = 'ApiKeySelectionExpression';

/** What has an effect only where a route asks for a key. */
interface Limit {
  readonly at: At;
  readonly path: string | Path;
  readonly message: string;
  readonly when: readonly Assumption[];
}

/** Reports the branch in which no route of an API asks for a key. */
function checkAsked(judge: Judge, api: Api, { at, path, message, when }: Limit): void {
  const asking = api.routes.flatMap((route) =>
    judge.read(route, 'ApiKeyRequired', route.when).map((required) => ({ required, route })),
  );
  const alone = excluding(
    when,
    asking.filter(({ required }) => required.isKnown && required.boolean).map(({ required }) => required.when),
  );
  const open = asking
    .filter(({ required }) => !required.isKnown)
    .map(({ required, route }) => ({
      when: required.when,
      reason: `ApiKeyRequired of ${route.resource.declared.logicalId} is only known at deployment`,
    }));
  reportBeyondDoubt(judge, at, path, alone, message, [...api.hidden, ...open]);
}
