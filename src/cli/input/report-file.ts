import { readText } from '../../assembly/read-file';
import { formatPath, own } from '../../cloudformation/document/json';
import { readDocument } from '../../cloudformation/document/read-document';
import { SourceError, type Source } from '../../cloudformation/document/source';
import { schemaProblems } from '../../engine/config/schema-problems';
import { countFindings } from '../../engine/results/count-findings';
import type { SavedReport } from '../../report/read-report-data';
import { REPORT_SCHEMA } from '../../report/report-schema';

/** A report of `check --format json` that the schema has validated. */
export interface ReportFile extends SavedReport {
  readonly labels?: Readonly<Record<string, string>>;
  /** The repositories of a report of `merge`. @default - it is of one repository */
  readonly repositories?: readonly unknown[];
}

/** What a file has to be, for errors. */
const SHAPE = 'it is to be a report of `check --format json`';

/**
 * Reads a report.
 *
 * @param look is called with the document before it is validated, and may throw
 * @throws SourceError for a file that is no report, with the position of the mistake
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
  // The counts are computed again from the findings.
  const summary = { ...report.summary, ...countFindings(report.findings), unknown: report.unknown.length };
  return { ...report, summary };
}

/** Whether a file is a report. */
export function isReportFile(file: string): boolean {
  const text = readText(file);
  if (!/^\s*\{\s*"schemaVersion"/.test(text)) return false;
  return own(readDocument(text, file, SHAPE).root, 'findings') !== undefined;
}
