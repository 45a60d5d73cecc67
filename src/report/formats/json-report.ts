import type { Report } from '../report';

/** Changes when a program that reads the report has to change. */
const SCHEMA_VERSION = 1;

/** The report for programs: one JSON document, as `schema/report.schema.json` describes it. */
export function jsonReport({ result, version }: Report): string {
  const { findings, unknown, failures, ineffective, summary } = result;
  const report = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'cdk-websocket-guard', version },
    findings,
    unknown,
    failures,
    ineffective,
    summary,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
