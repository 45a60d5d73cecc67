import type { Result } from '../engine/finding';

/** Changes when a program that reads the report has to change. */
const SCHEMA_VERSION = 1;

/**
 * The report for programs: one JSON document.
 *
 * @param result the outcome of a check
 * @param version the version of this tool
 */
export function jsonReport({ findings, unknown, summary }: Result, version: string): string {
  const report = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'cdk-websocket-guard', version },
    findings,
    unknown,
    summary,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
