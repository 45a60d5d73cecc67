import { literal, parseArn } from '../../model/arn';
import type { Policy } from '../policy';

export const integrationLambdaUri: Policy = {
  id: 'integration-lambda-uri',
  category: 'runtime',
  severity: 'error',
  title: 'A Lambda integration has the invocation URI of its function',
  why: 'HTTP APIs take the ARN of a function; a WebSocket API with one deploys, and answers every message with "Internal server error".',
  fix: 'Write arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html',
    'https://github.com/aws/aws-cdk/issues/13679',
  ],
  check(model, judge) {
    judge.value(model.integrations, 'IntegrationUri', (uri) => {
      uri.assertInSight();
      const { text } = uri;
      if (model.invoked(text)) return undefined;
      const arn = text && parseArn(text);
      const isArn = model.functionRef(text)?.resource !== undefined || (arn && literal(arn.service) === 'lambda');
      return (
        isArn &&
        `${String(uri)} is the function itself, not its invocation URI: every message is answered with "Internal server error".`
      );
    });
  },
};
