import { routeSettingKeys } from '../route-settings';
import type { Policy } from '../policy';

export const stageRouteSettingsKey: Policy = {
  id: 'stage-route-settings-key',
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
    for (const stage of model.stages) {
      const { routes, resource, hides } = stage.api;
      const keyless = routes.find((route) => route.key === undefined);
      const outOfSight =
        (resource ? hides : 'the routes of an imported API are out of sight') ??
        (keyless && `the key of route ${keyless.resource.logicalId} is only known at deployment`);
      for (const key of routeSettingKeys(judge, stage)) {
        const path = ['RouteSettings', key];
        const named = routes.filter((route) => route.key === key).map((route) => route.resource.exists);
        judge.value(stage, path, (entry) => {
          if (entry.isAbsent) return undefined;
          const alone = model.without(entry.when, named);
          if (alone === undefined) return undefined;
          if (outOfSight !== undefined || alone === 'unknown') {
            judge.unknown(stage, path, outOfSight ?? 'the conditions of the routes are too many to try', entry.when);
            return undefined;
          }
          return {
            message: `No route has the key ${key}: "Unable to find Route by key ${key} within the provided RouteSettings".`,
            when: alone,
          };
        });
      }
    }
  },
};
