import {
  isOddLength,
  MESSAGES,
  oddCharacter,
  stageNameCharacters as policy,
} from '../../rules/stage/stage-name-characters';
import { defineSourceRule } from '../define-source-rule';
import { isAsWritten } from '../analysis/instance';
import { nodeOf, stringOf, type Value } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

export const stageNameCharacters = defineSourceRule(policy, {
  messages: {
    odd: MESSAGES.odd('{{name}}', '{{character}}'),
    length: MESSAGES.length('{{length}}'),
  },
  check(file, report) {
    for (const stage of stages(file)) {
      const name = file.evaluator.property(stage.props, 'stageName');
      const node = nodeOf(name);
      if (!node || !isAsWritten(stage.instance, 'stageName')) continue;
      const character = oddCharacter(literalCharacters(name));
      const text = stringOf(name);
      if (character !== undefined)
        report({ node, messageId: 'odd', data: { name: text ?? file.sourceCode.getText(node), character } });
      else if (text !== undefined && isOddLength(text))
        report({ node, messageId: 'length', data: { length: String(text.length) } });
    }
  },
});

/** The literal parts of a name. */
function literalCharacters(value: Value): string {
  if (value.kind === 'literal') return String(value.value);
  if (value.kind !== 'text') return '';
  return value.parts.filter((part) => typeof part === 'string').join('');
}
