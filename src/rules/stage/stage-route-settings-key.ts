import { absentRoute } from '../../apigateway/absence/absent-route';
import type { Policy } from '../policy';
import { keysOf } from '../support/keys';

export const stageRouteSettingsKey: Policy = {
  id: 'stage-route-settings-key',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'Route settings name routes that exist',
  why: 'RouteSettings is a map from route keys. With a key that no route has, AWS rejects the stage: "Unable to find Route by key … within the provided RouteSettings".',
  fix: 'Write the key exactly as RouteKey of the route has it, upper and lower case included, or remove the entry.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html',
    'https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/pull/80',
  ],
  check(model, judge) {
    for (const [stage, key] of keysOf(
      judge,
      model.apis.flatMap(({ stages }) => stages),
      'RouteSettings',
    )) {
      const path = ['RouteSettings', key];
      judge.value(stage, path, ({ isAbsent, when }) => {
        const exists = [...stage.when, ...when];
        if (isAbsent || !stage.resource.template.conditions.possible(exists)) return undefined;
        const lack = absentRoute(stage.api, key, exists);
        if (lack && 'branches' in lack) {
          const message = `No route has the key ${key}: "Unable to find Route by key ${key}".`;
          return lack.branches.map((branch) => ({ message, when: branch }));
        }
        if (lack) judge.unknown(stage, path, lack.reason, when);
        return undefined;
      });
    }
  },
};
