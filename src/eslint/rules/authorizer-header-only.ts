import { identitySources as parse, isBrowserHeader } from '../../apigateway/texts/identity-source-expressions';
import { MESSAGES, authorizerHeaderOnly as policy } from '../../rules/authorizer/authorizer-header-only';
import { identitySources } from '../analysis/identity-sources';
import { nodeOf } from '../analysis/static-values';
import { authorizers } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

export const authorizerHeaderOnly = defineSourceRule(policy, {
  type: 'suggestion',
  messages: {
    headerOnly: MESSAGES.headerOnly('{{sources}}'),
  },
  check(file, report) {
    for (const authorizer of authorizers(file)) {
      const identitySource = file.evaluator.property(authorizer.props, 'identitySource');
      const { symbol, node } = authorizer.creation;
      if (identitySource.kind === 'absent' && symbol === 'apigatewayv2-authorizers.WebSocketLambdaAuthorizer') {
        const sources = 'Authorization, the default';
        report({ node: node.callee, messageId: 'headerOnly', data: { sources } });
        continue;
      }
      const sources = (identitySources(file, authorizer) ?? []).flatMap(({ source }) => parse(source));
      const isOutOfReach = sources.every(({ from, name }) => from === 'header' && !isBrowserHeader(name));
      if (sources.length === 0 || !isOutOfReach) continue;
      const data = { sources: sources.map(({ name }) => name).join(', ') };
      report({ node: nodeOf(identitySource) ?? node.callee, messageId: 'headerOnly', data });
    }
  },
});
