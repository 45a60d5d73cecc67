import { functionRef, invokedFunction } from '../../apigateway/invocations/invoked-function';
import { literalText } from '../../cloudformation/intrinsics/symbolic-text';
import { parseArn } from '../../iam/arn';
import type { Policy } from '../policy';

/** What is said of a violation, in templates and while typing. */
export const MESSAGES = {
  notInvocation: (uri: string) =>
    `${uri} is the ARN of the function, not its invocation URI, the only one that AWS documents for WebSocket APIs: the console cannot show the integration.`,
};

export const integrationLambdaUri: Policy = {
  id: 'integration-lambda-uri',
  category: 'runtime',
  severity: 'error',
  title: 'A Lambda integration has the invocation URI of its function',
  why: 'HTTP APIs take the ARN of a function. For WebSocket APIs AWS documents the invocation URI and nothing else: with the ARN an API deploys, the API Gateway console cannot show the integration, and AWS promises nothing about its calls.',
  fix: 'Write arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html',
    'https://github.com/aws/aws-cdk/pull/13820',
  ],
  check(model, judge) {
    judge.value(model.integrations, 'IntegrationUri', (uri) => {
      uri.assertInSight();
      const { text } = uri;
      if (invokedFunction(model, text)) return undefined;
      const arn = text && parseArn(text);
      const isArn = functionRef(model, text)?.resource !== undefined || (arn && literalText(arn.service) === 'lambda');
      return isArn && MESSAGES.notInvocation(String(uri));
    });
  },
};
