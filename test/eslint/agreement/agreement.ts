import { buildModel } from '../../../src/apigateway/building/build-model';
import type { TemplateInput } from '../../../src/cloudformation/template-input';
import { checkModel } from '../../../src/engine/check';
import type { Preset } from '../../../src/engine/config/choices';
import type { Finding } from '../../../src/engine/finding';
import { RULES } from '../../../src/eslint/rule-index';
import { CATALOGUE } from '../../../src/rules/catalogue';
import { lint } from '../linter';

/** What the plugin and the gate say of one program. */
export interface Verdicts {
  readonly reports: readonly Report[];
  readonly findings: readonly Finding[];
}

interface Report {
  readonly ruleId: string;
  readonly message: string;
  /** The line of code, without what is left and right of it. */
  readonly code: string;
}

const POLICIES = new Set(CATALOGUE.map(({ id }) => id));
const CARRIED = Object.keys(RULES).filter((id) => POLICIES.has(id));

/** What the plugin says of a program, by the policies it carries, and what the gate says of its templates, HTTP APIs included. */
export function verdicts(text: string, templates: readonly TemplateInput[], preset: Preset = 'all'): Verdicts {
  const lines = text.split('\n');
  return {
    // Comments that disable rules of other plugins are reported by ESLint itself, which does not know them here.
    reports: lint(text, ...CARRIED)
      .filter(({ ruleId }) => ruleId?.startsWith('websocket-guard/'))
      .map(({ ruleId, message, line }) => ({
        ruleId: (ruleId ?? '').replace(/^.*\//, ''),
        message,
        code: (lines[line - 1] ?? '').trim(),
      })),
    findings: checkModel(buildModel(templates), { preset, protocols: ['websocket', 'http'] }).findings.filter(
      ({ suppressed }) => !suppressed,
    ),
  };
}

/** The reports that no finding of the gate confirms: each takes one finding of its policy, at one of the places that fit. */
export function unconfirmed(
  { reports, findings }: Verdicts,
  fits: (report: Report, finding: Finding) => boolean = () => true,
): readonly string[] {
  const left = [...findings];
  return reports.flatMap((report) => {
    const at = left.findIndex((finding) => finding.ruleId === report.ruleId && fits(report, finding));
    if (at === -1) return [`${report.ruleId}: ${report.message} (${report.code})`];
    left.splice(at, 1);
    return [];
  });
}

/** Whether a line of a program whose constructs have the names of their variables is about the resource of a finding. */
export function isAboutResource({ code }: Report, { resource }: Finding): boolean {
  const segments = new Set((resource.constructPath ?? '').split(/[/-]/).map((one) => one.replace('$', '')));
  return (code.match(/\w+/g) ?? []).some((word) => segments.has(word));
}

/** How many findings of the gate the plugin names. */
export interface Share {
  readonly found: number;
  readonly named: number;
}

/** Of the findings of the gate on some programs, those that the plugin names, by policy. */
export function shares(all: readonly Verdicts[]): ReadonlyMap<string, Share> {
  const counted = new Map<string, Share>();
  for (const { reports, findings } of all) {
    for (const id of new Set(findings.map(({ ruleId }) => ruleId))) {
      const found = findings.filter(({ ruleId }) => ruleId === id).length;
      const named = Math.min(found, reports.filter(({ ruleId }) => ruleId === id).length);
      const before = counted.get(id) ?? { found: 0, named: 0 };
      counted.set(id, { found: before.found + found, named: before.named + named });
    }
  }
  return counted;
}

/** The sum over all policies. */
export function shareOf(counted: ReadonlyMap<string, Share>): Share {
  return [...counted.values()].reduce((sum, { found, named }) => ({
    found: sum.found + found,
    named: sum.named + named,
  }));
}
