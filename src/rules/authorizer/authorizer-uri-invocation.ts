import { handsOnAnyText } from '../../aws/hands-on-any-text';
import { EXECUTE_API_ARN, INVOCATION_URI } from '../../aws/written-arns';
import { invocationParts } from '../../apigateway/invocations/invoked-function';
import { nameInUri } from '../../apigateway/invocations/name-in-uri';
import { formatText, isOpenText, literalText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import type { Policy } from '../policy';
import { outsideSub } from '../support/outside-sub';
import { developerGuide, templateReference } from '../support/pages';

const URI = 'arn:PARTITION:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations';

export const authorizerUriInvocation: Policy = {
  id: 'authorizer-uri-invocation',
  category: 'deploy',
  severity: 'error',
  title: 'An authorizer has the invocation URI of its function',
  why: 'AWS on REQUEST authorizers: the AuthorizerUri "must be a well-formed Lambda function URI". The ARN or the name of a function is not one, and a user pool cannot authorize for a WebSocket API at all.',
  fix: `Write !Sub ${INVOCATION_URI} with the logical id of the function, and let an AWS::Lambda::Permission allow ${EXECUTE_API_ARN}\${Api}/authorizers/\${Authorizer} to call it.`,
  references: [templateReference('ApiGatewayV2::Authorizer'), developerGuide('apigateway-websocket-api-lambda-auth')],
  check(model, judge) {
    judge.value(model.authorizers, 'AuthorizerUri', (uri, { resource }) => {
      uri.assertInSight();
      const { text } = uri;
      if (!text || literalText(text) === '') return undefined;
      const misplaced = outsideSub(uri, resource, 'it names no function');
      if (misplaced !== undefined) return misplaced;
      const name = nameInUri(text);
      if (name !== undefined)
        return `${name} is the name of a function; the invocation URI needs its ARN between functions/ and /invocations.`;
      const target = invocationParts(text);
      if (target)
        return isOfAnotherService(target)
          ? `${formatText(target)} is no function; the invocation URI needs the ARN of one between functions/ and /invocations.`
          : undefined;
      assertNoneHidden(uri, text);
      return `${String(uri)} is not the invocation URI of a function, which is ${URI}.`;
    });
  },
};

/** Whether an ARN in an invocation URI is that of something other than a function: of a user pool, above all. */
function isOfAnotherService(target: Text): boolean {
  const symbol = onlySymbol(target);
  if (symbol) return symbol.kind === 'resource' && isNoFunction(symbol.resource);
  const arn = parseArn(target);
  const service = arn && literalText(arn.service);
  return service !== undefined && service !== 'lambda';
}

/** Whether a resource is no function, and does not hand on the ARN of one. */
function isNoFunction({ type }: Resource): boolean {
  return !type.startsWith('AWS::Lambda::') && !handsOnAnyText(type);
}

/** Ends the question where what the URI is made of is only known at deployment. */
function assertNoneHidden(uri: Value, text: Text): void {
  if (isOpenText(text)) uri.assertKnown();
  const symbol = onlySymbol(text);
  if (symbol?.kind !== 'resource' || !handsOnAnyText(symbol.resource.type)) return;
  throw new NotKnown(
    ['AuthorizerUri'],
    `what ${symbol.resource.declared.logicalId} answers is only known at deployment`,
  );
}
