import { addTo, grouped } from '../../collections/grouped';
import { oncePer } from '../../collections/once-per';
import { branchesBefore, branchesTooEarly } from '../../cloudformation/creation-order';
import type { Api, Part } from '../../apigateway/model';
import { type Branch, jointly, mergeBranches, partsIn } from '../../cloudformation/conditions/branches';
import { asText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import { linksTo } from '../../cloudformation/links';
import type { Resource, Term } from '../../cloudformation/types';
import type { Judge, Policy } from '../policy';

const DEPLOYMENT = 'AWS::ApiGatewayV2::Deployment';

export const deploymentComplete: Policy = {
  id: 'deployment-complete',
  category: 'runtime',
  severity: 'warning',
  title: 'A deployment comes after all that it is to deploy',
  why: 'AWS: "Each stage is a snapshot of the API". CloudFormation creates resources in any order that DependsOn and references leave open: a route or a response that comes after the deployment is not live, and clients get errors as if it were not there.',
  fix: 'Name all routes, route responses, integration responses and models of the API in DependsOn of the deployment, or use AutoDeploy on the stage instead of a deployment.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-set-up-websocket-deployment.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-deployment.html',
    'https://github.com/serverless/serverless/pull/7857',
    'https://github.com/serverless/serverless/issues/7260',
  ],
  check(model, judge) {
    for (const deployment of model.deployments) {
      const { resource, api } = deployment;
      judge.about(resource);
      const before = branchesBefore(resource);
      // Where no route comes first, there is no deployment: that is for deployment-depends-on-routes to say.
      const first = api.routes.flatMap((route) => before(route.resource).map((order) => [...route.when, ...order]));
      const given = mergeBranches(
        resource.exists,
        uses(judge, deployment)
          .flatMap((use) => first.map((order) => jointly(deployment.when, use, order)))
          .filter((when) => when !== undefined),
      );
      const parts = deployedParts(api).filter((part) => part.resource.template === resource.template);
      for (const when of given) reportLate(judge, resource, parts, when);
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
  for (const when of branches) {
    const there = tooLate.filter((one) => jointly(when, one.when) !== undefined);
    const names = [...new Set(there.map(({ part }) => part.resource.declared.logicalId))];
    const shown =
      names.length > MAX_NAMES
        ? `${names.slice(0, MAX_NAMES).join(', ')} and ${names.length - MAX_NAMES} more`
        : names.join(', ');
    const message = `The deployment does not wait for ${shown}: what is created after it is not live.`;
    judge.report(resource, 'DependsOn', message, when);
  }
}

/** Logical ids that a message names. */
const MAX_NAMES = 10;

/** What a deployment takes a snapshot of, but for what others refer to and so is created before them. */
const deployedParts = oncePer((api: Api): readonly Part[] => {
  const named = grouped(api.routes.flatMap(namedModels), ({ name }) => name);
  return [
    ...api.routes,
    ...api.routeResponses,
    ...api.integrations.flatMap(({ responses }) => responses),
    ...api.models.flatMap((model) =>
      model.resource.cases('Name').flatMap(({ value, when }) => {
        const branches = partsIn(
          [...model.when, ...when],
          ofName(named, value).map((one) => one.when),
        );
        return branches.map((branch) => ({ ...model, when: branch }));
      }),
    ),
  ];
});

/** The name of a model that a route checks its messages against, in one branch. */
interface NamedModel {
  readonly name: string | undefined;
  readonly when: Branch;
}

function namedModels({ resource: route, when: exists }: Part): readonly NamedModel[] {
  return route.cases('RequestModels').flatMap(({ value, when }) => {
    if (value.kind !== 'map') return [];
    return [...value.entries.values()].flatMap((entry) =>
      route.template.evaluator
        .evaluate(entry, [...exists, ...when])
        .map((model) => ({ name: nameOf(model.value), when: model.when })),
    );
  });
}

/** The same for two names that are the same, written or filled in by AWS; undefined for what is no text. */
function nameOf(name: Term): string | undefined {
  const text = asText(name);
  return text && textKey(text);
}

/** What has a name. */
function ofName<T>(all: ReadonlyMap<string | undefined, readonly T[]>, name: Term): readonly T[] {
  const text = nameOf(name);
  return (text === undefined ? undefined : all.get(text)) ?? [];
}

/** The branches in which a stage without AutoDeploy stands on a deployment; without a stage in sight, all of them. */
function uses(judge: Judge, { resource, api }: Part): readonly Branch[] {
  if (api.stages.length === 0) return [[]];
  const { byDeployment, byName } = stagesOf(api);
  const named = resource
    .cases('StageName')
    .flatMap(({ value, when }) =>
      ofName(byName, value).map((one) => ({ stage: one.stage, when: [...one.when, ...when] })),
    );
  return [...(byDeployment.get(resource) ?? []), ...named].flatMap((one) =>
    judge
      .read(one.stage, 'AutoDeploy', [...one.stage.when, ...one.when])
      .filter((auto) => auto.isKnown && auto.boolean !== true)
      .map(({ when }) => when),
  );
}

/** A stage in one branch. */
interface StageInBranch {
  readonly stage: Part;
  readonly when: Branch;
}

/** The stages of an API by the deployments that they may stand on, and by what deployments call them. */
const stagesOf = oncePer(({ stages }: Api) => {
  const byDeployment = new Map<Resource, StageInBranch[]>();
  const byName = new Map<string | undefined, StageInBranch[]>();
  for (const stage of stages) {
    const { resource } = stage;
    for (const link of linksTo(resource, ['DeploymentId'], DEPLOYMENT))
      addTo(byDeployment, link.resource, { stage, when: link.when });
    addTo(byName, textKey([{ kind: 'resource', resource }]), { stage, when: [] });
    for (const { value, when } of resource.cases('StageName')) addTo(byName, nameOf(value), { stage, when });
  }
  return { byDeployment, byName };
});
