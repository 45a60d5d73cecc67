import { isObject, own } from './json';
import { readDocument } from './read-document';
import { type Source, SourceError } from './source';

/** What a template is, for the error of a file that is none. */
export const TEMPLATE_SHAPE = 'a template is an object with a Resources section';

/**
 * Reads a template, JSON or YAML by its content.
 *
 * @param text the template
 * @param file the name under which errors and findings speak of it
 * @throws SourceError with the place of the first error
 */
export function readTemplate(text: string, file: string): Source {
  const source = readDocument(text, file, TEMPLATE_SHAPE, '1.1');
  if (!isTemplate(source)) throw new SourceError(file, source.locate(['Resources']), `${TEMPLATE_SHAPE}; this is none`);
  return source;
}

/** Whether a document has what makes it a template. */
export function isTemplate({ root }: Source): boolean {
  return isObject(own(root, 'Resources'));
}
