import { isList, isObject, own } from './json';
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
  if (isTemplate(source)) return source;
  throw new SourceError(file, source.locate(['Resources']), `${TEMPLATE_SHAPE}; ${otherKind(source)}`);
}

/** What a document is that somebody may take for a template, and how to use it. */
function otherKind(source: Source): string {
  const resources = own(source.root, 'Resources');
  if (resources !== undefined) {
    const kind = resources === null ? 'null' : isList(resources) ? 'a list' : `a ${typeof resources}`;
    return `here Resources is ${kind}, and has to be an object with each resource under its logical id`;
  }
  if (isServerlessService(source)) return `this is ${SERVERLESS}`;
  if (isList(own(source.root, 'answers'))) return 'these are saved answers: name them with --deployed';
  if (isObject(own(source.root, 'artifacts'))) return 'this is the manifest of a cloud assembly: name its directory';
  return 'this is none';
}

/** What to read in place of the file that the Serverless Framework makes a template of. */
const SERVERLESS =
  'a service of the Serverless Framework, which writes its template to .serverless/cloudformation-template-update-stack.json: run `serverless package`, and name that';

/** Whether a document is `serverless.yml` or the like. */
function isServerlessService({ root }: Source): boolean {
  return own(root, 'service') !== undefined && isObject(own(root, 'provider'));
}

/** Whether a document has the section that every template has. */
export function isTemplate({ root }: Source): boolean {
  return isObject(own(root, 'Resources'));
}
