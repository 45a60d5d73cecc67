import {
  foreignVariables,
  MESSAGES,
  stageAccessLogVariables as policy,
} from '../../rules/stage/stage-access-log-variables';
import { defineSourceRule } from '../define-source-rule';
import { assignedTo, isAsWritten } from '../analysis/instance';
import { knownFormat } from '../analysis/log-formats';
import type { Part } from '../analysis/parts';
import type { SourceFile } from '../analysis/source-file';
import { nodeOf, UNKNOWN, type Value } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

export const stageAccessLogVariables = defineSourceRule(policy, {
  messages: { foreign: '{{message}}' },
  check(file, report) {
    for (const stage of stages(file)) {
      const format = file.evaluator.property(settingsOf(file, stage), 'format');
      const node = nodeOf(format);
      const foreign = node ? foreignVariables(knownFormat(file, format)) : [];
      if (!node || foreign.length === 0) continue;
      report({ node, messageId: 'foreign', data: { message: MESSAGES.foreign(foreign) } });
    }
  },
});

const SETTINGS = 'accessLogSettings';

/** The settings of the access log, as written or as assigned to the resource. */
function settingsOf(file: SourceFile, { props, instance, creation }: Part): Value {
  if (isAsWritten(instance, SETTINGS)) return file.evaluator.property(props, SETTINGS);
  const assigned = assignedTo(instance, SETTINGS, creation.node);
  return assigned ? file.evaluator.evaluate(assigned) : UNKNOWN;
}
