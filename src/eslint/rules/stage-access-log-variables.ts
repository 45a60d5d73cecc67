import type { TSESTree } from '@typescript-eslint/utils';
import {
  foreignVariables,
  MESSAGES,
  stageAccessLogVariables as policy,
} from '../../rules/stage/stage-access-log-variables';
import { defineSourceRule } from '../define-source-rule';
import { assignedTo, isAsWritten, overridesOf } from '../analysis/instance';
import { knownFormat } from '../analysis/log-formats';
import type { Part } from '../analysis/parts';
import type { SourceFile } from '../analysis/source-file';
import { nodeOf, stringOf, UNKNOWN, type Value } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

export const stageAccessLogVariables = defineSourceRule(policy, {
  messages: { foreign: '{{message}}' },
  check(file, report) {
    for (const stage of stages(file)) {
      const format = formatOf(file, stage);
      const node = nodeOf(format);
      const foreign = node ? foreignVariables(knownFormat(file, format)) : [];
      if (!node || foreign.length === 0) continue;
      report({ node, messageId: 'foreign', data: { message: MESSAGES.foreign(foreign) } });
    }
  },
});

const SETTINGS = 'accessLogSettings';

/** The format of the access log, as it is written, or as a change of the resource sets it. */
function formatOf(file: SourceFile, { props, instance, creation }: Part): Value {
  const { evaluator } = file;
  if (isAsWritten(instance, SETTINGS)) return evaluator.path(props, SETTINGS, 'format');
  const assigned = assignedTo(instance, SETTINGS, creation.node);
  if (assigned) return evaluator.property(evaluator.evaluate(assigned), 'format');
  return overridden(file, overridesOf(instance, SETTINGS, creation.node));
}

/** The format that overrides set, where one of them does: the others are of other settings. */
function overridden(file: SourceFile, overrides: readonly TSESTree.CallExpression[]): Value {
  const all = overrides.map((call) => ({ path: stringOf(file.argument(call, 0)), value: file.argument(call, 1) }));
  const [setting, another] = all.filter(({ path }) => path === undefined || /^\w+(?:\.Format)?$/.test(path));
  if (setting?.path === undefined || another) return UNKNOWN;
  return setting.path.includes('.') ? setting.value : file.evaluator.property(setting.value, 'Format');
}
