import type { Json } from './json';
import { jsonSource } from './json-source';
import { type Source, SourceError } from './source';
import type { YamlBooleans } from './yaml-source';
import type * as JsonError from './json-error';
import type * as YamlSource from './yaml-source';

/**
 * Reads a document, JSON or YAML by its content.
 *
 * @param text the document
 * @param file the name of the file in errors and positions
 * @param shape what the document has to be, as a sentence for the error where it is no object
 * @param booleans which words are booleans, where it is YAML
 * @throws SourceError with the place of the first error
 */
export function readDocument(text: string, file: string, shape: string, booleans: YamlBooleans = '1.2'): Source {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (isUtf16(content)) throw new SourceError(file, undefined, 'this is UTF-16; save it as UTF-8');
  if (content.includes('\0')) throw new SourceError(file, undefined, `this is a binary file; ${shape}`);
  if (content.trim() === '') throw new SourceError(file, undefined, `the file is empty; ${shape}`);
  if (!/^\s*[{[]/.test(content)) return yamlSource(content, file, shape, booleans);
  let value: Json;
  try {
    value = JSON.parse(content) as Json;
  } catch (error) {
    // YAML in flow style begins like JSON.
    if (!file.endsWith('.json')) return yamlSource(content, file, shape, booleans);
    throw brokenJson(content, file, error);
  }
  return jsonSource(content, file, shape, value);
}

/**
 * Whether a text that was read as UTF-8 is UTF-16, in which every other byte of what templates consist of is zero. Its
 * byte order mark, where it has one, is no UTF-8.
 */
export function isUtf16(text: string): boolean {
  return /^(?:\ufffd\ufffd)?(?:[\t\n\r -~]\0|\0[\t\n\r -~]){2}/.test(text);
}

// The libraries behind these two are loaded when they are needed: most documents are sound JSON, and start-up counts.

function yamlSource(text: string, file: string, shape: string, booleans: YamlBooleans): Source {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./yaml-source') as typeof YamlSource).yamlSource(text, file, shape, booleans);
}

function brokenJson(text: string, file: string, cause: unknown): SourceError {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { jsonError } = require('./json-error') as typeof JsonError;
  const { position, message } = jsonError(text, cause);
  return new SourceError(file, position, message);
}
