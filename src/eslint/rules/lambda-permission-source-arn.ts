import type { TSESTree } from '@typescript-eslint/utils';
import { matchesWildcard } from '../../iam/arn';
import { lambdaPermissionSourceArn as policy } from '../../rules/access/lambda-permission-source-arn';
import { defineSourceRule } from '../define-source-rule';
import { ownerOf } from '../analysis/attributes';
import {
  apiGatewayPermissions,
  sourceAccountOf,
  sourceArnOf,
  type Permission,
} from '../analysis/api-gateway-permissions';
import { withProperty } from '../analysis/edits';
import { isAsWritten } from '../analysis/instance';
import {
  functionMadeAs,
  mayBeSame,
  webSocketAliases,
  webSocketHandlers,
  type MadeFunction,
} from '../analysis/lambda-functions';
import { receiverOf } from '../analysis/method-calls';
import type { SourceFile } from '../analysis/source-file';
import type { Node } from '../analysis/syntax';
import { holderAt } from '../analysis/visible-names';
import { nodeOf, stringOf, type Creation, type Value } from '../analysis/static-values';
import { apis } from '../analysis/websocket-constructs';

const INVOKE_FUNCTION = 'lambda:InvokeFunction';

export const lambdaPermissionSourceArn = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    open: 'The permission has no sourceArn: an API of any AWS account may call the function.',
    account: 'The permission has no sourceArn: every API of the account may call the function.',
    nameApi: 'Let only {{api}} call the function.',
  },
  check(file, report) {
    for (const permission of permissions(file)) {
      const { node, props } = permission;
      if (sourceArnOf(file, permission).kind !== 'absent' || !allowsInvoking(file, props)) continue;
      const api = onlyApi(file, node);
      const fix =
        api === undefined ? undefined : withProperty(file.sourceCode, props, `sourceArn: ${api}.arnForExecuteApiV2()`);
      report({
        node,
        messageId: sourceAccountOf(file, permission).kind === 'absent' ? 'open' : 'account',
        suggest: fix ? [{ messageId: 'nameApi', data: { api }, fix }] : [],
      });
    }
  },
});

/** Permissions for API Gateway on functions and aliases that a WebSocket API of this file calls. */
function permissions(file: SourceFile): readonly Permission[] {
  const all = apiGatewayPermissions(file);
  if (all.length === 0) return [];
  const handlers = webSocketHandlers(file);
  const called = [...handlers, ...webSocketAliases(file)];
  const calls = new Set<Node>(called.flatMap((one) => file.instance(one).calls.map(({ node }) => node)));
  return all.filter((permission) => {
    const { node, props } = permission;
    if (node.type === 'CallExpression') return calls.has(node) && !isOnOther(file, node, handlers);
    if (!isAsWritten(file.instance({ node }), 'sourceAccount', 'action', 'functionName')) return false;
    const target = namedBy(file, props);
    return called.some((one) => one.node === target?.node);
  });
}

/** The function or the alias that a raw permission names. */
function namedBy(file: SourceFile, props: Value): Creation | undefined {
  const name = nodeOf(file.evaluator.property(props, 'functionName'));
  const named = ownerOf(file, name, /^(?:function(?:Name|Arn)|ref|attrArn)$/);
  return named && file.typeOf(named)?.creation;
}

/** Whether a method is called on a function that certainly is not one of the given functions. */
function isOnOther(file: SourceFile, call: TSESTree.CallExpression, others: readonly MadeFunction[]): boolean {
  const receiver = receiverOf(call);
  const made = receiver && functionMadeAs(file, receiver);
  return made !== undefined && !others.some((other) => mayBeSame(other, made));
}

/** Whether the action of a permission, `lambda:InvokeFunction` by default, is that of calling the function. */
function allowsInvoking(file: SourceFile, props: Value): boolean {
  const action = file.evaluator.property(props, 'action');
  const pattern = stringOf(action);
  return action.kind === 'absent' || (pattern !== undefined && matchesWildcard(pattern, INVOKE_FUNCTION));
}

/** The name of the file's only WebSocket API, if it is created before the permission. */
function onlyApi(file: SourceFile, before: Permission['node']): string | undefined {
  const [api, another] = apis(file);
  return api && !another ? holderAt(file.sourceCode, api.creation.node, before) : undefined;
}
