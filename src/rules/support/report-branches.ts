import { absentRoute } from '../../apigateway/absence/absent-route';
import { hiddenIn, seenIn } from '../../apigateway/absence/hidden-parts';
import type { Api, Model } from '../../apigateway/model';
import { type Branch, excluding, firstOf, jointly, once } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import type { Assumption } from '../../cloudformation/types';
import type { HiddenParts } from '../../cloudformation/visibility';
import type { At, Judge, Sentence } from '../policy';

/**
 * Records what `excluding` or `jointly` answers.
 *
 * @param judge takes down the verdict
 * @param at the resource
 * @param path from its `Properties`; empty for the resource as a whole
 * @param branch the branch in which something is wrong; undefined when there is none
 * @param message what is wrong in it
 */
export function reportBranch(
  judge: Judge,
  at: At,
  path: string | Path,
  branch: readonly Assumption[] | 'unknown' | undefined,
  message: string | Sentence,
): void {
  if (branch === 'unknown') judge.unknown(at, path, 'the conditions around it are too many to try');
  else if (branch) judge.report(at, path, message, branch);
}

/** As {@link reportBranch}, for every branch in which something is wrong. */
export function reportBranches(
  judge: Judge,
  at: At,
  path: string | Path,
  branches: readonly (readonly Assumption[])[] | 'unknown',
  message: string | Sentence,
): void {
  for (const branch of branches === 'unknown' ? [branches] : branches) reportBranch(judge, at, path, branch, message);
}

/**
 * As {@link reportBranches}, but for where it is in doubt.
 *
 * @param doubts branches in which what is wrong may be set right out of sight
 */
export function reportBeyondDoubt(
  judge: Judge,
  at: At,
  path: string | Path,
  branches: readonly Branch[] | 'unknown',
  message: string | Sentence,
  doubts: readonly HiddenParts[],
): void {
  if (branches === 'unknown') reportBranch(judge, at, path, branches, message);
  else
    for (const branch of branches) {
      for (const { candidate, when } of firstOf(branch, doubts))
        judge.unknown(at, path, candidate.reason, when === 'unknown' ? branch : when);
      const certain = excluding(
        branch,
        doubts.map(({ when }) => when),
      );
      // What cannot be told has just been said.
      if (certain !== 'unknown') reportBranches(judge, at, path, certain, message);
    }
}

/**
 * Reports every API in sight that can be deployed without a route of some key.
 *
 * @param model the app
 * @param judge takes down the verdicts
 * @param key the route key
 * @param message what is wrong without that route
 * @param matters the branches in which that matters. @default - wherever the API is
 */
export function reportMissingRoute(
  model: Model,
  judge: Judge,
  key: string,
  message: string | Sentence,
  matters: (api: Api) => readonly (readonly Assumption[])[] = ({ when }) => [when],
): void {
  for (const api of model.apis) {
    if (api.resource) judge.about(api.resource);
    // What may be out of sight matters wherever the API is.
    const hidden = hiddenIn(api, api.when).map(({ when }) => when);
    for (const when of [...once(matters(api)).flatMap((branch) => seenIn(api, branch)), ...hidden]) {
      const given = jointly(api.when, when);
      if (!api.resource || given === undefined) continue;
      if (given === 'unknown') judge.unknown(api.resource, '', 'its conditions are too many to try');
      else
        for (const { when: branch, reason } of absentRoute(api, key, given)) {
          if (reason === undefined) judge.report(api.resource, '', message, branch);
          else judge.unknown(api.resource, '', reason, branch);
        }
    }
  }
}
