import { type Branch, excluding, firstOf, jointly, partsIn } from '../cloudformation/conditions/branches';
import type { Assumption, Resource } from '../cloudformation/types';
import { oncePer } from '../collections/once-per';
import { type IdentityPolicies, rulingsOf } from './identity-policies';
import { includesAction, managedPolicy } from './managed-policy';
import type { AccessRequest, Ruling } from './rulings';

/** A branch in which a request is allowed. */
export interface Allowance {
  readonly when: readonly Assumption[];
  /** Why it may be refused after all; undefined where it is certainly allowed. */
  readonly doubt: string | undefined;
}

/** The identity that an Allow is for: its Deny statements override the Allow, its permissions boundary limits it. */
export interface Identity {
  /** The role, user, group or permission set; undefined where no identity in sight has the policy. */
  readonly holder: Resource | undefined;
  /** The rulings of its policies on the request; only Deny matters. */
  readonly rulings: readonly Ruling[];
}

/**
 * The branches in which an Allow takes effect.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function permitted(allow: Ruling, identity: Identity, request: AccessRequest): readonly Allowance[] {
  const bounded = identity.holder ? withinBoundary(allow, identity.holder, request) : [allow];
  return bounded.flatMap(({ when, doubt }) => undenied({ when, doubt }, identity.rulings));
}

/** Every branch in which the policies of an identity allow a request. */
export function allowancesOf(
  policies: IdentityPolicies,
  holder: Resource,
  request: AccessRequest,
): readonly Allowance[] {
  const rulings = policies.rulings(holder, request);
  return rulings
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((allow) => permitted(allow, { holder, rulings }, request));
}

/**
 * Several allowances as one: the branches in which one is certain, and those in which all that apply are in doubt.
 *
 * @param given the branch to look in
 */
export function settled(given: Branch, allowances: readonly Allowance[]): readonly Allowance[] {
  const isCertain = ({ doubt }: Allowance): boolean => doubt === undefined;
  const certain = partsIn(
    given,
    allowances.filter(isCertain).map(({ when }) => when),
  );
  const doubtful = firstOf(
    given,
    allowances.filter((one) => !isCertain(one)),
  ).flatMap(({ candidate: { doubt }, when }) => {
    return excluding(when, certain).map((branch) => ({ when: branch, doubt }));
  });
  return [...certain.map((when) => ({ when, doubt: undefined })), ...doubtful];
}

/** The Deny rulings among some: those that apply for certain, and those that may. They are the same for every Allow. */
const deniesIn = oncePer((rulings: readonly Ruling[]) => {
  const denies = rulings.filter(({ effect }) => effect === 'Deny');
  return {
    certain: denies.filter(({ doubt }) => doubt === undefined).map(({ when }) => when),
    open: denies.filter(({ doubt }) => doubt !== undefined),
  };
});

/** What Deny statements leave of an Allow. */
export function undenied({ when, doubt }: Allowance, rulings: readonly Ruling[]): readonly Allowance[] {
  const { certain, open } = deniesIn(rulings);
  const left = excluding(when, certain);
  if (doubt !== undefined) return left.map((branch) => ({ when: branch, doubt }));
  return left.flatMap((branch) => {
    const refused = firstOf(branch, open).map(({ candidate, when: at }) => ({
      when: at,
      doubt: `a Deny may refuse it: ${candidate.doubt ?? ''}`,
    }));
    const rest = excluding(
      branch,
      open.map((deny) => deny.when),
    );
    return [...rest.map((at) => ({ when: at, doubt: undefined })), ...refused];
  });
}

/** What a permissions boundary leaves of an Allow. */
function withinBoundary(allow: Allowance, holder: Resource, request: AccessRequest): readonly Allowance[] {
  return holder.cases('PermissionsBoundary').flatMap(({ value, when: branch }): readonly Allowance[] => {
    const when = jointly(allow.when, branch);
    if (!when) return [];
    if (value.kind === 'absent') return [{ when, doubt: allow.doubt }];
    const boundary = managedPolicy(value);
    if (boundary.kind === 'of AWS')
      return includesAction(boundary.actions, request.action) ? [{ when, doubt: allow.doubt }] : [];
    if (boundary.kind === 'out of sight' || holder.type === 'AWS::SSO::PermissionSet')
      return [{ when, doubt: allow.doubt ?? 'its permissions boundary is out of sight' }];
    const rulings = rulingsOf(boundary.resource, request);
    const allowed = rulings
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((limit): readonly Allowance[] => {
        const together = jointly(when, limit.when);
        return together ? [{ when: together, doubt: allow.doubt ?? limit.doubt }] : [];
      });
    return allowed.flatMap((allowance) => undenied(allowance, rulings));
  });
}
