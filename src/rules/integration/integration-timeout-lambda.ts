import { invocationParts, meantFunction } from '../../apigateway/invocations/invoked-function';
import { branchesWithoutKey } from '../../apigateway/route-keys';
import { DEFAULT_FUNCTION_TIMEOUT_S } from '../../aws/lambda';
import { MAX_INTEGRATION_TIMEOUT_MS } from '../../aws/websocket-limits';
import { NotKnown } from '../../cloudformation/intrinsics/value';
import { hiddenIn } from '../../apigateway/absence/hidden-parts';
import { callers } from '../../apigateway/integrations/callers';
import type { Integration } from '../../apigateway/model';
import type { Assumption } from '../../cloudformation/types';
import type { Policy, Violation } from '../policy';
import { eachValue } from '../support/each-value';
import { mappedHeader } from '../support/mapped-header';
import { awsPage, developerGuide } from '../support/pages';

export const integrationTimeoutLambda: Policy = {
  id: 'integration-timeout-lambda',
  category: 'runtime',
  severity: 'warning',
  title: 'An integration waits at least as long as its Lambda function may run',
  why: 'When the integration gives up first, the client gets {"message":"Endpoint request timed out"} instead of its answer.',
  fix: 'Give the function a Timeout no longer than the integration waits (29 s at most), or hand long work to a queue and post the result to the connection.',
  references: [
    developerGuide('apigateway-execution-service-websocket-limits-table'),
    awsPage('lambda/latest/dg/configuration-timeout'),
    developerGuide('set-up-lambda-integration-async'),
  ],
  check(model, judge) {
    judge.values(model.integrations, ['TimeoutInMillis', 'IntegrationUri'], ([timeout, uri], integration) => {
      uri.assertInSight();
      const invoked = meantFunction(model, uri.text)?.resource;
      if (!uri.text || (!invoked && !invocationParts(uri.text))) return undefined;
      if (!invoked) throw new NotKnown(['IntegrationUri'], 'the timeout of a function out of sight is not known');
      const waits = timeout.isAbsent ? MAX_INTEGRATION_TIMEOUT_MS : timeout.number;
      return eachValue(judge, integration, judge.read(invoked, 'Timeout', timeout.when), (runs): Violation[] => {
        const seconds = runs.isAbsent ? DEFAULT_FUNCTION_TIMEOUT_S : runs.number;
        if (waits === undefined || seconds === undefined || seconds * 1000 <= waits) return [];
        const message = `The integration waits ${waits} ms for function ${invoked.declared.logicalId}, which may run ${seconds * 1000} ms: API Gateway gives up with "Endpoint request timed out".`;
        // API Gateway waits for no answer of a function that it calls asynchronously.
        return mappedHeader(judge, integration, 'x-amz-invocation-type', runs.when)
          .filter(({ string }) => string !== "'Event'")
          .flatMap(({ when }) => waitingBranches(integration, when))
          .map((when) => ({ message, when }));
      });
    });
  },
};

/** The branches in which somebody waits for the integration: after `$disconnect` no client is left that could be told. */
function waitingBranches(integration: Integration, given: readonly Assumption[]): readonly (readonly Assumption[])[] {
  const used = callers(integration, given);
  const hidden = hiddenIn(
    integration.api,
    given,
    used.map(({ when }) => when),
  );
  return [
    ...used.flatMap(({ route, when }) => branchesWithoutKey(route, (key) => key === '$disconnect', when)),
    ...hidden.map(({ when }) => when),
  ];
}
