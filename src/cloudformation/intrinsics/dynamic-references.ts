import type { Symbolic, Text } from '../types';
import { formatText, isTooLong, joined } from './symbolic-text';

const DYNAMIC_REFERENCE = '{{resolve:';

/** Makes one symbol of every `{{resolve:…}}` in a text, whatever it is pieced together from. */
export function dynamicReferences(text: Text): Text {
  if (isTooLong(text) || !text.some((part) => typeof part === 'string' && part.includes('{{'))) return text;
  const found: (string | Symbolic)[] = [];
  let reference: (string | Symbolic)[] | undefined;
  for (const part of joined(text)) {
    let rest = part;
    while (typeof rest === 'string') {
      const mark = reference ? '}}' : DYNAMIC_REFERENCE;
      const at = rest.indexOf(mark);
      if (at === -1) break;
      if (reference) {
        const label = formatText([...reference, rest.slice(0, at)]);
        found.push({ kind: 'unknown', label, reason: 'a dynamic reference is resolved at deployment' });
        reference = undefined;
        rest = rest.slice(at + mark.length);
      } else {
        found.push(rest.slice(0, at));
        reference = ['resolve:'];
        rest = rest.slice(at + mark.length);
      }
    }
    (reference ?? found).push(rest);
  }
  // Never closed, so it is no reference.
  return reference ? text : found;
}
