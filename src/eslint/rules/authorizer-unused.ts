import { authorizerUnused as policy, MESSAGES } from '../../rules/authorizer/authorizer-unused';
import { defineSourceRule } from '../define-source-rule';
import { ownerOf } from '../analysis/attributes';
import { assignedTo, isAsWritten, overrideOf } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import { nodeOf, stringOf, UNKNOWN, type Creation, type Value } from '../analysis/static-values';
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

const NAME = 'authorizerId';

/** Whether a `$connect` route refers to an authorizer, or to something unknown. */
function mayUse(file: SourceFile, route: Route, { node }: Creation): boolean {
  if (stringOf(route.key) !== '$connect') return false;
  const id = authorizerIdOf(file, route);
  if (id.kind === 'absent') return false;
  const owner = ownerOf(file, nodeOf(id), /^(?:ref|attrAuthorizerId)$/);
  const named = owner && file.typeOf(owner)?.creation;
  return !named || named.node === node;
}

/** What names the authorizer of a route: its id, as written or as the one change of the resource sets it, or the construct. */
function authorizerIdOf(file: SourceFile, { options, isL1, instance, place }: Route): Value {
  if (!instance || isAsWritten(instance, NAME)) return file.evaluator.property(options, isL1 ? NAME : 'authorizer');
  const assigned = assignedTo(instance, NAME, place);
  if (assigned) return file.evaluator.evaluate(assigned);
  const override = overrideOf(instance, NAME, place);
  return override ? file.argument(override, 1) : UNKNOWN;
}
