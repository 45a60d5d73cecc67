import { buildModel } from '../../src/apigateway/building/build-model';
import type { TemplateInput } from '../../src/cloudformation/template-input';
import { checkModel } from '../../src/engine/check';
import type { Finding } from '../../src/engine/finding';
import { ApiIndex, indexModel } from '../../src/report/api-index';
import { apiGraphs } from '../../src/report/graph/api-graph';
import { relativeFile, relativeResult } from '../../src/report/relative-paths';
import type { Report, ReportOptions } from '../../src/report/report';
import { CATALOGUE } from '../../src/rules/catalogue';

/** The directory that reports are written in. */
export const BASE = '/repository';

/** What a report about some templates is written from, as the command hands it over. */
export function reportOf(inputs: readonly TemplateInput[], options: Partial<ReportOptions> = {}): Report {
  const model = buildModel(inputs);
  const apis = new ApiIndex();
  indexModel(apis, model, { fileName: (file) => relativeFile(BASE, file), draw: apiGraphs });
  return {
    result: relativeResult(BASE, checkModel(model)),
    apis,
    checkedAt: new Date('2026-11-21T12:00:00Z'),
    aws: { account: '111122223333', region: 'eu-west-1' },
    policies: CATALOGUE,
    version: '1.2.3',
    options: { colour: false, showUnknown: false, showSuppressed: false, quiet: false, failOn: 'error', ...options },
  };
}

/** The same report with other findings. */
export function withFindings(report: Report, change: (findings: readonly Finding[]) => readonly Finding[]): Report {
  return { ...report, result: { ...report.result, findings: change(report.result.findings) } };
}

/** The same report with other findings, made from its first. */
export function withFirst(report: Report, change: (finding: Finding) => readonly Finding[]): Report {
  const first = report.result.findings.at(0);
  if (!first) throw new Error('nothing was found');
  return withFindings(report, () => change(first));
}
