import { REJECTED_DEPLOYMENT } from '../../aws/rejections';
import { hiddenIn } from '../../apigateway/absence/hidden-parts';
import type { Part } from '../../apigateway/model';
import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import { branchesBefore, orderDoubt } from '../../cloudformation/stacks/creation-order';
import { besideEachOther } from '../../cloudformation/stacks/stacks-around';
import type { Resource } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { ANY_ORDER } from '../support/any-order';
import { acrossStacks } from '../support/across-stacks';
import { github, templateReference } from '../support/pages';
import { reportBranches } from '../support/report-branches';

export const deploymentDependsOnRoutes: Policy = {
  id: 'deployment-depends-on-routes',
  category: 'deploy',
  severity: 'error',
  title: 'A deployment depends on the routes it deploys',
  why: `${ANY_ORDER}. A deployment that comes before the first route fails: ${REJECTED_DEPLOYMENT}.`,
  fix: 'Name the routes of the API in DependsOn of the deployment, or use AutoDeploy on the stage instead of a deployment.',
  references: [templateReference('ApiGatewayV2::Deployment'), github('aws/serverless-application-model/issues/2512')],
  check(model, judge) {
    for (const { resource, api, when } of model.deployments) {
      judge.about(resource);
      const here = api.routes.flatMap((route) => {
        const orders = besideEachOther(resource, route.resource);
        return orders ? [{ when: route.when, orders }] : [];
      });
      if (here.length === 0 && !(api.resource && besideEachOther(resource, api.resource))) continue;
      const doubt = orderDoubt(resource, here.length);
      if (doubt !== undefined) {
        judge.unknown(resource, 'DependsOn', doubt, when);
        continue;
      }
      const unordered = hiddenIn(
        api,
        when,
        here.map((route) => route.when),
      );
      const late = noneBefore(
        resource,
        api.routes,
        when,
        unordered.map((branch) => branch.when),
      );
      if (late.length === 0) continue;
      const { hiddenBy } = resource.template;
      const message = `The deployment may be created before any route: ${REJECTED_DEPLOYMENT}.`;
      if (hiddenBy !== undefined) judge.unknown(resource, 'DependsOn', hiddenBy, when);
      else
        reportBranches(judge, resource, 'DependsOn', late, {
          message,
          ...acrossStacks(resource, easiest(resource, here)),
        });
    }
  },
};

/** The route that a deployment can name itself, if there is one: one route is enough. */
function easiest(
  deployment: Resource,
  routes: readonly { readonly orders: readonly [Resource, Resource] }[],
): readonly (readonly [Resource, Resource])[] {
  const all = routes.map(({ orders }) => orders);
  const own = all.find(([last]) => last === deployment);
  return own ? [own] : all.slice(0, 1);
}

/**
 * The branches in which none of some routes exists before the deployment is created.
 *
 * @param others the branches in which there may be other routes, which the deployment does not wait for
 */
function noneBefore(
  deployment: Resource,
  routes: readonly Part[],
  given: Branch,
  others: readonly Branch[],
): readonly Branch[] {
  const before = branchesBefore(deployment);
  const orders = routes.flatMap(({ resource, when }) => partsIn(when, before(resource)));
  return excluding(given, [...orders, ...others]);
}
