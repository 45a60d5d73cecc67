import { readText } from '../../assembly/read-file';
import { formatPath, own } from '../../cloudformation/document/json';
import { readDocument } from '../../cloudformation/document/read-document';
import { SourceError, type Source } from '../../cloudformation/document/source';
import { schemaProblems } from '../../engine/config/schema-problems';
import { countFindings } from '../../engine/results/count-findings';
import type { SavedReport } from '../../report/read-report-data';
import { REPORT_SCHEMA } from '../../report/report-schema';

/** A report of `check --format json` that the schema has checked. */
export interface ReportFile extends SavedReport {
  readonly labels?: Readonly<Record<string, string>>;
  /** Those that `merge` put together. @default - it is of one */
  readonly repositories?: readonly unknown[];
}

/** What a file is to be where nothing else will do. */
const SHAPE = 'it is to be a report of `check --format json`';

/**
 * Reads a report.
 *
 * @param look is shown the document first; what it throws is said before anything else
 * @throws SourceError for a file that is none, with the place of what is wrong
 */
export function readReportFile(file: string, look?: (source: Source) => void): ReportFile {
  const source = readDocument(readText(file), file, SHAPE);
  look?.(source);
  if (own(source.root, 'schemaVersion') === undefined)
    throw new SourceError(file, source.locate([]), `${SHAPE}; this is none`);
  const [problem] = schemaProblems(REPORT_SCHEMA, source.root);
  if (problem)
    throw new SourceError(file, source.locate(problem.path), `${formatPath(problem.path)} ${problem.message}`.trim());
  const report = source.root as unknown as ReportFile;
  // Counts are those of what is listed.
  const summary = { ...report.summary, ...countFindings(report.findings), unknown: report.unknown.length };
  return { ...report, summary };
}

/** Whether a file is a report, and no template. */
export function isReportFile(file: string): boolean {
  const text = readText(file);
  if (!/^\s*\{\s*"schemaVersion"/.test(text)) return false;
  return own(readDocument(text, file, SHAPE).root, 'findings') !== undefined;
}
