import type { TSESTree } from '@typescript-eslint/utils';
import { disconnectRouteMissing as policy, MESSAGES } from '../../rules/route/disconnect-route-missing';
import { defineSourceRule } from '../define-source-rule';
import { functionMadeAs, handlerOf } from '../analysis/lambda-functions';
import { perFile } from '../analysis/per-file';
import { integrationOf } from '../analysis/route-integrations';
import type { SourceFile } from '../analysis/source-file';
import { ancestor, enclosingFunction, isReachedWith, unwrap, type Node } from '../analysis/syntax';
import { stringOf } from '../analysis/static-values';
import { allApis } from '../analysis/websocket-constructs';
import { allRoutes, type Route } from '../analysis/websocket-routes';

/** Methods of tables, caches and buckets by which a function may write to them. */
const WRITES = ['grantWriteData', 'grantReadWriteData', 'grantFullAccess', 'grantWrite', 'grantReadWrite', 'grantPut'];
const STORES = /^(?:dynamodb|s3|elasticache)\./;

export const disconnectRouteMissing = defineSourceRule(policy, {
  type: 'suggestion',
  messages: MESSAGES,
  check(file, context) {
    for (const api of allApis(file)) {
      const known = allRoutes(file, api);
      if (!known || known.some(({ key }) => stringOf(key) === '$disconnect')) continue;
      if (!known.some((route) => mayStore(file, route))) continue;
      context.report({ node: api.creation.node.callee, messageId: 'missing' });
    }
  },
});

/** Whether the function behind a route may write to something that this file makes. */
function mayStore(file: SourceFile, route: Route): boolean {
  const integration = integrationOf(file, route);
  const handler = integration && handlerOf(file, integration);
  return handler !== undefined && writers(file).has(handler.node);
}

/** The functions of a file that may write to a store of the file. */
const writers = perFile((file): ReadonlySet<TSESTree.NewExpression> => {
  const calls = file.methodCalls(WRITES).filter(({ callee: written }) => {
    const callee = unwrap(written);
    const store = callee.type === 'MemberExpression' ? file.typeOf(callee.object) : undefined;
    return STORES.test(store?.creation?.symbol ?? store?.pattern?.symbol ?? '');
  });
  const handlers = calls.flatMap((call) => {
    const [grantee] = call.arguments;
    const handler = grantee && functionMadeAs(file, grantee);
    return handler && (!isConditional(call) || isReachedWith(call, handler.node)) ? [handler.node] : [];
  });
  return new Set(handlers);
});

/** Whether a call is made in some cases only. */
function isConditional(call: Node): boolean {
  const around = enclosingFunction(call);
  return (
    ancestor(
      call,
      (node) => /^(?:If|Switch)Statement$|^(?:Conditional|Logical)Expression$/.test(node.type) || node === around,
    ) !== around
  );
}
