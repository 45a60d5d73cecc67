import { outgoingIds } from '../../apigateway/absence/outgoing-ids';
import type { Model, Route } from '../../apigateway/model';
import { USAGE_PLAN, plannedStages } from '../../apigateway/usage-plans';
import { type Branch, excluding, firstOf, jointly } from '../../cloudformation/conditions/branches';
import type { Resource } from '../../cloudformation/types';
import type { Judge, Policy } from '../policy';
import { apiLabel } from '../support/api-label';
import { developerGuide, templateReference } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

export const apiKeyUsagePlan: Policy = {
  id: 'api-key-usage-plan',
  category: 'runtime',
  severity: 'warning',
  title: 'An API that requires a key is in a usage plan',
  why: 'A key is valid for the APIs and stages of its usage plans. AWS documents this for REST APIs, and says of WebSocket APIs: "You can use API keys together with usage plans". Where no plan names the API, expect that no key lets anybody in.',
  fix: 'Add the API and its stage to ApiStages of the usage plan that has the keys (in aws-cdk-lib: usagePlan.addApiStage).',
  references: [
    developerGuide('websocket-api-develop-routes'),
    developerGuide('api-gateway-api-usage-plans'),
    templateReference('ApiGateway::UsagePlan'),
  ],
  check(model, judge) {
    const plans = model.resources(USAGE_PLAN);
    if (plans.length === 0) return;
    for (const route of model.routes) {
      if (!route.api.resource) continue;
      const elsewhere = outgoingIds(model, route.api.resource).map(({ when }) => when);
      judge.values(route, ['ApiKeyRequired', 'RouteKey'], ([required, key]) => {
        if (key.string !== '$connect' || required.boolean !== true) return undefined;
        const asked = jointly(route.when, key.when);
        if (asked) checkConnect(model, judge, route, { plans, asked, elsewhere });
        return undefined;
      });
    }
  },
};

/** Where a usage plan has to name an API. */
interface Question {
  /** The usage plans of the app. */
  readonly plans: readonly Resource[];
  /** The branch in which a key is asked for. */
  readonly asked: Branch;
  /** The branches in which a usage plan out of sight may name the API. */
  readonly elsewhere: readonly Branch[];
}

/** Judges a $connect route that asks for a key, in a branch. */
function checkConnect(model: Model, judge: Judge, route: Route, { plans, asked, elsewhere }: Question): void {
  const planned = plannedStages(model);
  const doubts = planned
    .filter(({ isOpen }) => isOpen)
    .map(({ plan, when }) => ({
      when,
      reason: `only deployment knows whether usage plan ${plan.declared.logicalId} is for this API`,
    }));
  const naming = planned.filter(({ api }) => api === route.api).map(({ when }) => when);
  const message = `$connect requires an API key, but no usage plan of the app names a stage of ${apiLabel(route.api)}: expect that no key lets anybody in.`;
  for (const { when } of firstOf(
    asked,
    plans.map((plan) => ({ when: plan.exists })),
  ))
    reportBeyondDoubt(judge, route, 'ApiKeyRequired', excluding(when, [...naming, ...elsewhere]), message, doubts);
}
