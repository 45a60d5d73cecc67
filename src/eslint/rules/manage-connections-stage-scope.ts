import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  MESSAGES,
  manageConnectionsStageScope as policy,
  wideCoverage,
} from '../../rules/access/manage-connections-stage-scope';
import { styleOf } from '../analysis/code-style';
import { connectionGrants, isLimited } from '../analysis/connection-grants';
import { indentOf, reindent } from '../analysis/edits';
import { narrowedArn } from '../analysis/narrowed-arn';
import { nameOf, usesAlpha } from '../analysis/import-names';
import type { SourceFile } from '../analysis/source-file';
import { nodeOf } from '../analysis/static-values';
import { holderAt } from '../analysis/visible-names';
import { stages } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

/** Grants of aws-cdk-lib, and what they cover beyond sending. */
const WIDE_GRANTS: Readonly<Record<string, { readonly of: string; readonly covers: string }>> = {
  grantManageConnections: { of: 'apigatewayv2.WebSocketApi', covers: 'every stage and every method of the API' },
  grantManagementApiAccess: { of: 'apigatewayv2.WebSocketStage', covers: 'every method of the stage' },
};

export const manageConnectionsStageScope = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    wide: MESSAGES.wide('{{resource}}', '{{covers}}'),
    postOnly: 'Grant sending to the connections of one stage.',
  },
  check(file, report) {
    for (const { node, scope, resource } of connectionGrants(file)) {
      if (scope.kind !== 'one-api') continue;
      const covers = wideCoverage(scope);
      if (covers === undefined) continue;
      const fix = narrowedArn(file, node, scope);
      report({
        node,
        messageId: 'wide',
        data: { resource, covers },
        suggest: fix ? [{ messageId: 'postOnly', fix }] : [],
      });
    }
    if (isLimited(file)) return;
    for (const { node: call, name, receiver: object } of file.methodCalls(Object.keys(WIDE_GRANTS))) {
      const grant = WIDE_GRANTS[name];
      if (!grant || file.typeOf(object)?.symbol !== grant.of) continue;
      const fix = sendOnly(file, call, object);
      report({
        node: call,
        messageId: 'wide',
        data: { resource: name, covers: grant.covers },
        suggest: fix ? [{ messageId: 'postOnly', fix }] : [],
      });
    }
  },
});

function sendOnly(
  file: SourceFile,
  call: TSESTree.CallExpression,
  object: TSESTree.Expression,
): TSESLint.ReportFixFunction | undefined {
  const target = file.typeOf(object)?.creation?.node;
  const [grantee] = call.arguments;
  const candidates = stages(file).filter(
    (stage) => !stage.isL1 && (stage.creation.node === target || (target && stage.api?.creation?.node === target)),
  );
  const [stage, another] = candidates;
  if (!stage || another || !grantee) return undefined;
  const stageText = holderAt(file.sourceCode, stage.creation.node, call);
  const apiText = nodeOf(file.evaluator.property(stage.props, 'webSocketApi'));
  const { sourceCode } = file;
  if (stageText === undefined || !apiText) return undefined;
  if (stage.isGuarded)
    return (fixer) => fixer.replaceText(call, `${stageText}.grantManageConnections(${sourceCode.getText(grantee)})`);
  const grant = nameOf(file, 'iam.Grant');
  if (!grant || usesAlpha(file) || file.typeOf(apiText)?.symbol !== 'apigatewayv2.WebSocketApi') return undefined;
  const { quote, width } = styleOf(sourceCode);
  const route = `${quote}POST/@connections/*${quote}`;
  const arn = `${sourceCode.getText(apiText)}.arnForExecuteApiV2(${route}, ${stageText}.stageName)`;
  const indent = indentOf(sourceCode, call);
  const isShort = `${indent}  resourceArns: [${arn}],`.length <= width;
  const lines = [
    `${grant.text}.addToPrincipal({`,
    `  grantee: ${sourceCode.getText(grantee)},`,
    `  actions: [${quote}execute-api:ManageConnections${quote}],`,
    ...(isShort ? [`  resourceArns: [${arn}],`] : ['  resourceArns: [', `    ${arn},`, '  ],']),
    '})',
  ];
  const text = reindent(sourceCode, lines.join('\n'), indent);
  return (fixer) => [...grant.imports(fixer), fixer.replaceText(call, text)];
}
