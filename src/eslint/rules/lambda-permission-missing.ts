import { lambdaPermissionMissing as policy } from '../../rules/access/lambda-permission-missing';
import { isAsWritten } from '../analysis/instance';
import { handlerOf } from '../analysis/lambda-functions';
import { integrationOf } from '../analysis/route-integrations';
import { nodeOf } from '../analysis/static-values';
import { integrations } from '../analysis/websocket-constructs';
import { routes } from '../analysis/websocket-routes';
import { defineSourceRule } from '../define-source-rule';

/** Constructs and methods that add a permission for API Gateway; `grantInvoke` of other services counts too. */
const PERMITS =
  /Permission|grantInvoke|addToResourcePolicy|(?:Lambda\w*|Http\w*|WebSocket\w*)(?:Integration|Authorizer)\(|LambdaRestApi/;

export const lambdaPermissionMissing = defineSourceRule(policy, {
  messages: {
    missing:
      'Nothing lets API Gateway call the function of this integration: clients get "Internal server error". Add a permission for apigateway.amazonaws.com on the API and the route.',
  },
  check(file, report) {
    // It may not be visible which function a permission is for: any of them may be for this one.
    if (PERMITS.test(file.sourceCode.text)) return;
    const used = new Set(routes(file).map((route) => integrationOf(file, route)?.node));
    for (const { isL1, creation, props, instance } of integrations(file)) {
      if (!isL1 || !used.has(creation.node) || !isAsWritten(instance, 'integrationUri', 'credentialsArn')) continue;
      const handler = handlerOf(file, creation);
      const uri = nodeOf(file.evaluator.property(props, 'integrationUri'));
      if (!handler || !uri || file.evaluator.property(props, 'credentialsArn').kind !== 'absent') continue;
      const { isLost, isExposed } = file.instance(handler);
      if (!isLost && !isExposed) report({ node: uri, messageId: 'missing' });
    }
  },
});
