import type { Term } from '../types';

export const ABSENT: Term = { kind: 'absent' };

export function unknown(label: string, reason: string): Term {
  return { kind: 'unknown', label, reason };
}
