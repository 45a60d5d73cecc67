import type * as Jsonc from 'jsonc-parser';
import type * as Yaml from 'yaml';
import { SourceError } from './source';

/**
 * Refuses a document in which one map has a key twice: parsers keep the last and drop the first without a warning.
 *
 * @param text a document that can be read, JSON or YAML
 * @param file the name under which errors speak of it
 * @throws SourceError with the place of the second
 */
export function refuseRepeatedKeys(text: string, file: string): void {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (isJson(content)) refuseInJson(content, file);
  else refuseInYaml(content, file);
}

function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refuseInJson(text: string, file: string): void {
  // Most runs read neither configuration nor waivers, and start-up counts; so below.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const jsonc = require('jsonc-parser') as typeof Jsonc;
  const objects: Set<string>[] = [];
  jsonc.visit(text, {
    onObjectBegin: () => void objects.push(new Set()),
    onObjectEnd: () => void objects.pop(),
    onObjectProperty: (name, _offset, _length, line, column) => {
      const names = objects.at(-1);
      if (names?.has(name)) throw repeated(file, name, { line: line + 1, column: column + 1 });
      names?.add(name);
    },
  });
}

function refuseInYaml(text: string, file: string): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { LineCounter, isScalar, parseDocument, visit } = require('yaml') as typeof Yaml;
  const lines = new LineCounter();
  visit(parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' }), {
    Map: (_, { items }) => {
      const names = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (names.has(name)) {
          const { line, col } = lines.linePos(key.range?.[0] ?? 0);
          throw repeated(file, name, { line, column: col });
        }
        names.add(name);
      }
    },
  });
}

function repeated(
  file: string,
  name: string,
  position: { readonly line: number; readonly column: number },
): SourceError {
  return new SourceError(file, position, `the key ${JSON.stringify(name)} is written twice; keep one of them`);
}
