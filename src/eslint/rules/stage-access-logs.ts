import type { TSESLint } from '@typescript-eslint/utils';
import { stageAccessLogs as policy } from '../../rules/stage/stage-access-logs';
import { defineSourceRule } from '../define-source-rule';
import { withProperty } from '../analysis/edits';
import { isAsWritten } from '../analysis/instance';
import { nameOf } from '../analysis/import-names';
import type { SourceFile } from '../analysis/source-file';
import { styleOf } from '../analysis/code-style';
import { nodeOf, stringOf } from '../analysis/static-values';
import type { Part } from '../analysis/parts';
import { stages } from '../analysis/websocket-constructs';

export const stageAccessLogs = defineSourceRule(policy, {
  type: 'suggestion',
  hasSuggestions: true,
  messages: {
    missing: 'The stage writes no access log: nobody can say who connected, and which messages were refused.',
    addLogGroup:
      'Write the access log, as JSON, to its own log group. The account needs a role that lets API Gateway write logs.',
  },
  check(file, report) {
    if (file.isRepaired) return;
    for (const stage of stages(file)) {
      if (stage.isGuarded || !isAsWritten(stage.instance, 'accessLogSettings')) continue;
      const settings = file.evaluator.property(stage.props, 'accessLogSettings');
      const isEmpty =
        stage.isL1 &&
        file.evaluator.property(settings, 'destinationArn').kind === 'absent' &&
        settings.kind === 'object';
      if (settings.kind !== 'absent' && !isEmpty) continue;
      const fix = settings.kind === 'absent' && !stage.isL1 ? logGroup(file, stage) : undefined;
      report({
        node: nodeOf(settings) ?? stage.creation.node.callee,
        messageId: 'missing',
        suggest: fix ? [{ messageId: 'addLogGroup', fix }] : [],
      });
    }
  },
});

/** What a line of the log says; the default format of aws-cdk-lib is no JSON. */
const FIELDS = ['requestId', 'connectionId', 'routeKey', 'status'];

function logGroup(file: SourceFile, { creation, props }: Part): TSESLint.ReportFixFunction | undefined {
  const [scope] = creation.node.arguments;
  const id = stringOf(file.argument(creation.node, 1));
  const destination = nameOf(file, 'apigatewayv2.LogGroupLogDestination');
  const group = nameOf(file, 'logs.LogGroup');
  const format = nameOf(file, 'apigateway.AccessLogFormat');
  if (!scope || id === undefined || !destination || !group || !format) return undefined;
  const { quote } = styleOf(file.sourceCode);
  const made = `new ${group.text}(${file.sourceCode.getText(scope)}, ${quote}${id}AccessLogs${quote})`;
  const setting = `destination: new ${destination.text}(${made})`;
  const fields = FIELDS.map((name) => `${name}: ${quote}$context.${name}${quote}`);
  const edit = withProperty(file.sourceCode, props, [
    `accessLogSettings: { ${setting}, format: ${format.text}.custom(JSON.stringify({ ${fields.join(', ')} })) }`,
    `accessLogSettings: {
  ${setting},
  format: ${format.text}.custom(
    JSON.stringify({
${fields.map((field) => `      ${field},`).join('\n')}
    }),
  ),
}`,
  ]);
  return edit && ((fixer) => [destination, group, format].flatMap(({ imports }) => imports(fixer)).concat(edit(fixer)));
}
