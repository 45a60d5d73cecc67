import { invokeFullAccess as policy, MESSAGES } from '../../rules/access/invoke-full-access';
import { isLimited } from '../analysis/connection-grants';
import { stringOf } from '../analysis/static-values';
import { wrapped, type Node } from '../analysis/syntax';
import { allApis } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

const BY_NAME = 'iam.ManagedPolicy.fromAwsManagedPolicyName';
const NAME = 'AmazonAPIGatewayInvokeFullAccess';

export const invokeFullAccess = defineSourceRule(policy, {
  messages: MESSAGES,
  check(file, report) {
    if (allApis(file).length === 0 || isLimited(file)) return;
    for (const { symbol, node } of file.imports.calls)
      if (symbol === BY_NAME && stringOf(file.argument(node, 0)) === NAME && isAttached(node))
        report({ node, messageId: 'fullAccess' });
  },
});

/** Whether a managed policy is given to somebody where it stands: `role.addManagedPolicy(…)`, `managedPolicies: […]`. */
function isAttached(node: Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'CallExpression' || parent?.type === 'ArrayExpression';
}
