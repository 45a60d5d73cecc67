import { meantFunction } from '../../apigateway/invocations/invoked-function';
import { HTTP_AUTHORIZER_TIMEOUT_MS } from '../../aws/http-limits';
import { DEFAULT_FUNCTION_TIMEOUT_S } from '../../aws/lambda';
import { NotKnown } from '../../cloudformation/intrinsics/value';
import type { Policy, Violation } from '../policy';
import { eachValue } from '../support/each-value';
import { awsPage, developerGuide } from '../support/pages';

export const httpAuthorizerTimeout: Policy = {
  id: 'http-authorizer-timeout',
  protocols: ['http'],
  category: 'runtime',
  severity: 'warning',
  title: 'The function of an authorizer runs for at most 10 seconds',
  why: 'API Gateway waits 10,000 ms for a Lambda authorizer of an HTTP API, and AWS does not raise this quota. If the function is still running then, the request fails.',
  fix: 'Set Timeout of the function to 10 (seconds) or less, and let it answer from a cache where the identity provider is slow.',
  references: [developerGuide('http-api-quotas'), awsPage('lambda/latest/dg/configuration-timeout')],
  check(model, judge) {
    judge.value(model.authorizers, 'AuthorizerUri', (uri, authorizer) => {
      if (uri.isAbsent) return undefined;
      uri.assertInSight();
      const { resource } = meantFunction(model, uri.text) ?? {};
      if (!resource) throw new NotKnown(['AuthorizerUri'], 'the timeout of a function out of sight is not known');
      return eachValue(judge, authorizer, judge.read(resource, 'Timeout', uri.when), (runs): Violation[] => {
        const seconds = runs.isAbsent ? DEFAULT_FUNCTION_TIMEOUT_S : runs.number;
        if (seconds === undefined || seconds * 1000 <= HTTP_AUTHORIZER_TIMEOUT_MS) return [];
        const message = `Function ${resource.declared.logicalId} may run ${seconds * 1000} ms, but API Gateway waits ${HTTP_AUTHORIZER_TIMEOUT_MS} ms for an authorizer.`;
        return [{ message, when: runs.when }];
      });
    });
  },
};
