import { excluding } from '../../cloudformation/conditions/branches';
import { asText, formatText, literalText, onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../../cloudformation/types';
import { leavesBy } from './outgoing-ids';
import type { Absence, Api, Model, Part } from '../model';

const STAGE = 'AWS::ApiGatewayV2::Stage';

/** A stage that a name is the name of, and the branch in which it is. */
export interface NamedStage {
  readonly stage: Part;
  readonly when: readonly Assumption[];
}

/** The stage that a text is the `Ref` of. */
export function referredStage(name: Text): Resource | undefined {
  const symbol = onlySymbol(name);
  return symbol?.kind === 'resource' && symbol.resource.type === STAGE ? symbol.resource : undefined;
}

/** The stages of an API that have a name, written in the same way. */
export function stagesNamed(api: Api, name: Text): readonly NamedStage[] {
  const key = textKey(name);
  return api.stages.flatMap((stage) =>
    stage.resource.cases('StageName').flatMap(({ value, when }) => {
      const text = asText(value);
      return text && textKey(text) === key ? [{ stage, when: [...stage.when, ...when] }] : [];
    }),
  );
}

/**
 * Whether an API in sight can be deployed without a stage that something names; undefined when it never is.
 *
 * @param api the API
 * @param name of the stage, or a `Ref` to one
 * @param exists what must hold for the question to matter
 */
export function absentStage(model: Model, api: Api, name: Text, exists: readonly Assumption[]): Absence | undefined {
  if (!api.resource) return undefined;
  const referred = referredStage(name);
  if (referred && api.stages.some(({ resource }) => resource === referred)) return undefined;
  const written = referred ? asText(referred.term('StageName')) : name;
  const having = written ? stagesNamed(api, written) : [];
  const alone = excluding(
    exists,
    having.map(({ when }) => when),
  );
  if (alone.length === 0) return undefined;
  const reason = openBecause(model, api, api.resource, written);
  if (reason !== undefined) return { reason };
  return alone === 'unknown' ? { reason: 'its conditions are too many to try' } : { branches: alone };
}

/** Why a stage of a name may be there that is not seen. */
function openBecause(model: Model, api: Api, resource: Resource, name: Text | undefined): string | undefined {
  if (!name || literalText(name) === undefined)
    return `stage ${name ? formatText(name) : ''} is only known at deployment`;
  const leaves = leavesBy(model, resource);
  if (leaves !== undefined) return leaves;
  const open = api.stages.find((stage) =>
    stage.resource.cases('StageName').some(({ value }) => value.kind === 'unknown' || value.kind === 'text'),
  );
  return open && `the name of stage ${open.resource.declared.logicalId} is only known at deployment`;
}
