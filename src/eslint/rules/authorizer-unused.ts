import { authorizerUnused as policy, MESSAGES } from '../../rules/authorizer/authorizer-unused';
import { defineSourceRule } from '../define-source-rule';
import { isAsWritten } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import { isMember } from '../analysis/syntax';
import { nodeOf, stringOf, type Creation } from '../analysis/static-values';
import type { Part } from '../analysis/parts';
import { allApis, authorizers } from '../analysis/websocket-constructs';
import { allRoutes, type Route } from '../analysis/websocket-routes';

export const authorizerUnused = defineSourceRule(policy, {
  messages: MESSAGES,
  check(file, report) {
    for (const authorizer of authorizers(file)) {
      const known = routesBeside(file, authorizer);
      const { isLost, isExposed } = authorizer.instance;
      if (!known || isLost || isExposed || known.some((route) => mayUse(file, route, authorizer.creation))) continue;
      report({ node: authorizer.creation.node.callee, messageId: 'unused' });
    }
  },
});

/** The routes of the API that a raw authorizer belongs to; undefined where there may be others. */
function routesBeside(file: SourceFile, { isL1, api }: Part): readonly Route[] | undefined {
  const made = isL1 ? allApis(file).find(({ creation }) => creation.node === api?.creation?.node) : undefined;
  return made && allRoutes(file, made);
}

/** Whether a `$connect` route refers to an authorizer, or to something unknown. */
function mayUse(file: SourceFile, { key, options, isL1, instance }: Route, { node }: Creation): boolean {
  if (stringOf(key) !== '$connect') return false;
  if (!isL1 || (instance && !isAsWritten(instance, 'authorizerId'))) return true;
  const id = file.evaluator.property(options, 'authorizerId');
  if (id.kind === 'absent') return false;
  const written = nodeOf(id);
  const access = written && file.evaluator.origin(written);
  const isId = isMember(access, /^(?:ref|attrAuthorizerId)$/);
  const named = isId ? file.typeOf(access.object)?.creation : undefined;
  return !named || named.node === node;
}
