import { addTo, grouped } from '../../collections/grouped';
import { oncePer } from '../../collections/once-per';
import { type Orders, branchesBefore, branchesTooEarly } from '../../cloudformation/creation-order';
import type { Api, Part } from '../../apigateway/model';
import { jointly, mergeBranches, partsIn } from '../../cloudformation/conditions/branches';
import { asText, literalText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import { linksTo } from '../../cloudformation/links';
import type { Assumption, Resource, Text } from '../../cloudformation/types';
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
      const isHere = ({ resource: part }: Part): boolean => part.template === resource.template;
      // Where no route comes first, there is no deployment: that is for deployment-depends-on-routes to say.
      const first = api.routes
        .filter(isHere)
        .flatMap((route) => before(route.resource).map((order) => [...route.when, ...order]));
      const given = mergeBranches(
        resource.exists,
        uses(judge, deployment)
          .flatMap((use) => first.map((order) => jointly(deployment.when, use, order)))
          .filter((when) => when !== undefined),
      );
      const late = deployedParts(api)
        .filter(isHere)
        .filter((part) => !before(part.resource).some((order) => order.length === 0));
      for (const when of given) reportLate(judge, resource, late, before, when);
    }
  },
};

/** Reports the parts that a deployment does not wait for, all of them at once. */
function reportLate(
  judge: Judge,
  resource: Resource,
  late: readonly Part[],
  before: Orders,
  given: readonly Assumption[],
): void {
  const isCertain = [given, resource.exists].every((when) => when.length === 0);
  const tooLate = late.flatMap((part) => {
    if (isCertain && isFree(part, before)) return [{ part, when: given }];
    return partsIn(given, [part.when]).flatMap((there) => {
      return branchesTooEarly(resource, part.resource, there).map((when) => ({ part, when }));
    });
  });
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

/** Whether a part is there whatever holds, and in no order: so nearly all are, and each deployment is held against each. */
function isFree({ resource, when }: Part, before: Orders): boolean {
  return when.length === 0 && resource.exists.length === 0 && before(resource).length === 0;
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
        const naming = named.get(literalText(asText(value) ?? [])) ?? [];
        const branches = partsIn(
          [...model.when, ...when],
          naming.map((one) => one.when),
        );
        return branches.map((branch) => ({ ...model, when: branch }));
      }),
    ),
  ];
});

/** The name of a model that a route checks its messages against, in one branch. */
interface NamedModel {
  readonly name: string | undefined;
  readonly when: readonly Assumption[];
}

function namedModels({ resource: route, when: exists }: Part): readonly NamedModel[] {
  return route.cases('RequestModels').flatMap(({ value, when }) => {
    if (value.kind !== 'map') return [];
    return [...value.entries.values()].flatMap((entry) =>
      route.template.evaluator
        .evaluate(entry, [...exists, ...when])
        .map((model) => ({ name: literalText(asText(model.value) ?? []), when: model.when })),
    );
  });
}

/** The branches in which a stage without AutoDeploy stands on a deployment; without a stage in sight, all of them. */
function uses(judge: Judge, { resource, api }: Part): readonly (readonly Assumption[])[] {
  if (api.stages.length === 0) return [[]];
  const { byDeployment, byName } = stagesOf(api);
  const linked = byDeployment.get(resource) ?? [];
  const named = resource.cases('StageName').flatMap(({ value }) => byName.get(stageKey(asText(value))) ?? []);
  return [...new Set([...linked, ...named])]
    .sort((one, other) => one.at - other.at)
    .flatMap(({ stage }) => {
      const manual = judge
        .read(stage, 'AutoDeploy', stage.when)
        .filter((auto) => auto.isKnown && auto.boolean !== true)
        .map(({ when }) => when);
      const links = linksTo(stage.resource, ['DeploymentId'], resource.type).filter(
        (link) => link.resource === resource,
      );
      const standing = named.some((one) => one.stage === stage) ? [...links, stage] : links;
      return manual.flatMap((when) => standing.map((link) => [...when, ...link.when]));
    });
}

/** A stage, and which of those of its API it is. */
interface NumberedStage {
  readonly stage: Part;
  readonly at: number;
}

/** The stages of an API by the deployments that they may stand on, and by what deployments call them. */
const stagesOf = oncePer(({ stages }: Api) => {
  const byDeployment = new Map<Resource, NumberedStage[]>();
  const byName = new Map<Resource | string | undefined, NumberedStage[]>();
  for (const [at, stage] of stages.entries()) {
    const { resource } = stage;
    const numbered = { stage, at };
    for (const link of linksTo(resource, ['DeploymentId'], DEPLOYMENT)) addTo(byDeployment, link.resource, numbered);
    addTo(byName, resource, numbered);
    for (const { value } of resource.cases('StageName')) {
      const name = literalText(asText(value) ?? []);
      if (name !== undefined) addTo(byName, name, numbered);
    }
  }
  return { byDeployment, byName };
});

/** By what a deployment finds the stage it is for: the resource it refers to, or a written name. */
function stageKey(text: Text | undefined): Resource | string | undefined {
  const symbol = text && onlySymbol(text);
  return symbol?.kind === 'resource' ? symbol.resource : text && literalText(text);
}
