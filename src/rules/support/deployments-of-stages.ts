import { namedStages } from '../../apigateway/absence/absent-stage';
import type { Api, Part } from '../../apigateway/model';
import { type Branch, perhaps } from '../../cloudformation/conditions/branches';
import { asText, onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import { linksTo } from '../../cloudformation/resources/links';
import type { Assumption } from '../../cloudformation/types';
import { groupedPairs } from '../../collections/grouped';
import { oncePer } from '../../collections/once-per';
import type { Judge } from '../policy';

/**
 * Whether a deployment names a stage in some branch, for a stage that names no deployment itself.
 *
 * @throws NotKnown where the name is known at deployment only
 */
export function isDeployedBy(judge: Judge, stage: Part, deployment: Part, when: readonly Assumption[]): boolean {
  return judge.read(deployment, 'StageName', when).some((named) => {
    const symbol = named.text && onlySymbol(named.text);
    if (symbol?.kind === 'resource' && symbol.resource === stage.resource) return true;
    return !named.isAbsent && judge.read(stage, 'StageName', named.when).some((name) => isSame(named, name));
  });
}

function isSame(named: Value, name: Value): boolean {
  if (named.text && name.text && textKey(named.text) === textKey(name.text)) return true;
  if (named.isKnown && name.isKnown) return false;
  throw new NotKnown(['DeploymentId'], `a deployment is for stage ${String(named)}, which may be this one`);
}

/**
 * The branches in which a stage without AutoDeploy uses a deployment; without a stage in sight, all branches. They are
 * open where AutoDeploy is known at deployment only.
 */
export function branchesInUse(judge: Judge, { resource, api }: Part): readonly Branch[] {
  if (api.stages.length === 0) return [[]];
  const { byDeployment, byName } = stagesOf(api);
  const named = resource.cases('StageName').flatMap(({ value, when }) => {
    const name = asText(value);
    const stages = (name && byName.get(textKey(name))) ?? [];
    return stages.map((one) => ({ stage: one.stage, when: [...one.when, ...when] }));
  });
  return [...(byDeployment.get(resource) ?? []), ...named].flatMap(({ stage, when }) =>
    judge.read(stage, 'AutoDeploy', when).flatMap((auto) => withoutAutoDeploy(stage, auto)),
  );
}

function withoutAutoDeploy({ resource }: Part, auto: Value): readonly Branch[] {
  const { term, when } = auto;
  if (term.kind === 'unknown')
    return [perhaps(when, resource.template, `${term.label}: ${term.reason}`, `AutoDeploy of ${resource.logicalId}`)];
  return auto.isKnown && auto.boolean !== true ? [when] : [];
}

/** A stage in one branch. */
interface StageInBranch {
  readonly stage: Part;
  readonly when: Branch;
}

/** The stages of an API by the deployments that they may use, and by name. */
const stagesOf = oncePer((api: Api) => {
  const linked = api.stages.flatMap((stage) =>
    linksTo(stage.resource, ['DeploymentId'], 'AWS::ApiGatewayV2::Deployment').map(
      (link) => [link.resource, { stage, when: [...stage.when, ...link.when] }] as const,
    ),
  );
  const referred = api.stages.map((stage): readonly [string, StageInBranch] => [
    textKey([{ kind: 'resource', resource: stage.resource }]),
    { stage, when: stage.when },
  ]);
  const named = namedStages(api).map((stage) => [textKey(stage.name), stage] as const);
  return { byDeployment: groupedPairs(linked), byName: groupedPairs([...referred, ...named]) };
});
