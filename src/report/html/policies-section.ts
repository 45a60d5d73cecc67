import { docsUrl } from '../../engine/rule-names/docs-url';
import { type PolicyVerdict, type VerdictName, policyVerdicts } from '../../engine/results/policy-verdicts';
import type { Policy } from '../../rules/policy';
import { type Child, type Markup, element } from '../element';
import { count } from '../format-text';
import type { Basis, Report } from '../report';
import { dataTable } from './data-table';
import { link } from './link';

/** The label of each verdict, and its meaning. */
const VERDICTS: readonly (readonly [VerdictName, string, string])[] = [
  ['violated', 'violated', 'by some resource, whether that counts or somebody has accepted it'],
  ['unknown', 'unknown', 'until deployment, and violated by none'],
  ['kept', 'kept', 'by every resource it was asked about'],
  ['not-applicable', 'not applicable', 'there was nothing to ask'],
  ['off', 'off', 'by the configuration, or by its preset'],
];

/** Every policy with its verdict, and with the number of resources that it judged. */
export function policiesSection({ result, policies, basis }: Report): Markup | undefined {
  const verdicts = policyVerdicts(result);
  if (verdicts.length === 0) return undefined;
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const groups = VERDICTS.map(([verdict, name, meaning]) => ({
    verdict,
    name,
    meaning,
    found: verdicts.filter((one) => one.verdict === verdict),
  })).filter(({ found }) => found.length > 0);
  return element(
    'section',
    { id: 'policies', 'aria-labelledby': 'policies-title' },
    element(
      'h2',
      { id: 'policies-title' },
      `${count(verdicts.filter(({ verdict }) => verdict !== 'off').length, 'policy')} judged`,
    ),
    element(
      'p',
      { class: 'about' },
      'Each resource counts once: it keeps a policy, violates it, violates it with a suppression, or only deployment knows.',
    ),
    ...groups.map(({ verdict, name, meaning, found }) =>
      element(
        'details',
        { class: `policies ${verdict}`, open: verdict === 'violated' },
        element('summary', {}, element('strong', {}, `${found.length} ${name}`), `: ${meaning}`),
        dataTable({
          label: `Policies that are ${name}`,
          ...columnsOf(verdict),
          rows: found.map((one) => rowOf(one, byId.get(one.id), basis)),
        }),
      ),
    ),
  );
}

function columnsOf(verdict: VerdictName): {
  readonly columns: readonly string[];
  readonly numbers?: readonly number[];
} {
  if (verdict === 'off') return { columns: ['Policy', 'What it asks', 'Why it is off'] };
  if (verdict === 'not-applicable') return { columns: ['Policy', 'What it asks', 'Severity'] };
  return {
    columns: ['Policy', 'What it asks', 'Severity', 'Judged', 'Kept', 'Violated', 'Suppressed', 'Unknown'],
    numbers: [3, 4, 5, 6, 7],
  };
}

function rowOf(one: PolicyVerdict, policy: Policy | undefined, basis: Basis | undefined): readonly Child[] {
  const { id, verdict, severity, judged, kept, violated, suppressed, unknown } = one;
  const name = element('code', {}, id);
  const head = [policy ? link(docsUrl(policy), name) : name, policy?.title];
  if (verdict === 'off') return [...head, offReason(id, policy, basis)];
  if (verdict === 'not-applicable') return [...head, severity];
  return [...head, severity ?? 'by overrides', judged, kept, violated, suppressed, unknown];
}

/** Why a policy is off. */
function offReason(id: string, policy: Policy | undefined, basis: Basis | undefined): string {
  if (!basis) return '';
  if (basis.rules.some(([rule]) => rule === id)) return 'switched off by the configuration';
  return policy?.isOptIn ? `not part of preset ${basis.preset}` : 'switched off by overrides';
}
