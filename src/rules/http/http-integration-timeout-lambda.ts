import { meantFunction } from '../../apigateway/invocations/invoked-function';
import { MAX_HTTP_INTEGRATION_TIMEOUT_MS } from '../../aws/http-limits';
import { DEFAULT_FUNCTION_TIMEOUT_S } from '../../aws/lambda';
import type { Policy, Violation } from '../policy';
import { eachValue } from '../support/each-value';
import { awsPage, developerGuide } from '../support/pages';

export const httpIntegrationTimeoutLambda: Policy = {
  id: 'http-integration-timeout-lambda',
  protocols: ['http'],
  category: 'runtime',
  severity: 'warning',
  title: 'An integration of an HTTP API waits at least as long as its Lambda function may run',
  why: 'When the integration gives up first, the client gets an error while the function may go on working, and a retry does the work twice.',
  fix: 'Give the function a Timeout no longer than the integration waits (30 s at most), or hand long work to a queue.',
  references: [developerGuide('http-api-quotas'), awsPage('lambda/latest/dg/configuration-timeout')],
  check(model, judge) {
    judge.values(
      model.integrations,
      ['TimeoutInMillis', 'IntegrationUri', 'IntegrationType'],
      ([timeout, uri, type], integration) => {
        if (type.string !== 'AWS_PROXY') return undefined;
        uri.assertInSight();
        const { resource } = meantFunction(model, uri.text) ?? {};
        if (!resource) return undefined;
        const waits = timeout.isAbsent ? MAX_HTTP_INTEGRATION_TIMEOUT_MS : timeout.number;
        return eachValue(judge, integration, judge.read(resource, 'Timeout', timeout.when), (runs): Violation[] => {
          const seconds = runs.isAbsent ? DEFAULT_FUNCTION_TIMEOUT_S : runs.number;
          if (waits === undefined || seconds === undefined || seconds * 1000 <= waits) return [];
          const message = `The integration waits ${waits} ms for function ${resource.declared.logicalId}, which may run ${seconds * 1000} ms: the client gets an error.`;
          return [{ message, when: runs.when }];
        });
      },
    );
  },
};
