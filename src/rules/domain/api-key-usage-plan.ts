import { outgoingId } from '../../apigateway/absence/outgoing-ids';
import type { Model, Route } from '../../apigateway/model';
import { USAGE_PLAN, plannedStages } from '../../apigateway/usage-plans';
import { excluding, jointly } from '../../cloudformation/conditions/branches';
import type { Assumption, Resource } from '../../cloudformation/types';
import type { Judge, Policy } from '../policy';
import { apiLabel } from '../support/api-label';
import { reportBranches } from '../support/report-branches';

export const apiKeyUsagePlan: Policy = {
  id: 'api-key-usage-plan',
  category: 'runtime',
  severity: 'warning',
  title: 'An API that asks for a key is in a usage plan',
  why: 'A key counts for the APIs and stages of its usage plans. This is documented for REST APIs, and AWS says of WebSocket APIs: "You can use API keys together with usage plans". Where no plan names the API, expect that no key lets anybody in.',
  fix: 'Add the API and its stage to ApiStages of the usage plan that has the keys (in aws-cdk-lib: usagePlan.addApiStage).',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html',
  ],
  check(model, judge) {
    const plans = model.resources(USAGE_PLAN);
    if (plans.length === 0) return;
    for (const route of model.routes) {
      if (!route.api.resource || outgoingId(model, route.api.resource) !== undefined) continue;
      judge.values(route, ['ApiKeyRequired', 'RouteKey'], ([required, key]) => {
        if (key.string !== '$connect' || required.boolean !== true) return undefined;
        const asked = jointly(route.when, key.when);
        if (Array.isArray(asked)) checkConnect(model, judge, route, plans, asked);
        return undefined;
      });
    }
  },
};

/** Judges a $connect route that asks for a key, in a branch. */
function checkConnect(
  model: Model,
  judge: Judge,
  route: Route,
  plans: readonly Resource[],
  asked: readonly Assumption[],
): void {
  const open = plannedStages(model).find(({ isOpen }) => isOpen);
  const naming = plannedStages(model).filter(({ api }) => api === route.api);
  for (const plan of plans) {
    const both = jointly(asked, plan.exists);
    const alone =
      Array.isArray(both) &&
      excluding(
        both,
        naming.map(({ when }) => when),
      );
    if (!alone || alone.length === 0) continue;
    const reason = `only deployment knows whether usage plan ${open?.plan.declared.logicalId ?? ''} is for this API`;
    const message = `$connect asks for an API key, and no usage plan of the app names a stage of ${apiLabel(route.api)}: expect that no key lets anybody in.`;
    if (open) judge.unknown(route, 'ApiKeyRequired', reason, both);
    else reportBranches(judge, route, 'ApiKeyRequired', alone, message);
    return;
  }
}
