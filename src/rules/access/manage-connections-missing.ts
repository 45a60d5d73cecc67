import { EXECUTE_API_ARN } from '../../aws/written-arns';
import type { Assumption, Resource } from '../../cloudformation/types';
import { ownObject } from '../../cloudformation/document/json';
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
  title: 'A function that has a callback URL may manage the connections there',
  why: 'The function knows the callback URL of a WebSocket API, but no policy of its role allows execute-api:ManageConnections there: every post fails with AccessDeniedException.',
  fix: `Allow execute-api:ManageConnections on ${EXECUTE_API_ARN}\${Api}/\${Stage}/POST/@connections/* in a policy of the role.`,
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
 * Whether a function is told where to post with others, one of which may: by `Globals` of a SAM template, or by one
 * environment for all of them. It says nothing of this one.
 */
function isToldToAll(model: Model, told: FunctionAddress): boolean {
  const key = audience(told);
  const able = key === undefined ? undefined : posters(model).get(key);
  return able !== undefined && able.size > (able.has(told.function) ? 1 : 0);
}

/** The functions that may post where they are told to, by what is the same of all that are told it together. */
const posters = perModel((model): ReadonlyMap<string, ReadonlySet<Resource>> => {
  const pairs = addressedFunctions(model).flatMap(({ addresses }) =>
    addresses.flatMap((told): [string, FunctionAddress][] => {
      const key = audience(told);
      return key === undefined ? [] : [[key, told]];
    }),
  );
  const able = [...groupedPairs(pairs)].map(([key, all]): [string, ReadonlySet<Resource>] => {
    const functions = all.length > 1 ? all.filter((told) => mayPost(model, told)) : [];
    return [key, new Set(functions.map((told) => told.function))];
  });
  return new Map(able);
});

/** So many variables, or more, are written once for several functions. */
const SHARED_VARIABLES = 3;

/** What is the same of all functions that are told an address together; undefined where one is told by itself. */
function audience({ function: lambda, variable, address }: FunctionAddress): string | undefined {
  const { resource } = address.api;
  const told = JSON.stringify([lambda.template.id, resource?.template.id, resource?.logicalId, variable]);
  if (isFromGlobals(lambda, ['Environment', 'Variables', variable])) return told;
  const variables = ownObject(ownObject(lambda.properties, 'Environment'), 'Variables');
  const isShared = Object.keys(variables).length >= SHARED_VARIABLES;
  return isShared ? `${told} ${JSON.stringify(variables)}` : undefined;
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
      const message = `${variable} tells the function where to post, but role ${role?.declared.logicalId ?? ''} may not manage the connections of ${resource.declared.logicalId} there: every post fails with AccessDeniedException.`;
      reportBranches(judge, lambda, '', refused, message);
      told.push(...refused);
    }
  }
}
