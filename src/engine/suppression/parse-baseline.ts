import { type JsonObject, type Path, isList, isObject, own } from '../../cloudformation/document/json';
import { readDocument } from '../../cloudformation/document/read-document';
import { SourceError } from '../../cloudformation/document/source';
import { BASELINE_VERSION, type BaselineEntry, OLD_VERSIONS } from './baseline';

const SHAPE = 'it is to be a baseline, as `check --update-baseline` writes it';

/**
 * Reads the file of a baseline.
 *
 * @param text its content
 * @param file the name under which errors speak of it
 * @throws SourceError with the place of what is wrong
 */
export function parseBaseline(text: string, file: string): readonly BaselineEntry[] {
  const source = readDocument(text, file, SHAPE);
  const fail = (path: Path, message: string): never => {
    throw new SourceError(file, source.locate(path), message);
  };
  const version = own(source.root, 'schemaVersion');
  const isOld = OLD_VERSIONS.includes(version);
  if (version !== BASELINE_VERSION && !isOld) {
    const found = version === undefined ? 'has no schemaVersion' : `is of version ${JSON.stringify(version)}`;
    return fail(
      ['schemaVersion'],
      `the baseline ${found}; this tool reads up to version ${BASELINE_VERSION}: delete it and record it again with --update-baseline --accept-new`,
    );
  }
  const list = own(source.root, 'findings');
  if (!isList(list)) return fail(['findings'], `${SHAPE}; it has no list \`findings\``);
  return list.map((entry, index) =>
    isObject(entry)
      ? (entryIn(entry, isOld) ?? fail(['findings', index], INCOMPLETE))
      : fail(['findings', index], INCOMPLETE),
  );
}

const INCOMPLETE = 'an entry of a baseline has the texts resource, rule, property and fingerprint';

function entryIn(json: JsonObject, isOld: boolean): BaselineEntry | undefined {
  const [resource, rule, property, fingerprint, template] = [
    'resource',
    'rule',
    'property',
    'fingerprint',
    'template',
  ].map((name) => own(json, name));
  if (
    typeof resource !== 'string' ||
    typeof rule !== 'string' ||
    typeof property !== 'string' ||
    typeof fingerprint !== 'string'
  )
    return undefined;
  return {
    resource,
    rule,
    property,
    fingerprint,
    ...(typeof template === 'string' ? { template } : {}),
    ...(isOld ? { isOld } : {}),
  };
}
