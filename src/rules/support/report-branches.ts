import { absentRoute } from '../../apigateway/absence/absent-route';
import { hiddenIn, seenIn } from '../../apigateway/absence/hidden-parts';
import type { Api, Model } from '../../apigateway/model';
import { type Branch, excluding, firstOf, jointly, once } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import type { Assumption } from '../../cloudformation/types';
import type { HiddenParts } from '../../cloudformation/stacks/visibility';
import type { At, Judge, Sentence } from '../policy';

/**
 * Records that something is wrong, in every branch in which it is.
 *
 * @param judge takes down the verdict
 * @param at the resource
 * @param path from its `Properties`; empty for the resource as a whole
 * @param branches those in which something is wrong
 * @param message what is wrong in them
 */
export function reportBranches(
  judge: Judge,
  at: At,
  path: string | Path,
  branches: readonly Branch[],
  message: string | Sentence,
): void {
  for (const branch of branches) judge.report(at, path, message, branch);
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
  branches: readonly Branch[],
  message: string | Sentence,
  doubts: readonly HiddenParts[],
): void {
  for (const branch of branches) {
    for (const { candidate, when } of firstOf(branch, doubts)) judge.unknown(at, path, candidate.reason, when);
    const certain = excluding(
      branch,
      doubts.map(({ when }) => when),
    );
    reportBranches(judge, at, path, certain, message);
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
      for (const { when: branch, reason } of absentRoute(api, key, given)) {
        if (reason === undefined) judge.report(api.resource, '', message, branch);
        else judge.unknown(api.resource, '', reason, branch);
      }
    }
  }
}
