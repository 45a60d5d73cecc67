import { stageName as policy } from '../../rules/stage/stage-name';
import { defineSourceRule } from '../define-source-rule';
import { isAsWritten } from '../analysis/instance';
import { nodeOf, type Value } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

export const stageName = defineSourceRule(policy, {
  messages: {
    reserved:
      'The stage is named $default: clients of a WebSocket API name a stage in the URL, and $default is reported not to work.',
    odd: 'The name of the stage holds "{{character}}"; letters, digits, _ and - are safe.',
  },
  check(file, context) {
    for (const stage of stages(file)) {
      const name = file.evaluator.property(stage.props, 'stageName');
      const node = nodeOf(name);
      if (!node || !isAsWritten(stage.instance, 'stageName')) continue;
      const written = writtenText(name);
      const [character] = /[^\w-]/.exec(written) ?? [];
      if (written === '$default') context.report({ node, messageId: 'reserved' });
      else if (character !== undefined) context.report({ node, messageId: 'odd', data: { character } });
    }
  },
});

function writtenText(value: Value): string {
  if (value.kind === 'literal') return String(value.value);
  if (value.kind !== 'text') return '';
  return value.parts.filter((part) => typeof part === 'string').join('');
}
