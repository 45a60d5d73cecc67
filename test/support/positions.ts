import type { Path } from '../../src/cloudformation/document/json';
import type { Position } from '../../src/cloudformation/document/source';

/** What a text says from a position to the end of the line. */
export function textAt(text: string, { line, column }: Position): string {
  return (text.split('\n')[line - 1] ?? '').slice(column - 1).trimEnd();
}

/** Every path in a document, the empty one first. */
export function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value)
    ? value.map((item, index): [number, unknown] => [index, item])
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => pathsIn(item, [...path, key]))];
}
