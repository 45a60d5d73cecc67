import { absentRoute } from '../../apigateway/absence/absent-route';
import { hiddenIn, seenIn } from '../../apigateway/absence/hidden-parts';
import type { Api, Model } from '../../apigateway/model';
import { type Branch, excluding, firstOf, jointly, once } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import type { Assumption } from '../../cloudformation/types';
import type { HiddenParts } from '../../cloudformation/stacks/visibility';
import type { At, Judge, Sentence } from '../policy';

/**
 * Records a violation in several branches.
 *
 * @param judge records the verdict
 * @param at the resource
 * @param path from its `Properties`; empty for the resource as a whole
 * @param branches the branches in which something is wrong
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
 * As {@link reportBranches}, with unknown verdicts for branches in which it is in doubt.
 *
 * @param doubts branches in which something out of sight may set it right
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
 * @param judge records the verdicts
 * @param key the route key
 * @param message what is wrong without that route
 * @param matters the branches in which that matters. @default - those of the API
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
    // Parts out of sight matter in every branch of the API.
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
