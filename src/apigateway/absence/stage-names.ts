import { excluding } from '../../cloudformation/conditions/branches';
import { asText, formatText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Text } from '../../cloudformation/types';
import { withStageNames } from '../../iam/resource-target';
import type { Absence, Api } from '../model';

/** The name of a stage in one branch. */
export interface StageName {
  readonly name: Text;
  readonly when: readonly Assumption[];
}

/** The names of the stages of an API that are in sight, by branch. */
export function stageNames({ stages }: Api): readonly StageName[] {
  return stages.flatMap(({ resource, when }) =>
    resource.cases('StageName').flatMap(({ value, when: branch }) => {
      const name = asText(value);
      return name ? [{ name, when: [...when, ...branch] }] : [];
    }),
  );
}

/**
 * That an API has no stage of a name.
 *
 * @param written the name as something refers to it
 * @param given the branch in which it does
 * @returns undefined where it has one in every branch
 */
export function absentStage(api: Api, written: Text, given: readonly Assumption[]): Absence | undefined {
  const name = withStageNames(written);
  if (api.hiddenBy !== undefined) return { reason: api.hiddenBy };
  if (!api.resource || api.stages.length === 0) return { reason: 'stages of the API are out of sight' };
  const names = stageNames(api);
  const open = [name, ...names.map((stage) => stage.name)].find(isOpen);
  const same = names.filter((stage) => textKey(stage.name) === textKey(name));
  const branches = excluding(
    given,
    same.map((stage) => stage.when),
  );
  if (branches.length === 0) return undefined;
  if (branches === 'unknown') return { reason: 'the conditions of the stages are too many to try' };
  return open ? { reason: `${formatText(open)} is only known at deployment` } : { branches };
}

function isOpen(name: Text): boolean {
  return name.some((part) => typeof part !== 'string');
}
