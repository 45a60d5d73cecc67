import type { Assumption } from '../../cloudformation/types';
import { isFromGlobals } from '../../cloudformation/sam/globals';
import { type FunctionAddress, addressedFunctions } from '../../apigateway/addresses/function-addresses';
import { connectionAccess } from '../../apigateway/connections/connection-access';
import type { Api, Model } from '../../apigateway/model';
import { perModel } from '../../apigateway/per-model';
import { grouped, groupedPairs } from '../../collections/grouped';
import { excluding, isOpen } from '../../cloudformation/conditions/branches';
import { settled } from '../../iam/permitted';
import type { Judge, Policy } from '../policy';
import { isCallback } from '../support/callback-addresses';
import { developerGuide, github } from '../support/pages';
import { reportBranches } from '../support/report-branches';

export const manageConnectionsMissing: Policy = {
  id: 'manage-connections-missing',
  category: 'runtime',
  severity: 'warning',
  title: 'A function that is told where to post may manage the connections there',
  why: 'The function knows the callback address of a WebSocket API, and no policy of its role allows execute-api:ManageConnections there: every post fails with AccessDeniedException.',
  fix: 'Allow execute-api:ManageConnections on arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/POST/@connections/* in a policy of the role.',
  references: [
    developerGuide('apigateway-websocket-control-access-iam'),
    developerGuide('apigateway-how-to-call-websocket-api-connections'),
    github('anomalyco/sst/issues/956'),
  ],
  check(model, judge) {
    for (const { function: lambda, addresses } of addressedFunctions(model)) {
      judge.about(lambda);
      const told = addresses.filter((one) => isCallback(one) && !isToldToAll(model, one));
      for (const [api, callbacks] of grouped(told, ({ address }) => address.api))
        checkApi(model, judge, api, callbacks);
    }
  },
};

/**
 * Whether `Globals` tells every function of a SAM template where to post, and another one of them may: it says nothing
 * of this one.
 */
function isToldToAll(model: Model, told: FunctionAddress): boolean {
  if (!isGlobal(told)) return false;
  const { function: lambda, variable, address } = told;
  return (globalPosters(model).get(address.api) ?? []).some(
    (one) => one.variable === variable && one.function !== lambda && one.function.template === lambda.template,
  );
}

/** Addresses in `Globals`, of functions that may post to them, by API. */
const globalPosters = perModel((model) =>
  groupedPairs(
    addressedFunctions(model)
      .flatMap(({ addresses }) => addresses)
      .filter((told) => isGlobal(told) && mayPost(model, told))
      .map((told): [Api, FunctionAddress] => [told.address.api, told]),
  ),
);

function isGlobal({ function: lambda, variable }: FunctionAddress): boolean {
  return isFromGlobals(lambda, ['Environment', 'Variables', variable]);
}

function mayPost(model: Model, { function: lambda, address }: FunctionAddress): boolean {
  const { resource } = address.api;
  const access = resource ? connectionAccess(model, lambda, resource, undefined, []) : [];
  return access.some(({ allowances }) => allowances.length > 0);
}

/** Reports a function once for each API whose connections it may not manage. */
function checkApi(model: Model, judge: Judge, api: Api, callbacks: readonly FunctionAddress[]): void {
  const { resource } = api;
  if (!resource) return;
  const told: (readonly Assumption[])[] = [];
  for (const { function: lambda, variable, address, when } of callbacks) {
    const stage = address.host === 'default endpoint' ? address.path[0] : undefined;
    const untold = excluding(when, told);
    // Where nobody can tell what is left to say, it is said again.
    const access = (untold.some(isOpen) ? [when] : untold).flatMap((branch) =>
      connectionAccess(model, lambda, resource, stage, branch),
    );
    for (const { when: given, role, allowances } of access) {
      const allowed = settled(given, allowances);
      const refused = excluding(
        given,
        allowed.map((allowance) => allowance.when),
      );
      for (const { when: branch, doubt } of allowed) {
        if (doubt === undefined) continue;
        judge.unknown(lambda, '', doubt, branch);
        told.push(branch);
      }
      const message = `${variable} tells the function where to post, and role ${role?.declared.logicalId ?? ''} may not manage connections of ${resource.declared.logicalId} there: AccessDeniedException.`;
      reportBranches(judge, lambda, '', refused, message);
      told.push(...refused);
    }
  }
}
