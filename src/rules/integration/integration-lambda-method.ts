import { invocationParts } from '../../apigateway/invocations/invoked-function';
import { actionService } from '../../apigateway/integrations/service-uri';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { awsPage, templateReference } from '../support/pages';

export const integrationLambdaMethod: Policy = {
  id: 'integration-lambda-method',
  category: 'runtime',
  severity: 'error',
  title: 'A Lambda integration calls its function by POST',
  why: 'API Gateway invokes a function through the API of AWS Lambda, which takes POST and nothing else, whatever the client did. The integration deploys with another method, and every call fails.',
  fix: 'Remove IntegrationMethod, or set it to POST.',
  references: [templateReference('ApiGatewayV2::Integration'), awsPage('lambda/latest/api/API_Invoke')],
  check(model, judge) {
    judge.values(
      model.integrations,
      ['IntegrationMethod', 'IntegrationUri', 'IntegrationType'],
      ([method, uri, type]) => {
        if (method.isAbsent || !callsLambda(uri, type)) return undefined;
        if (method.string?.toUpperCase() === 'POST') return undefined;
        return `The integration calls its Lambda function by ${String(method)}; AWS Lambda takes POST only, so every call fails.`;
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
