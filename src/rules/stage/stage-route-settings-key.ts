import { rejectedRouteSettings } from '../../aws/rejections';
import { absentRoute } from '../../apigateway/absence/absent-route';
import type { Policy } from '../policy';
import { keysOf } from '../support/keys';
import { github, templateReference } from '../support/pages';

export const stageRouteSettingsKey: Policy = {
  id: 'stage-route-settings-key',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'Route settings name routes that exist',
  why: `The keys of RouteSettings are route keys. AWS rejects a stage with a key that no route has: ${rejectedRouteSettings('…')}.`,
  fix: 'Write the key exactly as RouteKey of the route has it, upper and lower case included, or remove the entry.',
  references: [
    templateReference('ApiGatewayV2::Stage'),
    github('terraform-aws-modules/terraform-aws-apigateway-v2/pull/80'),
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
        const message = `No route has the key ${key}: "Unable to find Route by key ${key}".`;
        return absentRoute(stage.api, key, exists).flatMap(({ when: branch, reason }) => {
          if (reason === undefined) return [{ message, when: branch }];
          judge.unknown(stage, path, reason, branch);
          return [];
        });
      });
    }
  },
};
