import { integrationPayloadFormat as policy, MESSAGES } from '../../rules/integration/integration-payload-format';
import { defineSourceRule } from '../define-source-rule';
import { replaceValue } from '../analysis/edits';
import { isAsWritten } from '../analysis/instance';
import { styleOf } from '../analysis/code-style';
import { integrations } from '../analysis/websocket-constructs';

export const integrationPayloadFormat = defineSourceRule(policy, {
  isFixable: true,
  messages: { unsupported: MESSAGES.unsupported('{{version}}') },
  check(file, report) {
    for (const integration of integrations(file)) {
      const version = file.evaluator.property(integration.props, 'payloadFormatVersion');
      if (version.kind !== 'literal' || Number(version.value) === 1) continue;
      if (!integration.isL1 || !isAsWritten(integration.instance, 'payloadFormatVersion')) continue;
      const { node } = version;
      const [quote] = /^["']/.exec(file.sourceCode.getText(node)) ?? [styleOf(file.sourceCode).quote];
      report({
        node,
        messageId: 'unsupported',
        data: { version: String(version.value) },
        fix: (fixer) => replaceValue(fixer, node, `${quote}1.0${quote}`),
      });
    }
  },
});
