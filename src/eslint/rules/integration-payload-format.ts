import { MESSAGES, integrationPayloadFormat as policy } from '../../rules/integration/integration-payload-format';
import { styleOf } from '../analysis/code-style';
import { replaceValue } from '../analysis/edits';
import { isAsWritten } from '../analysis/instances';
import { integrations } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

export const integrationPayloadFormat = defineSourceRule(policy, {
  isFixable: true,
  messages: { unsupported: MESSAGES.unsupported('{{version}}') },
  check(file, context) {
    for (const integration of integrations(file)) {
      const version = file.evaluator.property(integration.props, 'payloadFormatVersion');
      if (version.kind !== 'literal' || Number(version.value) === 1) continue;
      if (!integration.isL1 || !isAsWritten(integration.instance, 'payloadFormatVersion')) continue;
      const { node } = version;
      const [quote] = /^["']/.exec(context.sourceCode.getText(node)) ?? [styleOf(context.sourceCode).quote];
      context.report({
        node,
        messageId: 'unsupported',
        data: { version: String(version.value) },
        fix: (fixer) => replaceValue(fixer, node, `${quote}1.0${quote}`),
      });
    }
  },
});
