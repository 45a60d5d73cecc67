import { stageDataTrace as policy, MESSAGES } from '../../rules/stage/stage-data-trace';
import { defineSourceRule } from '../define-source-rule';
import { areSettingsAsWritten, DEFAULT_SETTINGS } from '../analysis/default-route-settings';
import { replaceValue } from '../analysis/edits';
import { assignedTo, isAsWritten } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import { ABSENT, booleanOf, nodeOf, stringOf, type Value } from '../analysis/static-values';
import type { Part } from '../analysis/parts';
import { stages } from '../analysis/websocket-constructs';

export const stageDataTrace = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    traced: MESSAGES.traced(),
    stop: 'Stop writing full messages to the log.',
  },
  check(file, report) {
    for (const stage of stages(file)) {
      for (const trace of [...configured(file, stage), ...overridden(file, stage)]) {
        const node = nodeOf(trace);
        if (booleanOf(trace) !== true || !node) continue;
        report({
          node,
          messageId: 'traced',
          suggest: [{ messageId: 'stop', fix: (fixer) => replaceValue(fixer, node, 'false') }],
        });
      }
    }
  },
});

/** The setting in the properties of a stage and in assignments to them. */
function configured(file: SourceFile, { props, instance, isL1, isGuarded, creation }: Part): readonly Value[] {
  const { evaluator } = file;
  const assigned = assignedTo(instance, DEFAULT_SETTINGS, creation.node);
  const written = isL1 ? evaluator.property(props, DEFAULT_SETTINGS) : isGuarded ? props : ABSENT;
  const isWritten = areSettingsAsWritten(file, instance, 'DataTraceEnabled');
  const defaults = isWritten ? written : evaluator.evaluate(assigned);
  const routes = evaluator.property(props, 'routeSettings');
  const keys = isAsWritten(instance, 'routeSettings') ? (evaluator.keys(routes) ?? []) : [];
  // CfnStage passes route settings to the template as plain JSON.
  const name = isL1 ? 'DataTraceEnabled' : 'dataTraceEnabled';
  return [evaluator.property(defaults, 'dataTraceEnabled'), ...keys.map((key) => evaluator.path(routes, key, name))];
}

/** The value in the only override of the setting. */
function overridden(file: SourceFile, { instance }: Part): readonly Value[] {
  const overrides = instance.calls.flatMap(({ name, node }): Value[] => {
    const path = name === 'addPropertyOverride' ? (stringOf(file.argument(node, 0)) ?? '') : '';
    const value = file.argument(node, 1);
    if (path === 'DefaultRouteSettings') return [file.evaluator.property(value, 'DataTraceEnabled')];
    return /^(?:Default)?RouteSettings\..*\bDataTraceEnabled$/.test(path) ? [value] : [];
  });
  return overrides.length === 1 ? overrides : [];
}
