import { formatPath, own } from '../../cloudformation/document/json';
import { readDocument } from '../../cloudformation/document/read-document';
import { type Source, SourceError } from '../../cloudformation/document/source';
import { schemaProblems } from '../config/schema-problems';
import { BASELINE_VERSION, type BaselineEntry, OLD_VERSIONS } from './baseline';
import { BASELINE_SCHEMA } from './baseline-schema';

const SHAPE = 'it is to be a baseline, as `check --update-baseline` writes it';

/**
 * Reads the file of a baseline.
 *
 * @param text its content
 * @param file the name of the file in errors
 * @throws SourceError with the position of the first mistake, and the others in `others`
 */
export function parseBaseline(text: string, file: string): readonly BaselineEntry[] {
  const source = readDocument(text, file, SHAPE);
  const isOld = isOldVersion(source, file);
  const [first, ...others] = schemaProblems(BASELINE_SCHEMA, source.root).map(
    ({ path, message }) =>
      new SourceError(file, source.locate(path), `${formatPath(path) || 'the baseline'} ${message}`),
  );
  if (first) throw new SourceError(file, first.position, first.message, others);
  return (source.root.findings as unknown as readonly BaselineEntry[]).map((entry) => ({
    ...entry,
    ...(isOld ? { isOld } : {}),
  }));
}

/** Whether an older version of this tool wrote the file; throws for a newer version, with the way to mend it, and for what is no baseline. */
function isOldVersion(source: Source, file: string): boolean {
  const version = own(source.root, 'schemaVersion');
  if (OLD_VERSIONS.includes(version)) return true;
  if (version === BASELINE_VERSION) return false;
  if (version === undefined) throw new SourceError(file, source.locate([]), SHAPE);
  throw new SourceError(
    file,
    source.locate(['schemaVersion']),
    `the baseline is of version ${JSON.stringify(version)}; this tool reads up to version ${BASELINE_VERSION}: delete it and record it again with --update-baseline --accept-new`,
  );
}
