import { authorizerUnused as policy, MESSAGES } from '../../rules/authorizer/authorizer-unused';
import { defineSourceRule } from '../define-source-rule';
import { ownerOf } from '../analysis/attributes';
import { isAsWritten } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import { nodeOf, stringOf, type Creation } from '../analysis/static-values';
import { authorizers, madeApi } from '../analysis/websocket-constructs';
import { allRoutes, type Route } from '../analysis/websocket-routes';

export const authorizerUnused = defineSourceRule(policy, {
  messages: MESSAGES,
  check(file, report) {
    for (const authorizer of authorizers(file)) {
      const api = madeApi(file, authorizer.api);
      const known = api && allRoutes(file, api);
      const { isLost, isExposed } = authorizer.instance;
      if (!known || isLost || isExposed || known.some((route) => mayUse(file, route, authorizer.creation))) continue;
      report({ node: authorizer.creation.node.callee, messageId: 'unused' });
    }
  },
});

/** Whether a `$connect` route refers to an authorizer, or to something unknown. */
function mayUse(file: SourceFile, { key, options, isL1, instance }: Route, { node }: Creation): boolean {
  if (stringOf(key) !== '$connect') return false;
  if (instance && !isAsWritten(instance, 'authorizerId')) return true;
  if (!isL1) return file.evaluator.property(options, 'authorizer').kind !== 'absent';
  const id = file.evaluator.property(options, 'authorizerId');
  if (id.kind === 'absent') return false;
  const owner = ownerOf(file, nodeOf(id), /^(?:ref|attrAuthorizerId)$/);
  const named = owner && file.typeOf(owner)?.creation;
  return !named || named.node === node;
}
