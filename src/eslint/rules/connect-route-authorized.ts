import type { TSESLint } from '@typescript-eslint/utils';
import { MESSAGES, connectRouteAuthorized as policy } from '../../rules/route/connect-route-authorized';
import { styleOf } from '../analysis/code-style';
import { propertyNode, withProperty } from '../analysis/edits';
import { nameOf } from '../analysis/import-names';
import type { SourceFile } from '../analysis/source-file';
import { stringOf } from '../analysis/static-values';
import { type Route, allRoutes, apis, authorizationOf, routes } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

export const connectRouteAuthorized = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    open: 'Anybody can connect: the $connect route has no authorizer, and no other route can have one.',
    missing: MESSAGES.missing,
    useIam: 'Let in clients that sign the handshake with AWS credentials (IAM).',
  },
  check(file, context) {
    for (const route of routes(file)) {
      if (isGuarded(route) || stringOf(route.key) !== '$connect' || authorizationOf(file, route) !== 'none') continue;
      const fix = useIam(file, route);
      context.report({
        node: route.node,
        messageId: 'open',
        suggest: fix ? [{ messageId: 'useIam', fix }] : [],
      });
    }
    for (const api of apis(file)) {
      const known = api.isGuarded ? undefined : allRoutes(file, api);
      if (!known || known.some(({ key }) => stringOf(key) === '$connect')) continue;
      context.report({ node: api.creation.node.callee, messageId: 'missing' });
    }
  },
});

/** This package's constructs do not synthesise without an authorizer, or a reason. */
function isGuarded(route: Route): boolean {
  return route.isGuarded || route.api?.symbol.startsWith('guard.') === true;
}

function useIam(file: SourceFile, { options, isL1 }: Route): TSESLint.ReportFixFunction | undefined {
  const name = isL1 ? undefined : nameOf(file, 'apigatewayv2-authorizers.WebSocketIamAuthorizer');
  if (!isL1 && !name) return undefined;
  const { quote } = styleOf(file.sourceCode);
  const property = name ? `authorizer: new ${name.text}()` : `authorizationType: ${quote}AWS_IAM${quote}`;
  const written = propertyNode(options, isL1 ? 'authorizationType' : 'authorizer');
  const add = withProperty(file.sourceCode, options, property);
  if (!add) return undefined;
  return (fixer) => [
    ...(name?.imports(fixer) ?? []),
    ...(written ? [fixer.replaceText(written, property)] : add(fixer)),
  ];
}
