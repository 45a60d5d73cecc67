import { httpIntegrationPayloadFormat as policy, MESSAGES } from '../../rules/http/http-integration-payload-format';
import { httpIntegrations } from '../analysis/http-constructs';
import { isAsWritten } from '../analysis/instance';
import { stringOf, type Value } from '../analysis/static-values';
import { defineSourceRule } from '../define-source-rule';

const CUSTOM = 'apigatewayv2.PayloadFormatVersion.custom';

export const httpIntegrationPayloadFormat = defineSourceRule(policy, {
  messages: { unsupported: MESSAGES.unsupported('{{version}}'), proxy: MESSAGES.proxy },
  check(file, report) {
    for (const { props, isL1, instance } of httpIntegrations(file)) {
      const written = file.evaluator.property(props, 'payloadFormatVersion');
      const version = made(written);
      if (version.kind !== 'literal' || (isL1 && !isAsWritten(instance, 'payloadFormatVersion'))) continue;
      const { node, value } = version;
      const number = Number(value);
      const isProxy = isL1 && stringOf(file.evaluator.property(props, 'integrationType')) === 'HTTP_PROXY';
      if (number === 2 && isProxy) report({ node, messageId: 'proxy' });
      else if (number !== 1 && number !== 2)
        report({ node, messageId: 'unsupported', data: { version: String(value) } });
    }

    /** The text of `PayloadFormatVersion.custom(…)`; any other version as it is. */
    function made(version: Value): Value {
      const [text] = version.kind === 'call' && version.symbol === CUSTOM ? version.args : [];
      return text ? file.evaluator.evaluate(text) : version;
    }
  },
});
