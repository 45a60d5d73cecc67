import { INVOCATION_URI } from '../../aws/written-arns';
import { functionRef, invocationParts, invokedFunction } from '../../apigateway/invocations/invoked-function';
import { isFunctionName, nameInUri } from '../../apigateway/invocations/name-in-uri';
import { literalText } from '../../cloudformation/intrinsics/symbolic-text';
import { parseArn } from '../../iam/arn';
import type { Policy } from '../policy';
import { outsideSub } from '../support/outside-sub';
import { developerGuide, github, templateReference } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  notInvocation: (uri: string, what = 'ARN') =>
    `${uri} is the ${what} of the function, not its invocation URI: the API Gateway console does not show the function, and tools that look for it do not find it.`,
  name: (name: string) =>
    `${name} is the name of a function; the invocation URI that AWS documents needs its ARN between functions/ and /invocations.`,
};

export const integrationLambdaUri: Policy = {
  id: 'integration-lambda-uri',
  category: 'runtime',
  severity: 'warning',
  title: 'A Lambda integration has the invocation URI of its function',
  why: 'HTTP APIs accept the ARN of a function; for WebSocket APIs, AWS documents the invocation URI, which contains the ARN. With the ARN alone, calls are reported to work, but the API Gateway console does not show the function, and tools that look for it in the URI do not find it.',
  fix: `Write !Sub ${INVOCATION_URI}.`,
  references: [
    templateReference('ApiGatewayV2::Integration'),
    developerGuide('apigateway-websocket-api-integration-requests'),
    github('aws/aws-cdk/pull/13820'),
    github('aws/aws-cdk/issues/19532'),
  ],
  check(model, judge) {
    judge.value(model.integrations, 'IntegrationUri', (uri, { resource }) => {
      uri.assertInSight();
      const { text } = uri;
      const name = nameInUri(text);
      if (name !== undefined) return MESSAGES.name(name);
      if (invocationParts(text ?? [])) {
        const misplaced = outsideSub(uri, resource, 'it names no function');
        if (misplaced !== undefined) return misplaced;
      }
      if (invokedFunction(model, text)) return undefined;
      const arn = text && parseArn(text);
      const isArn = functionRef(model, text)?.resource !== undefined || (arn && literalText(arn.service) === 'lambda');
      return isArn && MESSAGES.notInvocation(String(uri), isFunctionName(text?.[0]) ? 'name' : 'ARN');
    });
  },
};
