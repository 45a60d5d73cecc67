import { known } from '../collections/known';
import { SEVERITIES } from '../engine/config/choices';
import type { Finding } from '../engine/finding';
import type { ApiIndex, ReportedApi } from './api-index';
import { worstFirst } from './format-text';

/** Up to this number, all findings of a rule are shown; with more, the rule is folded. */
const MAX_OF_A_RULE = 50;
/** From this number of findings on, rules are folded earlier. */
const MANY_FINDINGS = 300;
/** The same as {@link MAX_OF_A_RULE}, for reports with many findings. */
const MAX_OF_A_RULE_OF_MANY = 10;
/** How many findings of a folded rule are shown where few rules are folded; otherwise one. */
const SHOWN_OF_FOLDED = 3;
/** How many findings of all folded rules together are shown. */
const MAX_OF_FOLDED = 60;

/** The findings of one API, worst first. */
export interface ApiFindings {
  /** The API; undefined for findings that belong to none. */
  readonly api: ReportedApi | undefined;
  readonly findings: readonly Finding[];
  /** Those of them that are shown. */
  readonly shown: readonly Finding[];
}

/** A rule whose findings are not all shown. */
export interface FoldedRule {
  readonly ruleId: string;
  readonly total: number;
  readonly hidden: number;
}

/** Arranges findings for reading: by API, the one with the worst finding first, and with frequent rules folded. */
export function arrange(
  findings: readonly Finding[],
  apis: ApiIndex,
): { readonly groups: readonly ApiFindings[]; readonly folded: readonly FoldedRule[] } {
  const byApi = apis.grouped(findings);
  const totals = countBy(findings);
  const most = findings.length > MANY_FINDINGS ? MAX_OF_A_RULE_OF_MANY : MAX_OF_A_RULE;
  const folding = new Set([...totals].flatMap(([ruleId, total]) => (total > most ? [ruleId] : [])));
  const shownOfEach = Math.max(1, Math.min(SHOWN_OF_FOLDED, Math.floor(MAX_OF_FOLDED / folding.size)));
  const shownOf = new Map<string, number>();
  const isShown = ({ ruleId }: Finding): boolean => {
    const shown = shownOf.get(ruleId) ?? 0;
    if (folding.has(ruleId) && shown === shownOfEach) return false;
    shownOf.set(ruleId, shown + 1);
    return true;
  };
  const groups = [...byApi]
    .map(([api, some]) => ({ api, findings: worstFirst(some) }))
    .sort((a, b) => rank(a.findings) - rank(b.findings))
    .map(({ api, findings: some }) => ({ api, findings: some, shown: some.filter(isShown) }));
  const folded = [...totals].flatMap(([ruleId, total]) => {
    const hidden = total - known(shownOf, ruleId);
    return hidden === 0 ? [] : [{ ruleId, total, hidden }];
  });
  return { groups, folded };
}

function rank(findings: readonly Finding[]): number {
  return SEVERITIES.findIndex((severity) => findings.some((finding) => finding.severity === severity));
}

function countBy(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}
