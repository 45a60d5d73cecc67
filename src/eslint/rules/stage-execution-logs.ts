import type { TSESLint } from '@typescript-eslint/utils';
import { stageExecutionLogs as policy, MESSAGES } from '../../rules/stage/stage-execution-logs';
import { defineSourceRule } from '../define-source-rule';
import { styleOf } from '../analysis/code-style';
import { DEFAULT_SETTINGS, defaultSetting, defaultSettings } from '../analysis/default-route-settings';
import { propertyNode, replaceValue, withProperty } from '../analysis/edits';
import { isAsWritten } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import { ABSENT, booleanOf, nodeOf, stringOf, type Value } from '../analysis/static-values';
import type { Part } from '../analysis/parts';
import { stages } from '../analysis/websocket-constructs';

export const stageExecutionLogs = defineSourceRule(policy, {
  type: 'suggestion',
  hasSuggestions: true,
  messages: {
    silent: MESSAGES.silent('{{level}}'),
    others: MESSAGES.others('{{level}}'),
    route: MESSAGES.route('{{key}}', '{{level}}'),
    traced: MESSAGES.traced('{{level}}'),
    tracedRoute: MESSAGES.tracedRoute('{{key}}', '{{level}}'),
    logErrors: 'Write errors to the execution log.',
  },
  check(file, report) {
    if (file.isRepaired) return;
    for (const stage of stages(file)) {
      if (stage.isGuarded) continue;
      const settings = defaultSettings(file, stage) ?? ABSENT;
      const routes = routeLevels(file, stage);
      const level = defaultSetting(file, stage, 'LoggingLevel');
      if (isSilent(level))
        report({
          node: nodeOf(level) ?? nodeOf(settings) ?? stage.creation.node.callee,
          messageId: mayTrace(defaultSetting(file, stage, 'DataTraceEnabled'))
            ? 'traced'
            : routes.length > 0
              ? 'others'
              : 'silent',
          data: { level: found(level) },
          suggest: suggestions(logErrors(file, stage, settings, level)),
        });
      for (const { key, entry, level: own } of routes) {
        const node = nodeOf(own) ?? nodeOf(entry);
        if (!node || !isSilent(own)) continue;
        report({
          node,
          messageId: mayTrace(file.evaluator.property(entry, 'DataTraceEnabled')) ? 'tracedRoute' : 'route',
          data: { key, level: found(own) },
          suggest: suggestions(setLevel(file, entry, 'LoggingLevel')),
        });
      }
    }
  },
});

function isSilent(level: Value): boolean {
  return level.kind === 'absent' || stringOf(level) === 'OFF';
}

/** Whether the stage logs every message, or may do so. */
function mayTrace(trace: Value): boolean {
  return trace.kind !== 'absent' && booleanOf(trace) !== false;
}

function found(level: Value): string {
  return level.kind === 'absent' ? 'not set' : 'OFF';
}

function suggestions(
  fix: TSESLint.ReportFixFunction | undefined,
): readonly { readonly messageId: 'logErrors'; readonly fix: TSESLint.ReportFixFunction }[] {
  return fix ? [{ messageId: 'logErrors', fix }] : [];
}

/** The settings of single routes; each replaces the default settings. */
function routeLevels(
  { evaluator }: SourceFile,
  { instance, isL1, props }: Part,
): readonly { readonly key: string; readonly entry: Value; readonly level: Value }[] {
  if (!isL1 || !isAsWritten(instance, 'routeSettings')) return [];
  const all = evaluator.property(props, 'routeSettings');
  return (evaluator.keys(all) ?? []).flatMap((key) => {
    const entry = evaluator.property(all, key);
    // CfnStage passes route settings to the template as plain JSON.
    return entry.kind === 'object' ? [{ key, entry, level: evaluator.property(entry, 'LoggingLevel') }] : [];
  });
}

function logErrors(
  file: SourceFile,
  { isL1, props }: Part,
  settings: Value,
  found: Value,
): TSESLint.ReportFixFunction | undefined {
  const off = nodeOf(found);
  if (off && !propertyNode(settings, 'loggingLevel')) return (fixer) => replaceValue(fixer, off, errors(file));
  if (settings.kind === 'object') return setLevel(file, settings, 'loggingLevel');
  return isL1
    ? withProperty(file.sourceCode, props, `${DEFAULT_SETTINGS}: { ${level(file, 'loggingLevel')} }`)
    : undefined;
}

function setLevel(file: SourceFile, settings: Value, name: string): TSESLint.ReportFixFunction | undefined {
  const written = propertyNode(settings, name);
  return written
    ? (fixer) => fixer.replaceText(written, level(file, name))
    : withProperty(file.sourceCode, settings, level(file, name));
}

function level({ sourceCode }: SourceFile, name: string): string {
  return `${name}: ${errors({ sourceCode })}`;
}

function errors({ sourceCode }: Pick<SourceFile, 'sourceCode'>): string {
  const { quote } = styleOf(sourceCode);
  return `${quote}ERROR${quote}`;
}
