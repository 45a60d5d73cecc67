import { httpIntegrationPlaintextBackend as policy } from '../../rules/http/http-integration-plaintext-backend';
import { addressOf, httpIntegrations } from '../analysis/http-constructs';
import { nodeOf, startOf, stringOf } from '../analysis/static-values';
import { defineSourceRule } from '../define-source-rule';

export const httpIntegrationPlaintextBackend = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    plaintext: 'Requests travel to the back end over the internet unencrypted: its address starts with http://.',
    useHttps: 'Write https://.',
  },
  check(file, report) {
    for (const integration of httpIntegrations(file)) {
      const address = addressOf(file, integration);
      const node = nodeOf(address);
      if (!node || !/^http:\/\//i.test(startOf(address)) || isPrivate(integration)) continue;
      const isHere = /^['"`]http:\/\//i.test(file.sourceCode.getText(node));
      const start = node.range[0] + 1;
      report({
        node,
        messageId: 'plaintext',
        suggest: isHere
          ? [{ messageId: 'useHttps', fix: (fixer) => fixer.replaceTextRange([start, start + 'http'.length], 'https') }]
          : [],
      });
    }

    /** Whether requests may go through a VPC link instead of the internet. */
    function isPrivate({ props, isL1 }: ReturnType<typeof httpIntegrations>[number]): boolean {
      const connection = file.evaluator.property(props, 'connectionType');
      return isL1 && connection.kind !== 'absent' && stringOf(connection) !== 'INTERNET';
    }
  },
});
