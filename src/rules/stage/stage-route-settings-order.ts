import { rejectedRouteSettings } from '../../aws/rejections';
import { branchesWithKey } from '../../apigateway/route-keys';
import { branchesTooEarly } from '../../cloudformation/stacks/creation-order';
import { besideEachOther } from '../../cloudformation/stacks/stacks-around';
import type { Policy } from '../policy';
import { ANY_ORDER } from '../support/any-order';
import { acrossStacks } from '../support/across-stacks';
import { having } from '../support/keys';
import { awsPage, github, templateReference } from '../support/pages';

export const stageRouteSettingsOrder: Policy = {
  id: 'stage-route-settings-order',
  category: 'deploy',
  severity: 'warning',
  title: 'A stage is created after the routes it has settings for',
  why: `${ANY_ORDER}. A stage that comes before a route in its RouteSettings fails: ${rejectedRouteSettings('…')}.`,
  fix: 'Name the routes in DependsOn of the stage; in the CDK, call stage.node.addDependency(route).',
  references: [
    templateReference('ApiGatewayV2::Stage'),
    awsPage('AWSCloudFormation/latest/UserGuide/aws-attribute-dependson'),
    github('anomalyco/sst/issues/4501'),
  ],
  check(model, judge) {
    for (const stage of having(model.stages, 'RouteSettings')) {
      judge.value(stage, 'RouteSettings', (settings) => {
        const keys = new Set(settings.keys);
        const late = stage.api.routes.flatMap((route) => {
          const orders = besideEachOther(stage.resource, route.resource);
          if (!orders) return [];
          return branchesWithKey(route, (key) => keys.has(key), settings.when).flatMap((both) =>
            branchesTooEarly(stage.resource, route.resource, both).map((when) => ({ route, orders, when })),
          );
        });
        const names = [...new Set(late.map(({ route }) => route.resource.declared.logicalId))];
        const before = names.length === 1 ? 'that route' : 'those routes';
        const message = `The stage has settings for ${names.join(', ')}, and may be created before ${before}: "Unable to find Route by key".`;
        const fix = acrossStacks(
          stage.resource,
          late.map(({ orders }) => orders),
        );
        return late.map(({ when }) => ({ path: 'DependsOn', message, when, ...fix }));
      });
    }
  },
};
