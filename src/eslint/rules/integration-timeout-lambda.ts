import { integrationTimeoutLambda as policy } from '../../rules/integration/integration-timeout-lambda';
import { millisecondsOf } from '../analysis/duration-expressions';
import { replaceValue } from '../analysis/edits';
import { handlerOf } from '../analysis/handler-functions';
import { nameOf } from '../analysis/import-names';
import { isAsWritten } from '../analysis/instances';
import { timeoutOf } from '../analysis/lambda-timeout';
import { nodeOf } from '../analysis/static-values';
import { integrations } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

const LONGEST_MS = 29_000;

export const integrationTimeoutLambda = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    tooShort:
      'The integration waits {{waits}} ms for a function that may run {{runs}} ms: API Gateway gives up with "Endpoint request timed out".',
    capFunction: 'Let the function run {{waits}} ms at most, as long as the integration waits.',
  },
  check(file, context) {
    for (const integration of integrations(file)) {
      const handler = handlerOf(file, integration.creation);
      if (!handler || !isAsWritten(file.instance(handler), 'timeout')) continue;
      if (!isAsWritten(integration.instance, 'integrationUri', 'timeoutInMillis')) continue;
      const written = file.evaluator.property(integration.props, integration.isL1 ? 'timeoutInMillis' : 'timeout');
      const waits = written.kind === 'absent' ? LONGEST_MS : timeoutOf(file, integration)?.milliseconds;
      const timeout = file.evaluator.property(file.props(handler), 'timeout');
      const runs = millisecondsOf(file, timeout);
      const node = nodeOf(timeout);
      if (waits === undefined || runs === undefined || !node || runs <= waits) continue;
      const duration = nameOf(file, 'core.Duration');
      const data = { waits: String(waits), runs: String(runs) };
      context.report({
        node: nodeOf(written) ?? integration.creation.node.callee,
        messageId: 'tooShort',
        data,
        suggest:
          duration && waits % 1000 === 0
            ? [
                {
                  messageId: 'capFunction',
                  data,
                  fix: (fixer) => [
                    ...duration.imports(fixer),
                    replaceValue(fixer, node, `${duration.text}.seconds(${waits / 1000})`),
                  ],
                },
              ]
            : [],
      });
    }
  },
});
