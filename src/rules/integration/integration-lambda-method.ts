import { invocationParts } from '../../apigateway/invocations/invoked-function';
import { actionService } from '../../apigateway/integrations/service-uri';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { awsPage, templateReference } from '../support/pages';

export const integrationLambdaMethod: Policy = {
  id: 'integration-lambda-method',
  category: 'runtime',
  severity: 'error',
  title: 'A Lambda integration calls its function with POST',
  why: 'API Gateway invokes a function through the API of AWS Lambda, which accepts only POST, whatever the client sent. With another method, the integration deploys, and every call fails.',
  fix: 'Remove IntegrationMethod, or set it to POST.',
  references: [templateReference('ApiGatewayV2::Integration'), awsPage('lambda/latest/api/API_Invoke')],
  check(model, judge) {
    judge.values(
      model.integrations,
      ['IntegrationMethod', 'IntegrationUri', 'IntegrationType'],
      ([method, uri, type]) => {
        if (method.isAbsent || !callsLambda(uri, type)) return undefined;
        if (method.string?.toUpperCase() === 'POST') return undefined;
        return `The integration calls its Lambda function with ${String(method)}; AWS Lambda accepts only POST, so every call fails.`;
      },
    );
  },
};

/** Whether a Lambda function is called: the URI says so, or the type, unless the URI names another service. */
function callsLambda({ text }: Value, type: Value): boolean {
  if (text && invocationParts(text)) return true;
  const isOther = text !== undefined && actionService(text) !== undefined;
  return !isOther && type.isKnown && type.string === 'AWS_PROXY';
}
