import type { Term } from '../types';
import { textKey } from './symbolic-text';

/** Whether two terms are the same text, number or boolean, or both nothing; lists and maps are not looked into. */
export function isSameTerm(one: Term, other: Term): boolean {
  if (one.kind === 'absent') return other.kind === 'absent';
  if (one.kind === 'scalar') return other.kind === 'scalar' && String(one.value) === String(other.value);
  return one.kind === 'text' && other.kind === 'text' && textKey(one.text) === textKey(other.text);
}
