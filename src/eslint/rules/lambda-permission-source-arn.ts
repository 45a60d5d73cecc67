import type { TSESTree } from '@typescript-eslint/utils';
import { matchesWildcard } from '../../iam/arn';
import { lambdaPermissionSourceArn as policy } from '../../rules/access/lambda-permission-source-arn';
import { defineSourceRule } from '../define-source-rule';
import { ownerOf } from '../analysis/attributes';
import { isApiGateway, sourceAccountOf, sourceArnOf } from '../analysis/api-gateway-principal';
import { withProperty } from '../analysis/edits';
import { holderOf } from '../analysis/assignment-target';
import { isAsWritten } from '../analysis/instance';
import { functionMadeAs, mayBeSame, webSocketHandlers, type MadeFunction } from '../analysis/lambda-functions';
import type { SourceFile } from '../analysis/source-file';
import { enclosingFunction, unwrap } from '../analysis/syntax';
import { ABSENT, nodeOf, stringOf, type Value } from '../analysis/static-values';
import { apis } from '../analysis/websocket-constructs';

const INVOKE_FUNCTION = 'lambda:InvokeFunction';

export const lambdaPermissionSourceArn = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    open: 'The permission has no sourceArn: an API of any AWS account may call the function.',
    nameApi: 'Let only {{api}} call the function.',
  },
  check(file, report) {
    for (const { node, props, principal } of permissions(file)) {
      if (sourceArnOf(file, props, principal).kind !== 'absent') continue;
      if (sourceAccountOf(file, props, principal).kind !== 'absent') continue;
      if (!allowsInvoking(file, props)) continue;
      const api = onlyApi(file, node);
      const edit =
        api === undefined ? undefined : withProperty(file.sourceCode, props, `sourceArn: ${api}.arnForExecuteApiV2()`);
      report({
        node,
        messageId: 'open',
        suggest: edit && api !== undefined ? [{ messageId: 'nameApi', data: { api }, fix: edit }] : [],
      });
    }
  },
});

interface Permission {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  /** Absent where `grantInvoke` adds it. */
  readonly props: Value;
  readonly principal: Value;
}

/** Permissions for API Gateway on functions that a WebSocket API of this file calls. */
function permissions(file: SourceFile): readonly Permission[] {
  if (file.methodCalls(['addPermission', 'grantInvoke']).length + file.made('lambda.CfnPermission').length === 0)
    return [];
  const handlers = webSocketHandlers(file);
  if (handlers.length === 0) return [];
  const calls = [...new Set(handlers.map((handler) => file.instance(handler)))].flatMap((instance) => instance.calls);
  const added = calls.flatMap(({ name, node }): Permission[] => {
    const isGrant = name === 'grantInvoke';
    if ((!isGrant && name !== 'addPermission') || isOnOther(file, node, handlers)) return [];
    const props = isGrant ? ABSENT : file.argument(node, 1);
    const principal = isGrant ? file.argument(node, 0) : file.evaluator.property(props, 'principal');
    return isApiGateway(file, principal) ? [{ node, props, principal }] : [];
  });
  const raw = file.made('lambda.CfnPermission').flatMap((creation): Permission[] => {
    const props = file.props(creation);
    const named = ownerOf(
      file,
      nodeOf(file.evaluator.property(props, 'functionName')),
      /^(?:function(?:Name|Arn)|ref|attrArn)$/,
    );
    const target = named && file.typeOf(named)?.creation?.node;
    const isOurs = handlers.some(({ node }) => node === target);
    const principal = file.evaluator.property(props, 'principal');
    const isKnown = isApiGateway(file, principal) && isAsWritten(file.instance(creation), 'sourceArn', 'principal');
    return isOurs && isKnown ? [{ node: creation.node, props, principal }] : [];
  });
  return [...new Map([...added, ...raw].map((permission) => [permission.node, permission])).values()];
}

/** Whether a method is called on a function that certainly is not one of the given functions. */
function isOnOther(file: SourceFile, call: TSESTree.CallExpression, others: readonly MadeFunction[]): boolean {
  const callee = unwrap(call.callee);
  const made = callee.type === 'MemberExpression' ? functionMadeAs(file, callee.object) : undefined;
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
  if (!api || another || api.creation.node.range[1] > before.range[0]) return undefined;
  return enclosingFunction(api.creation.node) === enclosingFunction(before) ? holderOf(api.creation.node) : undefined;
}
