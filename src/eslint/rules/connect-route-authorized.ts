import type { TSESLint } from '@typescript-eslint/utils';
import { connectRouteAuthorized as policy, MESSAGES } from '../../rules/route/connect-route-authorized';
import { defineSourceRule } from '../define-source-rule';
import { propertyNode, withProperty } from '../analysis/edits';
import { nameOf } from '../analysis/import-names';
import { integrationOf } from '../analysis/route-integrations';
import type { SourceFile } from '../analysis/source-file';
import { styleOf } from '../analysis/code-style';
import { stringOf } from '../analysis/static-values';
import type { Part } from '../analysis/parts';
import { allApis, stages } from '../analysis/websocket-constructs';
import { allRoutes, authorizationOf, routes, type Route } from '../analysis/websocket-routes';

export const connectRouteAuthorized = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    handled:
      'API Gateway lets anybody connect unless the handler of $connect refuses: the route has no authorizer, and no other route can have one.',
    open: 'API Gateway lets anybody connect: the $connect route has no authorizer, and no other route can have one.',
    missing: MESSAGES.missing,
    useIam: 'Let in only clients that sign the handshake with AWS credentials (IAM).',
  },
  check(file, report) {
    for (const route of routes(file)) {
      if (isGuarded(route) || stringOf(route.key) !== '$connect' || authorizationOf(file, route) !== 'none') continue;
      const fix = route.occasion ? undefined : useIam(file, route);
      report({
        node: route.node,
        messageId: isHandled(file, route) ? 'handled' : 'open',
        suggest: fix ? [{ messageId: 'useIam', fix }] : [],
      });
    }
    for (const api of allApis(file)) {
      const known = api.isGuarded ? undefined : allRoutes(file, api);
      if (!known || known.some(({ key }) => stringOf(key) === '$connect')) continue;
      // An API without routes and stages is not finished.
      if (known.length === 0 && !hasStage(file, api)) continue;
      report({ node: api.creation.node.callee, messageId: 'missing' });
    }
  },
});

function hasStage(file: SourceFile, { creation }: Part): boolean {
  return stages(file).some(({ api }) => api?.creation?.node === creation.node);
}

/** Whether a function runs when a client connects, so that it can reject the connection. */
function isHandled(file: SourceFile, route: Route): boolean {
  const integration = integrationOf(file, route);
  if (integration?.symbol.endsWith('.CfnIntegration') !== true)
    return integration?.symbol.endsWith('.WebSocketLambdaIntegration') === true;
  return stringOf(file.evaluator.property(file.props(integration), 'integrationType')) === 'AWS_PROXY';
}

/** This package's constructs fail at synthesis without an authorizer or a reason for none. */
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
