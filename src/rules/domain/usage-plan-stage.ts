import { absentStage } from '../../apigateway/absence/absent-stage';
import { namedApi } from '../../apigateway/apis/named-api';
import { USAGE_PLAN } from '../../apigateway/usage-plans';
import { jointly } from '../../cloudformation/conditions/branches';
import type { Policy } from '../policy';
import { apiLabel } from '../support/api-label';
import { itemPaths } from '../support/item-paths';
import { developerGuide, templateReference } from '../support/pages';

export const usagePlanStage: Policy = {
  id: 'usage-plan-stage',
  category: 'deploy',
  severity: 'error',
  title: 'A usage plan names stages that exist',
  why: 'An entry of ApiStages is an API and one of its stages. With a stage that the API does not have, AWS rejects the plan.',
  fix: 'Refer to the stage by its logical id: Stage: !Ref Stage; or remove the entry.',
  references: [templateReference('ApiGateway::UsagePlan', 'ApiStage'), developerGuide('api-gateway-api-usage-plans')],
  otherTools: 'cdk-preflight reports the same for REST APIs (pf-apigw-usage-plan-api-stage-exists).',
  check(model, judge) {
    for (const plan of model.resources(USAGE_PLAN)) {
      for (const item of itemPaths(plan, 'ApiStages')) {
        judge.values(
          plan,
          [
            [...item, 'Stage'],
            [...item, 'ApiId'],
          ],
          ([stage, id]) => {
            const api = namedApi(model, id.text, plan.template);
            const given = api && jointly(id.when, api.when);
            if (!api || !stage.text || !given) return undefined;
            const lack = absentStage(model, api, stage.text, given);
            if (!lack) return undefined;
            if ('branches' in lack) {
              const message = `${apiLabel(api)} has no stage ${String(stage)}: AWS rejects the plan.`;
              return lack.branches.map((when) => ({ message, when }));
            }
            judge.unknown(plan, [...item, 'Stage'], lack.reason, given);
            return undefined;
          },
        );
      }
    }
  },
};
