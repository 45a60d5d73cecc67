import type { Assumption } from '../../cloudformation/types';
import { type FunctionAddress, addressedFunctions } from '../../apigateway/addresses/function-addresses';
import { connectionAccess } from '../../apigateway/connections/connection-access';
import type { Api, Model } from '../../apigateway/model';
import { excluding, firstOf } from '../../cloudformation/conditions/branches';
import type { Judge, Policy } from '../policy';
import { isCallback } from '../support/callback-addresses';

export const manageConnectionsMissing: Policy = {
  id: 'manage-connections-missing',
  category: 'runtime',
  severity: 'warning',
  title: 'A function that is told where to post may manage the connections there',
  why: 'The function knows the callback address of a WebSocket API, and no policy of its role allows execute-api:ManageConnections there: every post fails with AccessDeniedException.',
  fix: 'Allow execute-api:ManageConnections on arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/POST/@connections/* in a policy of the role.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
    'https://github.com/anomalyco/sst/issues/956',
  ],
  check(model, judge) {
    for (const { function: lambda, addresses } of addressedFunctions(model)) {
      judge.about(lambda);
      const callbacks = addresses.filter(isCallback);
      const apis = new Set(callbacks.map(({ address }) => address.api));
      for (const api of apis) checkApi(model, judge, api, callbacks);
    }
  },
};

/** Reports a function once for each API whose connections it may not manage. */
function checkApi(model: Model, judge: Judge, api: Api, callbacks: readonly FunctionAddress[]): void {
  const { resource } = api;
  if (!resource) return;
  const told: (readonly Assumption[])[] = [];
  for (const { function: lambda, variable, address, when } of callbacks) {
    if (address.api !== api) continue;
    const untold = excluding(when, told);
    const stage = address.host === 'default endpoint' ? address.path[0] : undefined;
    const access = (untold === 'unknown' ? [when] : untold).flatMap((branch) =>
      connectionAccess(model, lambda, resource, stage, branch),
    );
    for (const { when: given, role, allowances } of access) {
      const certain = allowances.filter(({ doubt }) => doubt === undefined);
      const missing = excluding(
        given,
        certain.map((allowance) => allowance.when),
      );
      if (missing.length === 0) continue;
      if (missing === 'unknown' || !role) {
        const doubt = allowances.find((one) => one.doubt !== undefined)?.doubt;
        judge.unknown(lambda, '', doubt ?? 'the conditions of the policies are too many to try', given);
        told.push(given);
        continue;
      }
      const open = allowances.filter(({ doubt }) => doubt !== undefined);
      const message = `${variable} tells the function where to post, and role ${role.declared.logicalId} may not manage connections of ${resource.declared.logicalId} there: AccessDeniedException.`;
      for (const branch of missing) {
        told.push(branch);
        for (const { candidate, when: doubtful } of firstOf(branch, open))
          judge.unknown(lambda, '', candidate.doubt ?? '', doubtful === 'unknown' ? branch : doubtful);
        const refused = excluding(
          branch,
          open.map((one) => one.when),
        );
        if (refused !== 'unknown') for (const one of refused) judge.report(lambda, '', message, one);
      }
    }
  }
}
