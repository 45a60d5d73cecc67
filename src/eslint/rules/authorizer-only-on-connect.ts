import type { TSESLint } from '@typescript-eslint/utils';
import { REJECTED_AUTHORIZATION } from '../../aws/rejections';
import { authorizerOnlyOnConnect as policy } from '../../rules/route/authorizer-only-on-connect';
import { propertyNode, removeProperties } from '../analysis/edits';
import { isAsWritten } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import { nodeOf, stringOf } from '../analysis/static-values';
import { keyName } from '../analysis/syntax';
import { type Route, authorizationOf, routes } from '../analysis/websocket-routes';
import { defineSourceRule } from '../define-source-rule';

export const authorizerOnlyOnConnect = defineSourceRule(policy, {
  isFixable: true,
  messages: {
    rejected: `AWS rejects an authorizer on route {{key}}: ${REJECTED_AUTHORIZATION}. What $connect decides holds for every message of the connection.`,
  },
  check(file, report) {
    for (const route of routes(file)) {
      const key = stringOf(route.key);
      if (key === undefined || key === '$connect') continue;
      const authorization = file.evaluator.property(route.options, route.isL1 ? 'authorizationType' : 'authorizer');
      // The constructs reject any authorizer there, even the one for no authorization.
      const isRefused = !route.isL1 && (authorization.kind === 'made' || authorization.kind === 'call');
      if (!isRefused && authorizationOf(file, route) !== 'some') continue;
      report({
        node: (route.occasion ? undefined : nodeOf(authorization)) ?? route.node,
        messageId: 'rejected',
        data: { key },
        fix: withoutAuthorizer(file, route),
      });
    }
  },
});

/** The edit is safe: AWS rejects such a route, so its authorizer never ran. */
function withoutAuthorizer(
  file: SourceFile,
  { options, isL1, occasion, instance }: Route,
): TSESLint.ReportFixFunction | null {
  // The same code also creates other routes, or what it leaves is set later.
  if (occasion || (instance && !isAsWritten(instance, 'authorizerId'))) return null;
  const names = isL1 ? ['authorizationType', 'authorizerId'] : ['authorizer'];
  const properties = names.flatMap((name) => propertyNode(options, name) ?? []);
  if (options.kind !== 'object' || !properties.some((property) => keyName(property) === names[0])) return null;
  return removeProperties(file.sourceCode, options.object, properties) ?? null;
}
