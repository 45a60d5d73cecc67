import { excluding } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import type { Resource } from '../../cloudformation/types';
import type { Policy, Severity } from '../../rules/policy';
import type { Finding, UnknownVerdict } from '../finding';
import { docsUrl } from '../rule-names/docs-url';
import { ACKNOWLEDGEMENT, type Acknowledgements } from '../suppression/acknowledgements';
import type { InlineSuppressions } from '../suppression/inline-suppressions';
import { templateSuppression } from '../suppression/template-suppression';
import { type ReportedVerdict, distinctVerdicts, subjectOf } from './distinct-verdicts';
import { type New, setPlace } from './finding-place';
import { fingerprint, nextFingerprint } from './fingerprint';
import { isKnown, knownPart, openIn } from './open-branch';

/** A finding or unknown verdict, and the number of its template, in whose order it is listed. */
export interface Ordered<T> {
  readonly item: T;
  readonly template: number;
}

/** A violation as a policy reported it. */
export interface ReportedViolation extends ReportedVerdict {
  /** How to mend it. @default - as the policy says */
  readonly fix: string | undefined;
  /** The properties that were judged. */
  readonly judged: readonly Path[];
}

/** Makes findings and unknown verdicts of what one policy reported: with position, construct and suppression. */
export class PolicyFindings {
  private distinct: readonly ReportedViolation[] | undefined;

  /**
   * @param policy that reported them
   * @param severityAt its severity at a resource; undefined where it is off
   * @param acknowledgements of the app
   * @param inline the suppressions in the metadata of the app's resources
   * @param violations what the policy reported, in order
   * @param unknownVerdicts what the policy could not judge before deployment, in order
   */
  public constructor(
    private readonly policy: Policy,
    private readonly severityAt: (resource: Resource) => Severity | undefined,
    private readonly acknowledgements: Acknowledgements,
    private readonly inline: InlineSuppressions,
    private readonly violations: readonly ReportedViolation[],
    private readonly unknownVerdicts: readonly ReportedVerdict[],
  ) {}

  /** The violations, each once. */
  public findings(): readonly Ordered<Finding>[] {
    const told = new Map<string, number>();
    return this.distinctViolations
      .filter(({ when }) => isKnown(when))
      .map((violated) => {
        const { resource } = violated;
        const item = this.finding(violated);
        // Two sentences about one property are two findings.
        const key = `${resource.template.id} ${item.fingerprint}`;
        const before = told.get(key) ?? 0;
        told.set(key, before + 1);
        if (before > 0) item.fingerprint = nextFingerprint(item.fingerprint, before);
        return { item, template: resource.template.id };
      });
  }

  /** What only deployment knows, each once. */
  public unknowns(): readonly Ordered<UnknownVerdict>[] {
    const doubts = this.distinctViolations
      .filter((one) => !isKnown(one.when) && !this.isCertain(one))
      .map(({ resource, path, when }) => ({ resource, path, text: openIn(when) ?? '', when: knownPart(when) }));
    return distinctVerdicts([...this.unknownVerdicts, ...doubts]).map(({ resource, path, text, when }) => {
      const verdict = { ruleId: this.policy.id, reason: text } as New<UnknownVerdict>;
      setPlace(verdict, resource, path, when);
      return { item: verdict, template: resource.template.id };
    });
  }

  /** Each violation once, those included that rest on what only deployment knows. */
  private get distinctViolations(): readonly ReportedViolation[] {
    this.distinct ??= distinctVerdicts(this.violations);
    return this.distinct;
  }

  /** Whether the same property is certainly wrong in every branch in which it may be. */
  private isCertain({ resource, path, when }: ReportedVerdict): boolean {
    const name = JSON.stringify(path);
    const subject = subjectOf(resource);
    const certain = this.distinctViolations.filter(
      (one) => isKnown(one.when) && subjectOf(one.resource) === subject && JSON.stringify(one.path) === name,
    );
    if (certain.length === 0) return false;
    const others = certain.map((one) => one.when);
    return excluding(when, others).length === 0;
  }

  private finding({ resource, path, text, fix, when, judged }: ReportedViolation): New<Finding> {
    const { policy } = this;
    const { id: ruleId, category } = policy;
    // Set one by one: an app can have tens of thousands of findings, and spreading objects takes a while.
    const finding = {
      ruleId,
      severity: this.severityAt(resource) ?? policy.severity,
      category,
      message: text,
      fix: fix ?? policy.fix,
      docsUrl: docsUrl(policy),
    } as New<Finding>;
    setPlace(finding, resource, path, when);
    finding.fingerprint = fingerprint({ ruleId, resource, path, judged, when, branch: finding.branch ?? '' });
    const suppressed = this.suppression(resource);
    if (suppressed) finding.suppressed = suppressed;
    return finding;
  }

  private suppression(resource: Resource): Finding['suppressed'] {
    const acknowledged = this.acknowledgements.find(this.policy.id, resource.constructPath);
    if (acknowledged) return { reason: acknowledged.reason, by: ACKNOWLEDGEMENT };
    return this.inline.find(this.policy.id, resource) ?? templateSuppression(resource, this.policy.id);
  }
}
