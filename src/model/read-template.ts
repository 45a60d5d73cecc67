import { isObject, own, type Json } from './json';
import { jsonSource } from './json-source';
import { SourceError, type Source } from './source';

/**
 * Reads a template, JSON or YAML by its content.
 *
 * @param text the template
 * @param file the name under which errors and findings speak of it
 * @throws SourceError with the place of the first error
 */
export function readTemplate(text: string, file: string): Source {
  const source = read(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, file);
  if (!isObject(own(source.root, 'Resources'))) {
    throw new SourceError(
      file,
      source.locate(['Resources']),
      'a template is an object with a Resources section; this is none',
    );
  }
  return source;
}

function read(text: string, file: string): Source {
  if (text.includes('\0')) throw new SourceError(file, undefined, 'a binary file is no template');
  if (text.trim() === '') throw new SourceError(file, undefined, 'the file is empty');
  if (!/^\s*[{[]/.test(text)) return yamlSource(text, file);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    // Flow style YAML starts like JSON.
    if (!file.endsWith('.json')) return yamlSource(text, file);
    throw brokenJson(text, file, error);
  }
  return jsonSource(text, file, value);
}

// The libraries behind these two are loaded when they are needed: most templates are sound JSON, and start-up counts.

function yamlSource(text: string, file: string): Source {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./yaml-source') as typeof import('./yaml-source')).yamlSource(text, file);
}

function brokenJson(text: string, file: string, cause: unknown): SourceError {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { jsonError } = require('./json-error') as typeof import('./json-error');
  const error = jsonError(text);
  return new SourceError(file, error?.position, error?.message ?? String(cause));
}
