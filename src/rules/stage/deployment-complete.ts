import { branchesBefore, branchesTooEarly } from '../../cloudformation/creation-order';
import type { Api, Part } from '../../apigateway/model';
import { jointly, mergeBranches, partsIn } from '../../cloudformation/conditions/branches';
import { asText, literalText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import { linksTo } from '../../cloudformation/links';
import type { Assumption, Resource } from '../../cloudformation/types';
import type { Judge, Policy } from '../policy';

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
      if (before === 'unknown') continue;
      const isHere = ({ resource: part }: Part): boolean => part.template === resource.template;
      // Where no route comes first, there is no deployment: that is for deployment-depends-on-routes to say.
      const first = api.routes
        .filter(isHere)
        .flatMap((route) => (before.get(route.resource) ?? []).map((order) => [...route.when, ...order]));
      const given = mergeBranches(
        resource.exists,
        uses(judge, deployment)
          .flatMap((use) => first.map((order) => jointly(deployment.when, use, order)))
          .filter((when) => Array.isArray(when)),
      );
      const late = deployedParts(api)
        .filter(isHere)
        .filter((part) => !before.get(part.resource)?.some((order) => order.length === 0));
      for (const when of given) reportLate(judge, resource, late, when);
    }
  },
};

/** Reports the parts that a deployment does not wait for, all of them at once. */
function reportLate(judge: Judge, resource: Resource, late: readonly Part[], given: readonly Assumption[]): void {
  const tooLate = late.flatMap((part) =>
    partsIn(given, [part.when]).flatMap((there) => {
      const branches = branchesTooEarly(resource, part.resource, there);
      return branches === 'unknown' ? [] : branches.map((when) => ({ part, when }));
    }),
  );
  const branches = mergeBranches(
    given,
    tooLate.map(({ when }) => when),
  );
  for (const when of branches) {
    const there = tooLate.filter((one) => Array.isArray(jointly(when, one.when)));
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
function deployedParts(api: Api): readonly Part[] {
  const named = api.routes.flatMap(namedModels);
  return [
    ...api.routes,
    ...api.routeResponses,
    ...api.integrations.flatMap(({ responses }) => responses),
    ...api.models.flatMap((model) =>
      model.resource.cases('Name').flatMap(({ value, when }) => {
        const name = literalText(asText(value) ?? []);
        const naming = named.filter((one) => one.name === name).map((one) => one.when);
        return partsIn([...model.when, ...when], naming).map((branch) => ({ ...model, when: branch }));
      }),
    ),
  ];
}

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
  return api.stages.flatMap((stage) => {
    const manual = judge
      .read(stage, 'AutoDeploy', stage.when)
      .filter((auto) => auto.isKnown && auto.boolean !== true)
      .map(({ when }) => when);
    const links = linksTo(stage.resource, ['DeploymentId'], resource.type).filter((link) => link.resource === resource);
    const standing = isNamedBy(resource, stage) ? [...links, stage] : links;
    return manual.flatMap((when) => standing.map((link) => [...when, ...link.when]));
  });
}

/** Whether a deployment says that it is for a stage. */
function isNamedBy(deployment: Resource, { resource }: Part): boolean {
  return deployment.cases('StageName').some(({ value }) => {
    const text = asText(value);
    const symbol = text && onlySymbol(text);
    if (symbol?.kind === 'resource') return symbol.resource === resource;
    const name = text && literalText(text);
    return (
      name !== undefined && resource.cases('StageName').some((own) => literalText(asText(own.value) ?? []) === name)
    );
  });
}
