import { lambdaPermissionMissing as policy } from '../../rules/access/lambda-permission-missing';
import { isAsWritten } from '../analysis/instance';
import { handlerOf } from '../analysis/lambda-functions';
import { integrationOf } from '../analysis/route-integrations';
import type { Part } from '../analysis/parts';
import type { SourceFile } from '../analysis/source-file';
import { nodeOf } from '../analysis/static-values';
import type { Node } from '../analysis/syntax';
import { authorizers, integrations } from '../analysis/websocket-constructs';
import { routes } from '../analysis/websocket-routes';
import { defineSourceRule } from '../define-source-rule';

/** Constructs and methods that add a permission for API Gateway; `grantInvoke` of other services counts too. */
const PERMITS =
  /Permission|grantInvoke|addToResourcePolicy|(?:Lambda\w*|Http\w*|WebSocket\w*)(?:Integration|Authorizer)\(|LambdaRestApi/;

export const lambdaPermissionMissing = defineSourceRule(policy, {
  messages: {
    integration:
      'Nothing lets API Gateway call the function of this integration: clients get "Internal server error". Add a permission for apigateway.amazonaws.com on the API and the route.',
    authorizer:
      'Nothing lets API Gateway call the function of this authorizer: clients get "Internal server error". Add a permission for apigateway.amazonaws.com on the API and the authorizer.',
  },
  check(file, report) {
    // It may not be visible which function a permission is for: any of them may be for this one.
    if (PERMITS.test(file.sourceCode.text)) return;
    const used = new Set(routes(file).map((route) => integrationOf(file, route)?.node));
    for (const integration of integrations(file).filter(({ creation }) => used.has(creation.node))) {
      const uri = refusedUri(file, integration, 'integrationUri', 'credentialsArn');
      if (uri) report({ node: uri, messageId: 'integration' });
    }
    for (const authorizer of authorizers(file)) {
      const uri = refusedUri(file, authorizer, 'authorizerUri', 'authorizerCredentialsArn');
      if (uri) report({ node: uri, messageId: 'authorizer' });
    }
  },
});

/**
 * The URI of a function that a raw construct calls without a role, where no other code has the function or its name: it
 * could add a permission.
 */
function refusedUri(
  file: SourceFile,
  { isL1, creation, props, instance }: Part,
  uri: string,
  role: string,
): Node | undefined {
  if (!isL1 || !isAsWritten(instance, uri, role) || file.evaluator.property(props, role).kind !== 'absent')
    return undefined;
  const handler = handlerOf(file, creation);
  if (!handler) return undefined;
  const { isLost, isExposed } = file.instance(handler);
  return isLost || isExposed ? undefined : nodeOf(file.evaluator.property(props, uri));
}
