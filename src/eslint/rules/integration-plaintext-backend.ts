import { integrationPlaintextBackend as policy } from '../../rules/integration/integration-plaintext-backend';
import { defineSourceRule } from '../define-source-rule';
import { isAsWritten } from '../analysis/instance';
import { nodeOf, startOf } from '../analysis/static-values';
import { integrations } from '../analysis/websocket-constructs';

const SCHEME = /^http:\/\//i;

export const integrationPlaintextBackend = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    plaintext: 'Messages travel to the back end unencrypted: its address starts with http://.',
    useHttps: 'Write https://.',
  },
  check(file, report) {
    for (const integration of integrations(file)) {
      const uri = file.evaluator.property(integration.props, 'integrationUri');
      const node = nodeOf(uri);
      if (!node || !SCHEME.test(startOf(uri)) || !isAsWritten(integration.instance, 'integrationUri')) continue;
      const text = file.sourceCode.getText(node);
      const isHere = /^['"`]http:\/\//i.test(text);
      report({
        node,
        messageId: 'plaintext',
        suggest: isHere
          ? [
              {
                messageId: 'useHttps',
                fix: (fixer) => fixer.replaceTextRange([node.range[0] + 1, node.range[0] + 1 + 'http'.length], 'https'),
              },
            ]
          : [],
      });
    }
  },
});
