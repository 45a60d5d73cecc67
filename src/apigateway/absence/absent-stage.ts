import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import { asText, formatText, literalText, onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../../cloudformation/types';
import { withStageNames } from '../../iam/resource-target';
import type { Absence, Api, Model, Part } from '../model';
import { hiddenIn } from './hidden-parts';
import { outgoingId } from './outgoing-ids';

const STAGE = 'AWS::ApiGatewayV2::Stage';

/** A stage, its name, and the branch in which it has that name. */
export interface NamedStage {
  readonly stage: Part;
  readonly name: Text;
  readonly when: readonly Assumption[];
}

/** The stages of an API that are in sight, by branch. */
export function namedStages({ stages }: Api): readonly NamedStage[] {
  return stages.flatMap((stage) =>
    stage.resource.cases('StageName').flatMap(({ value, when }) => {
      const name = asText(value);
      return name ? [{ stage, name, when: [...stage.when, ...when] }] : [];
    }),
  );
}

/** The stages of an API whose name is written in the same way as another name. */
export function stagesNamed(api: Api, name: Text): readonly NamedStage[] {
  const key = textKey(name);
  return namedStages(api).filter((stage) => textKey(stage.name) === key);
}

/** The stage whose `Ref` is the whole text. */
export function referredStage(name: Text): Resource | undefined {
  const symbol = onlySymbol(name);
  return symbol?.kind === 'resource' && symbol.resource.type === STAGE ? symbol.resource : undefined;
}

/**
 * That an API in sight has no stage that something names.
 *
 * @param api the API
 * @param named the name, or a `Ref` of a stage, as something refers to it
 * @param given the branch in which it does
 * @returns undefined where there is one in every branch, and for an API out of sight
 */
export function absentStage(model: Model, api: Api, named: Text, given: readonly Assumption[]): Absence | undefined {
  if (!api.resource) return undefined;
  const referred = referredStage(named);
  const itself = api.stages.filter(({ resource }) => resource === referred).map(({ when }) => when);
  const names = namesOf(named);
  const having = names.flatMap(({ name, when }) => stagesNamed(api, name).map((stage) => [...when, ...stage.when]));
  const branches = excluding(given, [...itself, ...having]);
  if (branches.length === 0) return undefined;
  for (const { name, when } of names) {
    if (partsIn(when, branches).length === 0) continue;
    const reason = openBecause(model, api, api.resource, name, branches);
    if (reason !== undefined) return { reason };
  }
  return { branches };
}

/** That an API has no stage that something names, in a branch in which it has stages in sight. */
interface StagedAbsence {
  readonly absence: Absence;
  /** The branch in which it names the stage. */
  readonly given: readonly Assumption[];
}

/** What {@link absentStage} says in the branches in which the API has stages in sight: elsewhere nobody calls it. */
export function absentWhereStaged(
  model: Model,
  api: Api,
  named: Text,
  given: readonly Assumption[],
): readonly StagedAbsence[] {
  const staged = partsIn(
    given,
    api.stages.map(({ when }) => when),
  );
  return staged.flatMap((branch) => {
    const absence = absentStage(model, api, named, branch);
    return absence ? [{ absence, given: branch }] : [];
  });
}

/** The branches in which an API has a stage that something names, or may have it, or has no stage in sight at all. */
export function stagedBranches(model: Model, api: Api, named: Text, given: Branch): readonly Branch[] {
  const without = absentWhereStaged(model, api, named, given).flatMap(({ absence }) =>
    'branches' in absence ? absence.branches : [],
  );
  return excluding(given, without);
}

/** The names that a text means, by branch: those of the stage whose `Ref` it is, or the text itself. */
function namesOf(named: Text): readonly Pick<NamedStage, 'name' | 'when'>[] {
  const referred = referredStage(named);
  if (!referred) return [{ name: withStageNames(named), when: [] }];
  return referred.cases('StageName').map(({ value, when }) => ({ name: asText(value) ?? named, when }));
}

/** Why a stage of a name may exist out of sight. */
function openBecause(
  model: Model,
  api: Api,
  resource: Resource,
  name: Text,
  missing: readonly Branch[],
): string | undefined {
  if (literalText(name) === undefined) return `stage ${formatText(name)} is only known at deployment`;
  const [hidden] = missing.flatMap((branch) => hiddenIn(api, branch));
  const reason = hidden?.reason ?? outgoingId(model, resource, missing);
  if (reason !== undefined) return reason;
  const open = namedStages(api).find(
    (stage) => literalText(stage.name) === undefined && partsIn(stage.when, missing).length > 0,
  )?.stage;
  return open && `the name of stage ${open.resource.declared.logicalId} is only known at deployment`;
}
