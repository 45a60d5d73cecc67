import { known } from '../../collections/known';
import type { Finding, Result, UnknownVerdict } from '../../engine/finding';
import { type PolicyVerdict, policyVerdicts } from '../../engine/results/policy-verdicts';
import type { ApiCounts, ApiIndex, ReportedApi } from '../api-index';
import { distinctNames } from '../distinct-names';
import type { Report } from '../report';

/** Raised when programs that read the report have to change. */
const SCHEMA_VERSION = 1;

/** The name in `apis` of the API that a finding is about; left out where it is about none or several. */
interface WithApi {
  readonly api?: string;
}

/** The report for programs, as data; `schema/report.schema.json` describes it. */
export interface ReportData extends Omit<Result, 'policies'> {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly findings: readonly (Finding & WithApi)[];
  readonly unknown: readonly (UnknownVerdict & WithApi)[];
  /** The APIs that were judged, with the numbers of their findings. */
  readonly apis: readonly (ReportedApi & ApiCounts)[];
  /** Every policy about the judged APIs, with its verdict. */
  readonly policies: readonly PolicyVerdict[];
}

/**
 * The report for programs, as data.
 *
 * @param apis those that were judged
 */
export function reportData(result: Result, version: string, apis: ApiIndex): ReportData {
  const { findings, unknown, failures, ineffective, notes, summary } = result;
  const names = distinctNames(apis.all);
  const withApi = <T extends Finding | UnknownVerdict>(one: T): T & WithApi => {
    const api = apis.apiOf(one);
    return api ? { ...one, api: known(names, api) } : one;
  };
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'cdk-websocket-guard', version },
    findings: findings.map(withApi),
    unknown: unknown.map(withApi),
    failures,
    ineffective,
    notes,
    apis: [...apis.counts(result)].map(([api, counts]) => ({ ...api, name: known(names, api), ...counts })),
    policies: policyVerdicts(result),
    summary,
  };
}

/** The report for programs: one JSON document. */
export function jsonReport({ result, version, apis, labels, repositories }: Report): string {
  const data = {
    ...reportData(result, version, apis),
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
