import type { Result } from '../../engine/finding';
import type { Report } from '../report';

/** Changes when a program that reads the report has to change. */
const SCHEMA_VERSION = 1;

/** The report for programs, as data; `schema/report.schema.json` describes it. */
export interface ReportData extends Result {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
}

/** What the report for programs says of a result. */
export function reportData(result: Result, version: string): ReportData {
  const { findings, unknown, failures, ineffective, notes, summary } = result;
  const tool = { name: 'cdk-websocket-guard', version };
  return { schemaVersion: SCHEMA_VERSION, tool, findings, unknown, failures, ineffective, notes, summary };
}

/** The report for programs: one JSON document. */
export function jsonReport({ result, version, labels, repositories }: Report): string {
  const data = {
    ...reportData(result, version),
    ...(labels === undefined ? {} : { labels }),
    ...(repositories === undefined
      ? {}
      : {
          repositories: repositories.map((repository) => ({
            name: repository.name,
            labels: repository.labels,
            summary: repository.result.summary,
          })),
        }),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
