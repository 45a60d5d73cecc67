import { isIdentitySource } from '../../apigateway/texts/identity-source-expressions';
import { MESSAGES, authorizerIdentitySource as policy } from '../../rules/authorizer/authorizer-identity-source';
import { identitySources } from '../analysis/identity-sources';
import { authorizers } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

/** Forms of HTTP and REST APIs that have exactly one equivalent. */
const OTHER_FORM = /^(?:\$|method\.)request\.(header|querystring)\.([\w.-]+)$/;

export const authorizerIdentitySource = defineSourceRule(policy, {
  isFixable: true,
  messages: {
    rejected: MESSAGES.rejected('{{source}}'),
  },
  check(file, report) {
    for (const authorizer of authorizers(file)) {
      for (const { source, node } of identitySources(file, authorizer) ?? []) {
        if (source === undefined || source.split(',').every(isIdentitySource)) continue;
        const [, place, name] = OTHER_FORM.exec(source) ?? [];
        report({
          node,
          messageId: 'rejected',
          data: { source },
          fix:
            place !== undefined && name !== undefined && node.type === 'Literal'
              ? (fixer) =>
                  fixer.replaceText(
                    node,
                    node.raw.replace(source, () => `route.request.${place}.${name}`),
                  )
              : null,
        });
      }
    }
  },
});
