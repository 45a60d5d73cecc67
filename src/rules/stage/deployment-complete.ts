import { branchesBefore, branchesTooEarly, orderDoubt } from '../../cloudformation/stacks/creation-order';
import type { Part } from '../../apigateway/model';
import { type Branch, jointly, mergeBranches, partsIn } from '../../cloudformation/conditions/branches';
import type { Resource } from '../../cloudformation/types';
import type { Judge, Policy } from '../policy';
import { ANY_ORDER } from '../support/any-order';
import { deployedParts } from '../support/deployed-parts';
import { branchesInUse } from '../support/deployments-of-stages';
import { developerGuide, github, templateReference } from '../support/pages';
import { someNames } from '../support/some-names';

export const deploymentComplete: Policy = {
  id: 'deployment-complete',
  category: 'runtime',
  severity: 'warning',
  title: 'A deployment comes after everything that it deploys',
  why: `AWS: "Each stage is a snapshot of the API". ${ANY_ORDER}: a route or a response that comes after the deployment is not live, and clients get errors as if it did not exist.`,
  fix: 'Name all routes, route responses, integration responses and models of the API in DependsOn of the deployment, or use AutoDeploy on the stage instead of a deployment.',
  references: [
    developerGuide('apigateway-set-up-websocket-deployment'),
    templateReference('ApiGatewayV2::Deployment'),
    github('serverless/serverless/pull/7857'),
    github('serverless/serverless/issues/7260'),
  ],
  check(model, judge) {
    for (const deployment of model.deployments) {
      const { resource, api } = deployment;
      judge.about(resource);
      const uses = branchesInUse(judge, deployment);
      if (uses.length === 0) continue;
      const parts = deployedParts(api).filter((part) => part.resource.template === resource.template);
      const doubt = orderDoubt(resource, parts.length);
      if (doubt !== undefined) {
        judge.unknown(resource, 'DependsOn', doubt, deployment.when);
        continue;
      }
      const before = branchesBefore(resource);
      // Where no route comes first, there is no deployment: that is for deployment-depends-on-routes to say.
      const first = api.routes.flatMap((route) => before(route.resource).map((order) => [...route.when, ...order]));
      const given = mergeBranches(
        resource.exists,
        uses
          .flatMap((use) => first.map((order) => jointly(deployment.when, use, order)))
          .filter((when) => when !== undefined),
      );
      if (given.length > MAX_BRANCHES) judge.unknown(resource, 'DependsOn', TOO_MANY, deployment.when);
      else for (const when of given) reportLate(judge, resource, parts, when);
    }
  },
};

/** Reports the parts that a deployment does not wait for, all of them at once. */
function reportLate(judge: Judge, resource: Resource, parts: readonly Part[], given: Branch): void {
  const tooLate = parts.flatMap((part) =>
    partsIn(given, [part.when]).flatMap((there) =>
      branchesTooEarly(resource, part.resource, there).map((when) => ({ part, when })),
    ),
  );
  const branches = mergeBranches(
    given,
    tooLate.map(({ when }) => when),
  );
  if (branches.length > MAX_BRANCHES) {
    judge.unknown(resource, 'DependsOn', TOO_MANY, given);
    return;
  }
  for (const when of branches) {
    const there = tooLate.filter((one) => jointly(when, one.when) !== undefined);
    const ids = there.map(({ part }) => part.resource.declared.logicalId);
    const message = `The deployment does not wait for ${someNames(ids, MAX_NAMES)}: what is created after it is not live.`;
    judge.report(resource, 'DependsOn', message, when);
  }
}

/** Logical ids that a message names. */
const MAX_NAMES = 10;
/** Branches of one deployment that are told apart. */
const MAX_BRANCHES = 16;
/** Why it is unknown what comes after a deployment with more of them. */
const TOO_MANY = 'the conditions of what it deploys are too many to try';
