import type { Finding, Result, UnknownVerdict } from '../engine/finding';
import { askedPolicies } from '../engine/results/policy-verdicts';
import { ApiIndex, type ReportedApi } from './api-index';
import type { ReportData } from './formats/json-report';
import { grouped } from '../collections/grouped';

/** A report for programs in a file; fields that later versions added may be missing. */
export type SavedReport = Omit<ReportData, 'apis' | 'policies' | 'notes' | 'tool' | 'schemaVersion'> &
  Partial<Pick<ReportData, 'apis' | 'policies' | 'notes'>>;

/** The result and the APIs that a report was made of. */
export function readReportData(data: SavedReport): { readonly result: Result; readonly apis: ApiIndex } {
  const { findings, unknown, failures, ineffective, notes = [], policies = [], apis = [], summary } = data;
  const index = new ApiIndex();
  const found = grouped([...findings, ...unknown], ({ api }) => api);
  const named = new Set<string>();
  for (const { name, template, protocol, stages, authorization, routes } of apis) {
    const api: ReportedApi = { name, template, protocol, stages, authorization, routes };
    const own = named.has(name) ? [] : (found.get(name) ?? []);
    named.add(name);
    index.add(
      api,
      own.map(({ resource }) => resource),
    );
  }
  return {
    result: {
      findings: findings.map(withoutApi),
      unknown: unknown.map(withoutApi),
      failures,
      ineffective,
      notes,
      policies: askedPolicies(policies),
      summary,
    },
    apis: index,
  };
}

function withoutApi<T extends Finding | UnknownVerdict>({ api: _, ...one }: T & { readonly api?: string }): T {
  return one as unknown as T;
}
