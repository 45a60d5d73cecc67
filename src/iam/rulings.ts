import { asText } from '../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Term } from '../cloudformation/types';
import { matchesWildcard } from './arn';
import { type ResourceTarget, covers } from './resource-target';
import { type Statement, type StatementResource, allows } from './statements';

/** An action on a resource that IAM allows or denies. */
export interface AccessRequest {
  readonly action: string;
  /** @default - some resource, whichever */
  readonly target?: ResourceTarget;
}

/** The effect of a statement on a request, in one branch. */
export interface Ruling {
  readonly effect: 'Allow' | 'Deny';
  readonly when: readonly Assumption[];
  /** Why it may not apply; undefined where it certainly does. */
  readonly doubt: string | undefined;
}

/** The rulings of a statement on a request; none where it is about something else. */
export function rulings(statement: Statement, request: AccessRequest): readonly Ruling[] {
  const { effect } = statement;
  const effects = (['Allow', 'Deny'] as const).filter((candidate) => mayBe(effect, candidate));
  if (effects.length === 0 || allows(statement, request.action, matchesWildcard) === false) return [];
  const doubt = statementDoubt(statement, request.action);
  return matchingResources(statement, request.target).flatMap(({ when, isCertain }) =>
    effects.map((ruling) => ({
      effect: ruling,
      when,
      doubt: doubt ?? (isCertain ? undefined : 'the resource is only known at deployment'),
    })),
  );
}

/** Whether the `Effect` of a statement may be a given one; one that is known at deployment only may be either. */
export function mayBe(effect: Term, wanted: Ruling['effect']): boolean {
  return effect.kind === 'scalar' ? effect.value === wanted : effect.kind === 'unknown' || effect.kind === 'text';
}

/** Why a statement may not apply to an action that it seems to name; undefined where it certainly does. */
export function statementDoubt(statement: Statement, action: string): string | undefined {
  if (statement.effect.kind !== 'scalar') return 'the effect is only known at deployment';
  if (allows(statement, action, matchesWildcard) === undefined) return 'the action is only known at deployment';
  return statement.isConditional ? 'a Condition may narrow the statement' : undefined;
}

interface Match {
  readonly when: readonly Assumption[];
  readonly isCertain: boolean;
}

/** The branches in which the resources of a statement cover a target, or may do so. */
function matchingResources(statement: Statement, target: ResourceTarget | undefined): readonly Match[] {
  const { resources, isNotResource, when } = statement;
  if (!target) return [{ when, isCertain: true }];
  const answer = ({ term }: StatementResource): boolean | undefined => {
    const text = asText(term);
    return text ? covers(text, target) : undefined;
  };
  if (!isNotResource)
    return resources.flatMap((entry) => {
      const isCovered = answer(entry);
      return isCovered === false ? [] : [{ when: entry.when, isCertain: isCovered === true }];
    });
  const answers = resources.map((entry) => ({ isCovered: answer(entry), isAlways: entry.when.length === when.length }));
  if (answers.some(({ isCovered, isAlways }) => isCovered === true && isAlways)) return [];
  return [{ when, isCertain: answers.every(({ isCovered }) => isCovered === false) }];
}
