import { isObject, own } from './json';
import { readDocument } from './read-document';
import { type Source, SourceError } from './source';

/** What a template is, as the error about any other file says it. */
export const TEMPLATE_SHAPE = 'a template is an object with a Resources section';

/**
 * Reads a template, JSON or YAML by its content.
 *
 * @param text the template
 * @param file the name of the file in errors and findings
 * @throws SourceError with the place of the first error
 */
export function readTemplate(text: string, file: string): Source {
  const source = readDocument(text, file, TEMPLATE_SHAPE, '1.1');
  if (!isTemplate(source)) throw new SourceError(file, source.locate(['Resources']), `${TEMPLATE_SHAPE}; this is none`);
  return source;
}

/** Whether a document has the section that every template has. */
export function isTemplate({ root }: Source): boolean {
  return isObject(own(root, 'Resources'));
}
